import type { Clock } from '../../core/ports/clock.ts'
import type { FeedDesk } from '../../core/ports/feed-desk.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Money } from '../../core/money.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'

/** What commands may use of the rest of the program. */
export type CommandDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** IANA name; for channels that are not known yet. */
  readonly defaultTimeZone: string
  /** Owes the channel the newest `count` stories that fit; returns how many there were. */
  readonly backfill: (subscription: Subscription, channel: Channel, count: number) => Promise<number>
  /** About, at a dated rate; `null` when the currency has none. */
  readonly toUsd: (money: Money) => number | null
  readonly feedDesk: FeedDesk
  /** The channel has something due. */
  readonly wake: (channelId: string) => void
}
