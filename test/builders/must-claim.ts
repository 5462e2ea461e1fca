import type { ClaimedDelivery } from '../../src/core/delivery.ts'
import type { DeliveryStore } from '../../src/core/ports/delivery-store.ts'

/** Claims what a channel is sent next, where a test goes on with it. */
export async function mustClaim(
  { deliveries }: { readonly deliveries: Pick<DeliveryStore, 'claimNext'> },
  channelId: string,
  nowMs: number,
  leaseMs = 1_000,
): Promise<ClaimedDelivery> {
  const claimed = await deliveries.claimNext(channelId, nowMs, leaseMs)
  if (claimed === null) throw new Error(`nothing is due to ${channelId} at ${nowMs}`)
  return claimed
}
