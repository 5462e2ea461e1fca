import { DAY_MS } from './durations.ts'
import { FEED_ERROR_KINDS } from './errors.ts'

/**
 * Who speaks, with the weight that a feed of that kind has in the catalogue:
 * - `lab` (1): who makes models. Its own announcement is no hearsay, and its headline stands before all others
 * - `press` (0.8), `vc` (0.7, what investors write), `newsletter` and `research` (0.6): who reports
 * - `community` (0.3): a forum. Alone it makes no more than a rumour, and it counts for no publisher
 */
export const FEED_KINDS = ['lab', 'press', 'newsletter', 'vc', 'community', 'research'] as const
export type FeedKind = (typeof FEED_KINDS)[number]

/** Whose feed it is: everybody's, or one workspace's (then nobody else ever sees anything of it). */
export type FeedScope =
  | { readonly kind: 'catalogue' }
  /**
   * `channelId`: where it was added, and where its troubles are told; `null` when the operator added it, or where that channel
   * was forgotten since.
   */
  | {
      readonly kind: 'workspace'
      readonly workspaceId: string
      readonly channelId: string | null
      readonly isChannelForgotten?: true
    }

/** The workspace that a feed belongs to; `null` where it is everybody's. */
export function owningWorkspace(scope: FeedScope): string | null {
  return scope.kind === 'workspace' ? scope.workspaceId : null
}

export const LONGEST_FEED_NAME = 80

/** However long a host asks to be left alone, it is asked again after a week. */
export const LONGEST_HOLD_MS = 7 * DAY_MS

/** No feed rests longer: what is due later than that was put off while the clock was ahead. */
export const LONGEST_FEED_REST_MS = 15 * DAY_MS

/** A feed as its owner describes it. */
export type Feed = {
  readonly id: string
  readonly scope: FeedScope
  /** Of at most LONGEST_FEED_NAME characters. */
  readonly name: string
  readonly url: string
  /** BCP 47 primary subtag. */
  readonly language: string
  readonly kind: FeedKind
  /** How far its word counts where sources disagree, 0 to 1. Below 0.7 it disputes no sum that others tell. */
  readonly weight: number
}

/** Validators as the server sent them, echoed verbatim (RFC 9110, 8.8 and 13.1). */
export type Validators = {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** What a feed is asked with that is to send its document whatever it sent before. */
export const NO_VALIDATORS: Validators = { etag: null, lastModified: null }

/** How a feed behaves and what it asks for, as its last whole document told. */
export type FeedRhythm = {
  /** Between two entries; `null` when it has fewer than two dated ones. */
  readonly usualGapMs: number | null
  /** When its newest entry was published; `null` when none is dated. Unix milliseconds. */
  readonly newestAt: number | null
  /** The most recent count that was not zero: a feed that used to have entries must not fall silent unnoticed. */
  readonly entryCount: number
  /** Since when it has had none; `null` where it has some. Not kept by older versions. Unix milliseconds. */
  readonly emptySince?: number | null
  /** Minutes (RSS 2.0 `ttl`). */
  readonly ttl: number | null
  /** Hours of the day in GMT, 0 to 23. */
  readonly skipHours: readonly number[]
  /** English day names. */
  readonly skipDays: readonly string[]
  /** As its last answer stated; not kept by older versions. */
  readonly freshForMs?: number | null
}

/** A permanent redirect (RFC 9110, 15.4.2 and 15.4.9) that has not yet answered often enough to be believed. */
export type FeedMove = { readonly to: string; readonly answers: number; readonly since: number }

/**
 * A WebSub subscription (W3C Recommendation of 2018-01-23).
 * - `found`: the feed names a hub, nothing was asked
 * - `asked`: the hub has not verified it yet
 * - `active`: the hub pushes until `leaseUntil`
 * - `broken`: refused, or polling found what push had missed; the feed is polled as any other
 */
export type FeedPush = {
  readonly state: 'found' | 'asked' | 'active' | 'broken'
  readonly hub: string
  readonly topic: string
  /** Key of the HMAC. */
  readonly secret: string
  /** The part of the callback address that nobody can guess. */
  readonly token: string
  readonly changedAt: number
  /** When to ask the hub again. */
  readonly renewAt: number
  readonly leaseUntil: number | null
}

/**
 * Why a feed is in trouble: what the fetch said, or what its document shows. `over-quota`: an own feed that brings more in a
 * day than is read of one. `unfollowed` is no trouble: no channel of its
 * workspace gets anything, so it rests. `unknown`: another version has a word of its own for it.
 */
export const FEED_PROBLEMS = [
  ...FEED_ERROR_KINDS,
  'no-entries',
  'stale',
  'over-quota',
  'unfollowed',
  'unknown',
] as const
export type FeedProblem = (typeof FEED_PROBLEMS)[number]

/** What is remembered between polls. Times are Unix milliseconds. */
export type FeedState = {
  readonly validators: Validators
  /** When a document last came whole: validators are not echoed for ever. */
  readonly fullAt: number | null
  readonly nextPollAt: number
  /** When it was last asked, whatever came of it; `null` until then. */
  readonly askedAt: number | null
  /** `null` until the first successful poll: that one is the baseline. */
  readonly baselineAt: number | null
  readonly lastSuccessAt: number | null
  readonly failuresInARow: number
  /** Since when it has been answered with 404, or its name has not resolved, without a break. */
  readonly missingSince: number | null
  /** When its server last asked for fewer requests (429). */
  readonly limitedAt: number | null
  /** `null` when all is well. */
  readonly problem: FeedProblem | null
  /** The same in plain words, with what to do. */
  readonly lastProblem: string | null
  /** Since when somebody should know of its trouble; `null` when all is well, or the trouble may pass by itself. */
  readonly troubledAt: number | null
  /** When its workspace was last told of a trouble. */
  readonly toldAt: number | null
  /** Set when polling has ended: for good (410 Gone for a day, or missing for 30 days), or while nobody follows it. */
  readonly stoppedAt: number | null
  /** Of the entries of its last document: what stands there unchanged is known without a look-up. */
  readonly fingerprints: readonly string[]
  /** `null` until a document could be read. */
  readonly rhythm: FeedRhythm | null
  readonly move: FeedMove | null
  /** Where the feed lives now, after a permanent redirect that was believed; `null`: at its own address. */
  readonly movedTo: string | null
  readonly push: FeedPush | null
}
