import type { ClaimedDelivery } from '../../core/delivery.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Store } from '../../core/ports/store.ts'

/** A claim lasts so long unless it is renewed: then another process takes over what a dead one was sending. */
export const CLAIM_MS = 5_000
/** How often a process that lives renews what it holds. */
export const CLAIM_BEAT_MS = 1_000

export type HeldClaims = {
  /** Remembers the claim until the work on it ends. */
  during<T>(claimed: ClaimedDelivery, work: Promise<T>): Promise<T>
  /** Renews all that were held for a beat. To be called every CLAIM_BEAT_MS. */
  renew(store: Pick<Store, 'deliveries'>, clock: Clock): Promise<void>
}

/** The claims that this process works on. Most requests are answered long before the first beat, and cost no renewal. */
export function createHeldClaims(): HeldClaims {
  const endOf = new Map<ClaimedDelivery, number>()
  return {
    async during(claimed, work) {
      endOf.set(claimed, claimed.leaseUntil)
      try {
        return await work
      } finally {
        endOf.delete(claimed)
      }
    },
    async renew(store, clock) {
      const now = clock.nowMs()
      const from = now + CLAIM_MS - CLAIM_BEAT_MS
      const aged = [...endOf].flatMap(([claimed, until]) => (until <= from ? [claimed] : []))
      if (aged.length === 0) return
      // Beside the transactions: a beat must not wait behind the work that it keeps. One that another process has taken
      // over is kept no more: whoever works on it finds out when it marks it.
      const kept = await store.deliveries.renewAll(aged, now, CLAIM_MS)
      for (const claimed of aged) if (kept.has(claimed.id) && endOf.has(claimed)) endOf.set(claimed, now + CLAIM_MS)
    },
  }
}
