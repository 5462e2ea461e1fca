/**
 * What workspaces may bring in by feeds of their own, beside those that everybody reads. Whoever removes feeds and adds others
 * brings in no more in a day than both together allow.
 */
export type OwnQuota = {
  /** Of one workspace. */
  readonly feeds: number
  /** New entries that are read of one feed in a day (UTC); twenty changed ones count as one. */
  readonly entriesPerDay: number
}

/** More than people follow by hand, and than all but the loudest feeds bring: a busy section of arXiv has some 900 a day. */
export const USUAL_OWN_QUOTA: OwnQuota = { feeds: 50, entriesPerDay: 1_000 }
