import type { EntryOutcome } from './outcome.ts'

/** A document's own data about itself, as parsed. Absent values are `null`. Times are ISO 8601. */
export type ParsedFeedInfo = {
  readonly title: string | null
  readonly description: string | null
  readonly link: string | null
  readonly self: string | null
  readonly hub: string | null
  /** Minutes (RSS 2.0 `ttl`). */
  readonly ttl: number | null
  readonly language: string | null
  readonly image: string | null
  readonly updated: string | null
  /** Hours of the day in GMT, 0 to 23 (RSS 2.0 `skipHours`). */
  readonly skipHours: readonly number[]
  /** English day names (RSS 2.0 `skipDays`). */
  readonly skipDays: readonly string[]
}

/** One post of a document, normalised. `title` and `summary` are plain text; `content` may be HTML. Times are ISO 8601. */
export type ParsedEntry = {
  /** The publisher's own, unresolved: RSS `guid`, Atom `id`, JSON Feed `id`. */
  readonly id: string | null
  readonly title: string
  readonly url: string | null
  readonly published: string | null
  readonly updated: string | null
  readonly author: string | null
  readonly summary: string | null
  readonly content: string | null
  readonly categories: readonly string[]
  readonly image: string | null
  readonly enclosures: readonly string[]
  readonly language: string | null
}

export type ParsedFeed = {
  readonly feed: ParsedFeedInfo
  /** In document order, at most the cap. */
  readonly entries: readonly ParsedEntry[]
  /** How many entries beyond the cap were left out. */
  readonly overCap: number
  /** Set where the document ends inside an entry, which is left out: it is to be had again, as a whole. */
  readonly isCutOff?: true
  /**
   * Before which of the entries others were left out, whom nothing but their place set apart: its index, or how many there
   * are. When posts vanish, old ones come into view there.
   */
  readonly seamAt?: number
}

/** A post as it is read and recorded. Times are Unix milliseconds. */
export type Entry = {
  readonly id: string
  readonly feedId: string
  /** Unique within its feed: the strongest of its identity keys. */
  readonly identity: string
  /** Every key by which a later poll may recognise it, strongest first. */
  readonly identityKeys: readonly string[]
  readonly title: string
  readonly url: string | null
  /** Plain text, capped. */
  readonly summary: string
  readonly language: string | null
  /** The publisher's date, never later than `seenAt`; `seenAt` where it gave none. */
  readonly publishedAt: number
  readonly seenAt: number
}

/** An entry as stored. */
export type RecordedEntry = Entry & { readonly outcome: EntryOutcome; readonly storyId: string | null }
