export const FEED_KINDS = ['lab', 'press', 'newsletter', 'vc', 'community', 'research'] as const
export type FeedKind = (typeof FEED_KINDS)[number]

/** Whose feed it is: everybody's, or one workspace's (then nobody else ever sees anything of it). */
export type FeedScope = { readonly kind: 'catalogue' } | { readonly kind: 'workspace'; readonly workspaceId: string }

/** A feed as its owner describes it. */
export type Feed = {
  readonly id: string
  readonly scope: FeedScope
  readonly name: string
  readonly url: string
  /** BCP 47 primary subtag. */
  readonly language: string
  readonly kind: FeedKind
  /** How far its word counts where sources disagree, 0 to 1. */
  readonly weight: number
}

/** Validators as the server sent them, echoed verbatim (RFC 9110, 8.8 and 13.1). */
export type Validators = {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** What is remembered between polls. Times are Unix milliseconds. */
export type FeedState = {
  readonly validators: Validators
  readonly nextPollAt: number
  /** `null` until the first successful poll: that one is the baseline. */
  readonly baselineAt: number | null
  readonly lastSuccessAt: number | null
  readonly failuresInARow: number
  /** In plain words; `null` when the last poll went well. */
  readonly lastProblem: string | null
  /** Set when polling has ended for good (410 Gone). */
  readonly stoppedAt: number | null
}
