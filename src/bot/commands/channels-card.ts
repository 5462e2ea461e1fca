import { card, channelName, text, type Card, type CardSection } from '../../core/card.ts'
import type { Channel } from '../../core/workspace.ts'
import { inBrackets } from '../cards/brackets.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { mistake, type CommandContext } from './command-context.ts'

/** Every channel of the workspace that gets something, with what it follows; for who may know of them all. */
export async function channelsCard(context: CommandContext): Promise<Card> {
  const { strings, deps, workspace, call } = context
  if (call.seesAll !== true) throw mistake(context, strings.mayNotSeeAll, '/subscriptions')
  const channels = await deps.store.channels.listOfWorkspace(workspace.id)
  // Direct messages are nobody else's business.
  const shown = channels.filter(({ personId }) => personId === null)
  if (shown.length === 0) return noticeCard(strings.noChannels, [strings.forExample('/subscribe topic:models')])
  const sections = await Promise.all(shown.map((channel) => sectionOf(channel, context)))
  return card({
    tone: 'info',
    title: strings.allChannels(shown.length),
    sections,
    footer: [text(strings.forExample('/subscriptions channel:#news'))],
  })
}

async function sectionOf(channel: Channel, { strings, deps, language }: CommandContext): Promise<CardSection> {
  const subscriptions = await deps.store.subscriptions.listOfChannel(channel.id)
  const topics = subscriptions.map(({ topic, pauseReason }) =>
    pauseReason === null
      ? strings.topic[topic]
      : `${strings.topic[topic]}${inBrackets(strings.paused(strings.pauseReason[pauseReason]), language)}`,
  )
  const roundup = channel.roundup.mode === 'always' ? [strings.roundupName] : []
  return {
    heading: null,
    lines: [[channelName(channel.externalId), text(` · ${[...topics, ...roundup].join(' · ')}`)]],
  }
}
