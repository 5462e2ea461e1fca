import { decodeCommand } from '../bot/adapters/discord/custom-id.ts'
import { renderCard as renderForDiscord, renderMessage } from '../bot/adapters/discord/render.ts'
import type { PreviewAdapter } from '../bot/adapters/preview/preview-adapter.ts'
import { parseCommandState } from '../bot/adapters/slack/action-id.ts'
import { renderAnswer, renderCard as renderForSlack } from '../bot/adapters/slack/render.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Channel } from '../core/workspace.ts'
import type { Platforms, PreviewSource } from '../web/preview-routes.ts'

/** What the platforms would get: their own renderers, which need no SDK. */
export const PLATFORM_PAYLOADS: Platforms = {
  discord: {
    render: (card, message) => (message === null ? renderForDiscord(card) : renderMessage({ ...message, card })),
    decode: decodeCommand,
  },
  slack: {
    render: (card, command, pictures) =>
      command === null ? renderForSlack(card, pictures) : renderAnswer(card, command),
    decode: parseCommandState,
  },
}

/** The preview page as somebody sees it who sits in that channel. */
export function previewSource(preview: PreviewAdapter, channel: Channel, clock: Clock): PreviewSource {
  return {
    messages: () => preview.messages(),
    onChange: (listener) => preview.onChange(listener),
    type: (line, language) => preview.ask(line, { ...channel, language }, true),
    press: (run, language) => preview.press(run, { ...channel, language }, true),
    complete: (line, language) => preview.complete(line, { ...channel, language }),
    nowMs: () => clock.nowMs(),
  }
}
