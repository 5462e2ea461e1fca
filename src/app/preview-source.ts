import { decodeCommand } from '../bot/adapters/discord/custom-id.ts'
import { fits as fitsDiscord, renderAnswer as renderForDiscord, renderMessage } from '../bot/adapters/discord/render.ts'
import type { PreviewAdapter, PreviewAnswer } from '../bot/adapters/preview/preview-adapter.ts'
import { parseCommandState } from '../bot/adapters/slack/action-id.ts'
import { fits as fitsSlack, renderAnswer, renderCard as renderForSlack } from '../bot/adapters/slack/render.ts'
import type { Card } from '../core/card.ts'
import { previewScene } from './preview-scenes.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Channel } from '../core/workspace.ts'
import type { Answered, Platforms, PreviewSource } from '../web/preview-routes.ts'

/** What the platforms would get: their own renderers, which need no SDK. */
export const PLATFORM_PAYLOADS: Platforms = {
  discord: {
    render: (card, message, pictures) =>
      message === null ? renderForDiscord(card, pictures) : renderMessage({ ...message, card }),
    decode: decodeCommand,
  },
  slack: {
    render: (card, command, pictures) =>
      command === null ? renderForSlack(card, pictures) : renderAnswer(card, command, pictures),
    decode: parseCommandState,
  },
}

/** The two stand side by side and turn the same pages. */
const fitsBoth = (card: Card): boolean => fitsDiscord(card) && fitsSlack(card)

/** The preview page as somebody sees it who sits in that channel. */
export function previewSource(preview: PreviewAdapter, channel: Channel, clock: Clock): PreviewSource {
  const withPictures = async (answered: PreviewAnswer): Promise<Answered> => ({
    ...answered,
    pictures: await preview.paint(answered.card),
  })
  return {
    messages: () => preview.messages(),
    onChange: (listener) => preview.onChange(listener),
    type: async (line, language) => {
      const answered = await preview.ask(line, { ...channel, language }, true, fitsBoth)
      return answered === null ? null : await withPictures(answered)
    },
    press: async (run, language) => withPictures(await preview.press(run, { ...channel, language }, true, fitsBoth)),
    scene: (name, language) => previewScene(name, preview, { ...channel, language }),
    complete: (line, language) => preview.complete(line, { ...channel, language }),
    nowMs: () => clock.nowMs(),
  }
}
