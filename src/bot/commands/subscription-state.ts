import type { Subscription } from '../../core/subscription.ts'
import { formatDate } from '../cards/format-date.ts'
import type { CommandContext } from './command-context.ts'

/** Whether a subscription runs or why it rests, and since when; `until` of `pausedUntilWords` stands between the two. */
export function subscriptionState(
  { pausedAt, pauseReason, createdAt }: Subscription,
  until: string,
  { strings, language, channel }: CommandContext,
): { readonly state: string; readonly since: string } {
  const isPaused = pausedAt !== null && pauseReason !== null
  const day = formatDate(isPaused ? pausedAt : createdAt, language, channel.timeZone)
  return {
    state: isPaused ? strings.paused(strings.pauseReason[pauseReason]) : strings.active,
    since: `${pauseReason === 'asked' ? until : ''} · ${strings.since(day)}`,
  }
}
