import type { Card } from '../../core/card.ts'
import { noticeCard } from '../cards/notice-card.ts'
import type { CommandContext } from './command-context.ts'
import { commandLine } from './command-line.ts'
import { subscribeLine } from './filter-words.ts'
import { makeChange } from './make-change.ts'
import { readFollowed } from './read-options.ts'
import { roundupBefore } from './settings-before.ts'

/** `/unsubscribe`: this channel gets no more of a topic, or no roundup. */
export async function runUnsubscribe(context: CommandContext): Promise<Card> {
  const { strings, channel, deps } = context
  const followed = await readFollowed(context)
  if (followed === 'roundup') {
    const undo = await makeChange(context, channel, async (ledger, stored) => {
      const subscriptions = await ledger.subscriptions.listOfChannel(stored.id)
      const roundup = { ...stored.roundup, mode: 'off', since: deps.clock.nowMs() } as const
      await ledger.channels.update({ ...stored, roundup })
      return roundupBefore({ channel: stored, subscriptions }, roundup)
    })
    return noticeCard(strings.roundupOff, undo === null ? [] : [strings.asBefore(commandLine(undo))])
  }
  const name = strings.topic[followed]
  const known = await deps.store.subscriptions.listOfChannel(channel.id)
  const ended = known.find(({ topic }) => topic === followed)
  if (ended === undefined) return noticeCard(strings.notSubscribed(name))
  await makeChange(context, channel, (ledger) => ledger.subscriptions.remove(channel.id, followed))
  return noticeCard(strings.unsubscribed(name), [strings.asBefore(subscribeLine(ended, context))])
}
