import type { types } from '@slack/bolt'
import type { Card } from '../../../core/card.ts'
import type { Command } from '../../../core/command.ts'
import type { HomePart } from '../../../core/ports/chat-adapter.ts'
import type { Language } from '../../../core/workspace.ts'
import { formButton } from './form.ts'
import * as limits from './limits.ts'
import { renderCard } from './render.ts'
import { slackWords } from './words.ts'

/** Each card is cut to so many blocks, so that many channels find place. */
const BLOCKS_OF_CHANNEL = 12
const SHOWN_CHANNELS = 6

/** The channels that follow something with their state and settings, then what concerns the whole workspace. */
export async function homeView(
  parts: readonly HomePart[],
  subscribe: Command | null,
  language: Language,
): Promise<types.HomeView> {
  const words = slackWords(language)
  const channels = parts.flatMap(({ channelExternalId: id, write }) =>
    id !== null && /^[A-Z0-9]{1,30}$/u.test(id) ? [{ id, write }] : [],
  )
  const shown: { readonly id: string; readonly cards: readonly Card[] }[] = []
  for (const { id, write } of channels.slice(0, SHOWN_CHANNELS)) shown.push({ id, cards: await write() })
  const general: Card[] = []
  for (const { channelExternalId: id, write } of parts) if (id === null) general.push(...(await write()))
  const left = channels.length - SHOWN_CHANNELS
  const blocks: types.KnownBlock[] = [
    ...(subscribe === null ? [] : [formButton(subscribe, words.subscribeChannel)]),
    ...(channels.length === 0 ? [plainSection(words.homeEmpty)] : []),
    ...shown.flatMap(({ id, cards }): types.KnownBlock[] => [
      { type: 'divider' },
      { type: 'section', text: { type: 'mrkdwn', text: `<#${id}>`, verbatim: true } },
      ...shortened(
        cards.flatMap((card) => renderCard({ ...card, buttons: [] }).blocks),
        words.moreOfChannel,
      ),
    ]),
    ...(left > 0 ? [plainSection(words.moreChannels(left))] : []),
    { type: 'divider' },
    ...general.flatMap((card) => renderCard({ ...card, buttons: [] }).blocks),
  ]
  return { type: 'home', blocks: blocks.slice(0, limits.VIEW_BLOCKS) }
}

/** Says where the rest is. */
function shortened(blocks: readonly types.KnownBlock[], rest: string): readonly types.KnownBlock[] {
  if (blocks.length <= BLOCKS_OF_CHANNEL) return blocks
  return [...blocks.slice(0, BLOCKS_OF_CHANNEL - 1), plainSection(rest)]
}

function plainSection(text: string): types.SectionBlock {
  return { type: 'section', text: { type: 'plain_text', text, emoji: false } }
}
