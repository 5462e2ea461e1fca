import type { Card } from '../../core/card.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { FeedDesk } from '../../core/ports/feed-desk.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Money } from '../../core/money.ts'
import type { Report, StoryView } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel, Workspace } from '../../core/workspace.ts'
import type { KnownNames } from './known-names.ts'
import type { InTurn } from './turns.ts'

/** What commands may use of the rest of the program. */
export type CommandDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** IANA name; for channels that are not known yet. */
  readonly defaultTimeZone: string
  /** Names of the ledger, for typing and for typos. */
  readonly names: KnownNames
  /** Owes the channel the newest `count` stories that fit; returns how many there were. */
  readonly backfill: (subscription: Subscription, channel: Channel, count: number) => Promise<number>
  /** Posts a card in the channel right now. Throws ChatError. */
  readonly announce: (channel: Channel, card: Card) => Promise<void>
  /** Opens the direct messages with a person of the workspace; gives the platform's id of that channel. Throws ChatError. */
  readonly openDirect: (workspace: Workspace, personId: string) => Promise<string>
  /** What a story says after these reports. */
  readonly buildView: (reports: readonly Report[]) => StoryView
  /** About, at a dated rate; `null` when the currency has none. */
  readonly toUsd: (money: Money) => number | null
  readonly feedDesk: FeedDesk
  /** Which AI Wire answers, and where it is explained. */
  readonly about: { readonly version: string; readonly docsUrl: string }
  /** The channel has something due. */
  readonly wake: (channelId: string) => void
  /** Changes of one channel: who presses twice gets one test card. */
  readonly inTurn: InTurn
}
