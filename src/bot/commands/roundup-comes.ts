import type { Subscription } from '../../core/subscription.ts'
import { timeZoneToday } from '../../core/time-zone-names.ts'
import type { Channel } from '../../core/workspace.ts'
import { formatHour, formatWeekday } from '../cards/format-date.ts'
import { isQuietHour } from '../delivery/quiet.ts'
import type { CommandContext } from './command-context.ts'

type ComingHour = { readonly weekday: number; readonly hour: number; readonly isAfterQuiet: boolean }

/** When the roundup of the week comes, by the channel's clock; `say`: how that is said, in a sentence where it is left out. */
export function roundupComes(
  channel: Channel,
  { strings, language }: Pick<CommandContext, 'strings' | 'language'>,
  say = strings.roundupComes,
): string {
  const { weekday, hour, isAfterQuiet } = comingHour(channel)
  return say({
    weekday: formatWeekday(weekday, language),
    from: formatHour(hour),
    until: formatHour(hour + 1),
    zone: timeZoneToday(channel.timeZone),
    isAfterQuiet,
  })
}

/** The plan's hour, or that at which the quiet hours end it lies in. 1 is Monday; the day behind Sunday is as good an 8. */
function comingHour({ roundup: { weekday, hour }, quietHours }: Channel): ComingHour {
  if (quietHours === null || !isQuietHour(quietHours, hour)) return { weekday, hour, isAfterQuiet: false }
  const { untilHour } = quietHours
  return { weekday: untilHour > hour ? weekday : weekday + 1, hour: untilHour, isAfterQuiet: true }
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
