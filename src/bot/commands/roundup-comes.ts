import type { Subscription } from '../../core/subscription.ts'
import { timeZoneToday } from '../../core/time-zone-names.ts'
import type { Channel } from '../../core/workspace.ts'
import { formatHour, formatWeekday } from '../cards/format-date.ts'
import type { CommandContext } from './command-context.ts'

/** When the roundup of the week comes, by the channel's clock; `say`: how that is said, in a sentence where it is left out. */
export function roundupComes(
  { roundup, timeZone }: Channel,
  { strings, language }: Pick<CommandContext, 'strings' | 'language'>,
  say = strings.roundupComes,
): string {
  return say(
    formatWeekday(roundup.weekday, language),
    formatHour(roundup.hour),
    formatHour(roundup.hour + 1),
    timeZoneToday(timeZone),
  )
}

/** What is said of the roundup of a channel that follows these: when it comes, or that it does not. `say` as in `roundupComes`. */
export function roundupWords(
  channel: Channel,
  subscriptions: readonly Subscription[],
  context: Pick<CommandContext, 'strings' | 'language'>,
  say = context.strings.roundupComes,
): string {
  if (!getsRoundup(channel, subscriptions)) return context.strings.noRoundup
  const isPaused = channel.roundup.mode === 'with-topics' && subscriptions.every(({ pausedAt }) => pausedAt !== null)
  return isPaused ? context.strings.roundupRests : roundupComes(channel, context, say)
}

/** Whether the roundup comes to a channel that follows these. What is paused goes on one day, and the roundup with it. */
export function getsRoundup({ roundup }: Channel, subscriptions: readonly Subscription[]): boolean {
  return roundup.mode === 'always' || (roundup.mode === 'with-topics' && subscriptions.length > 0)
}
