import type { Fact } from './evidence.ts'
import type { Facts } from './facts.ts'
import type { FeedKind } from './feed.ts'
import type { StoryMending } from './mending.ts'
import type { Money } from './money.ts'
import type { Status } from './status.ts'
import type { Topic } from './topic.ts'

/** An entry that belongs to a story, with what it said and who said it. Times are Unix milliseconds. */
export type Report = {
  readonly entryId: string
  readonly feedId: string
  readonly feedName: string
  readonly feedKind: FeedKind
  readonly feedWeight: number
  readonly language: string
  readonly title: string
  readonly summary: string
  readonly url: string | null
  readonly publishedAt: number
  readonly facts: Facts
}

export const CHANGE_KINDS = ['status', 'models', 'amount', 'valuation', 'correction'] as const
type ChangeKind = (typeof CHANGE_KINDS)[number]

/**
 * A step that readers should hear of. `from` and `to` are in neutral form: a status, names, `USD 30000000000`, `up to USD
 * 500000000`. A `correction` says that what stood before was a mistake of ours; `models` came later than the rest of their
 * wave, and `to` names them.
 */
export type StoryChange = {
  readonly kind: ChangeKind
  readonly from: string | null
  readonly to: string
  readonly at: number
  readonly entryId: string
  /** The revision of the story that it made; 0 of what was recorded before that was kept. */
  readonly revision: number
}

/** What a story says now: a pure function of its reports, whatever order they came in. */
export type StoryView = {
  readonly topic: Topic
  /** The headline of the best report. */
  readonly title: string
  readonly url: string | null
  readonly status: Status
  /** Merged; each fact keeps the evidence of the report it came from. */
  readonly facts: Facts
  /** What reputable publishers tell instead of the amount and valuation in `facts`. */
  readonly disputed: Disputed
  /** Who reports it, best first: one row for a feed, and for the feeds of one site in one language. */
  readonly sources: readonly StorySource[]
  readonly firstAt: number
  /** When it became more than a rumour; `firstAt` as long as it is none. Weeks and lists go by it. */
  readonly eventAt: number
  readonly updatedAt: number
  /** For the roundup, 0 and up. */
  readonly importance: number
}

export type Disputed = { readonly amount: Fact<Money> | null; readonly valuation: Fact<Money> | null }

export type StorySource = {
  readonly name: string
  readonly url: string | null
  readonly at: number
  readonly language: string
  readonly kind: FeedKind
}

/**
 * One real-world event. `workspaceId` is set on a workspace's own story: one that its own feeds tell, alone or beside
 * what everybody may see.
 */
export type Story = StoryView & {
  readonly id: string
  readonly workspaceId: string | null
  /** Of a workspace's own story: the public story of the same event, whose reports it has too. `null` when there is none. */
  readonly publicId: string | null
  /** Counts up with every change of what readers see. */
  readonly revision: number
  /** What changed materially since it was opened, oldest first. */
  readonly changes: readonly StoryChange[]
  /** `null` as long as nobody mended it by hand. */
  readonly mending: StoryMending | null
}

/** A story that an entry might belong to, with all that the choice needs. */
export type StoryCandidate = {
  readonly storyId: string
  /** The newest ones, in order of publication. */
  readonly reports: readonly Report[]
  /** What was taken out of it by hand. */
  readonly barred: readonly Report[]
  /** Others were merged into it by hand: it tells one event, however little its reports have in common. */
  readonly isMerged: boolean
}
