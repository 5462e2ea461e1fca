import type { ClaimedDelivery } from '../../core/delivery.ts'
import type { ChatError } from '../../core/errors.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Channel } from '../../core/workspace.ts'
import type { Rendered } from './render-delivery.ts'

const MAX_ATTEMPTS = 8
const LONGEST_WAIT_MS = 15 * 60_000
/** The request's time-out plus a margin: by then a slow answer has either arrived or never will. */
const AMBIGUOUS_WAIT_MS = 45_000
const DEFAULT_RATE_LIMIT_WAIT_MS = 5_000
const UNAUTHORIZED_WAIT_MS = 10 * 60_000

/** Decides what becomes of a delivery that was refused. Returns whether the channel may go on with its next one. */
export async function afterFailure(
  claimed: ClaimedDelivery,
  channel: Channel,
  rendered: Rendered,
  error: ChatError,
  deps: { readonly store: Store; readonly clock: Clock; readonly log: Log },
): Promise<boolean> {
  const now = deps.clock.nowMs()
  const problem = `${error.message} ${error.hint}`
  return await deps.store.transaction(async (ledger) => {
    const wait = (waitMs: number, countsAsAttempt: boolean, ambiguous: boolean) =>
      ledger.deliveries.markRetry(claimed, { dueAt: now + waitMs, countsAsAttempt, ambiguous, problem })
    const end = (state: 'failed' | 'dead') => ledger.deliveries.markEnded(claimed, state, problem)
    switch (error.kind) {
      case 'rate-limited':
        await wait(error.retryAfterMs ?? DEFAULT_RATE_LIMIT_WAIT_MS, false, claimed.ambiguous)
        return false
      case 'unauthorized':
        deps.log.error('the platform refuses the token', { platform: channel.platform, hint: error.hint })
        await wait(UNAUTHORIZED_WAIT_MS, false, claimed.ambiguous)
        return false
      case 'forbidden':
      case 'channel-gone':
        await ledger.subscriptions.pauseChannel(channel.id, error.kind, now)
        await end('failed')
        return true
      case 'message-gone':
      case 'edit-closed':
        if (error.kind === 'message-gone' && (rendered.kind === 'edit' || rendered.kind === 'reply')) {
          await ledger.messages.close(rendered.message.id, now)
        }
        await end('failed')
        return true
      case 'invalid':
        await end('failed')
        return true
      case 'ambiguous':
      case 'unavailable': {
        if (claimed.attempts + 1 >= MAX_ATTEMPTS) {
          deps.log.error('a delivery is dead', { delivery: claimed.id, channel: channel.id, problem })
          await end('dead')
          return true
        }
        const isAmbiguous = error.kind === 'ambiguous'
        const backOffMs = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** claimed.attempts)
        await wait(
          isAmbiguous ? Math.max(AMBIGUOUS_WAIT_MS, backOffMs) : backOffMs,
          true,
          isAmbiguous || claimed.ambiguous,
        )
        return false
      }
    }
  })
}
