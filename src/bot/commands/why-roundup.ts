import { card, strong, text, type Card, type Line } from '../../core/card.ts'
import type { Delivery } from '../../core/delivery.ts'
import type { Subscription } from '../../core/subscription.ts'
import { LANGUAGES } from '../../core/workspace.ts'
import { stringsOf } from '../cards/strings.ts'
import { roundupDueWeek } from '../roundup/due.ts'
import type { CommandContext } from './command-context.ts'
import { plainWord } from './plain-word.ts'
import { followedOf } from './read-options.ts'
import { roundupWords } from './roundup-comes.ts'
import { waitingLine } from './waiting-line.ts'

/** Whether the roundup is meant, by what it is called in any of our languages. */
export function isRoundup(about: string): boolean {
  const names = LANGUAGES.map((language) => plainWord(stringsOf(language).roundupName))
  return followedOf(about) === 'roundup' || names.includes(plainWord(about))
}

/** `/why roundup`: when the roundup comes to this channel, and what became of the newest that fell due. */
export async function whyRoundup(context: CommandContext): Promise<Card> {
  const { strings, deps, channel } = context
  const subscriptions = await deps.store.subscriptions.listOfChannel(channel.id)
  const { week, dueAt } = roundupDueWeek(deps.clock.nowMs(), channel.timeZone, channel.roundup)
  const owed = await deps.store.deliveries.findRoundup(channel.id, week)
  const became = owed === null ? unowedLines(subscriptions, dueAt, context) : await stateLines(owed, context)
  const last = became.length === 0 ? [] : [{ heading: week, lines: became }]
  const comes = [[text(roundupWords(channel, subscriptions, context))]]
  return card({ tone: 'info', title: strings.roundupName, lines: comes, sections: last })
}

/** Nothing where none comes, or all of the channel is paused: that is said already. */
function unowedLines(
  subscriptions: readonly Subscription[],
  dueAt: number,
  { strings, channel }: CommandContext,
): readonly Line[] {
  const { mode, since } = channel.roundup
  const active = subscriptions.filter(({ pausedAt }) => pausedAt === null)
  if (mode === 'off' || (mode === 'with-topics' && active.length === 0)) return []
  const isNew = since >= dueAt || (mode === 'with-topics' && active.every(({ createdAt }) => createdAt >= dueAt))
  return [[text(isNew ? strings.roundupStartsNext : strings.delivery.due)]]
}

async function stateLines(owed: Delivery, context: CommandContext): Promise<readonly Line[]> {
  const { strings, deps } = context
  if (owed.state === 'due') {
    const waiting = await waitingLine(owed.dueAt, context)
    return [waiting ?? [text(strings.delivery.due)]]
  }
  const sentAt = await deps.store.messages.sentAtOf(owed)
  const moment: Line = sentAt === null ? [] : [text(' · '), { kind: 'time', atMs: sentAt, style: 'relative' }]
  return [[strong(strings.delivery[owed.state]), ...moment]]
}
