import type { Ledger } from '../../core/ports/store.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'

/** Where a delivery is told, as it is now. */
export type Destination = {
  readonly channel: Channel
  /** The channel's subscriptions that are followed. */
  readonly active: readonly Subscription[]
  readonly ledger: Ledger
}
