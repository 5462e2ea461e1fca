import type { AuditStore } from './audit-store.ts'
import type { ChannelStore } from './channel-store.ts'
import type { ComplaintStore } from './complaint-store.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { EntryStore } from './entry-store.ts'
import type { FeedStore } from './feed-store.ts'
import type { InstallationStore } from './installation-store.ts'
import type { MessageStore } from './message-store.ts'
import type { OperationsStore } from './operations-store.ts'
import type { StoryStore } from './story-store.ts'
import type { SubscriptionStore } from './subscription-store.ts'

/** Everything that a transaction can see and do. */
export interface Ledger {
  readonly feeds: FeedStore
  readonly entries: EntryStore
  readonly stories: StoryStore
  readonly channels: ChannelStore
  readonly subscriptions: SubscriptionStore
  readonly deliveries: DeliveryStore
  readonly messages: MessageStore
  readonly audit: AuditStore
  readonly complaints: ComplaintStore
  readonly installations: InstallationStore
}

/** All rights of a kind go by one number, from 0 to 2^31 - 1. */
export type Accord = { readonly kind: string; readonly number: number }

/** A right that one process at a time has. */
export interface Hold {
  /** Resolves when it is gone without being given back, such as with the connection to the database. */
  readonly lost: Promise<void>
  release(): Promise<void>
}

export interface Store extends Ledger {
  readonly operations: OperationsStore
  /** Several processes may use the database at once. */
  readonly isShared: boolean
  /**
   * All or nothing, one writer at a time. `work` does no network calls. Work that changes nothing but what belongs to one
   * channel names it: then it need not wait for the same in other channels, where the engine has room for several.
   */
  transaction<T>(work: (ledger: Ledger) => Promise<T>, only?: { readonly channelId: string }): Promise<T>
  /** Takes or renews the right to be the one process on this database. False while another has it. */
  takeLease(holder: string, nowMs: number, forMs: number): Promise<boolean>
  releaseLease(holder: string): Promise<void>
  /**
   * Takes the right of that name; `null` while another has it. It ends with the process. `parts`, in an order that all
   * keep, are taken with it: throws OverlapError while a right of another name has one of them. Throws DisagreementError
   * while a right of the same kind goes by another number.
   */
  tryHold(name: string, parts?: readonly string[], accord?: Accord): Promise<Hold | null>
  /** A small value kept for its name, such as the hash of the registered commands. */
  getSetting(name: string): Promise<string | null>
  /** Writes what `change` makes of the value, and returns it; nobody writes in between. `null` leaves it as it is. */
  changeSetting(name: string, change: (value: string | null) => string | null): Promise<string | null>
  close(): Promise<void>
}
