import type { ChannelRest } from '../../core/ports/channel-store.ts'
import { PROBED_REASONS, type Subscription } from '../../core/subscription.ts'

/** Paused because the platform forbids to post, and still asked from time to time whether it does: what it misses is kept. */
export function isProbed(
  subscription: Pick<Subscription, 'pauseReason'>,
  rest: Pick<ChannelRest, 'refusals'>,
): boolean {
  return PROBED_REASONS.some((reason) => reason === subscription.pauseReason) && rest.refusals > 0
}

/** Brings what is new: it runs, or is kept up until the platform lets the bot post again. */
export function isFollowed(
  subscription: Pick<Subscription, 'pausedAt' | 'pauseReason'>,
  rest: Pick<ChannelRest, 'refusals'>,
): boolean {
  return subscription.pausedAt === null || isProbed(subscription, rest)
}
