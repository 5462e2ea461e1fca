import type { ChannelRest } from '../../core/ports/store.ts'
import { PROBED_REASONS, type Subscription } from '../../core/subscription.ts'

/** Paused because the platform forbids to post, and still asked from time to time whether it does: what it misses is kept. */
export function isProbed(
  subscription: Pick<Subscription, 'pauseReason'>,
  rest: Pick<ChannelRest, 'refusals'>,
): boolean {
  return PROBED_REASONS.some((reason) => reason === subscription.pauseReason) && rest.refusals > 0
}
