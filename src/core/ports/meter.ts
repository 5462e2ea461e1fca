import type { ChatErrorKind } from '../errors.ts'
import type { FeedKind } from '../feed.ts'
import type { OutcomeTally } from '../outcome.ts'
import type { Platform } from '../workspace.ts'

export const POLL_RESULTS = ['changed', 'unchanged', 'failed'] as const
export type PollResult = (typeof POLL_RESULTS)[number]

/** What is asked of a platform. */
export type RequestAction = 'post' | 'edit' | 'reply' | 'find'

/** Counts what happens, for whoever watches the bot. Nothing here waits or throws. */
export interface Meter {
  polled(kind: FeedKind, result: PollResult): void
  /** How the entries of one document ended. */
  recorded(outcomes: OutcomeTally): void
  /** An entry of a story was first seen so long after the date that its publisher gave it. */
  seen(delayMs: number): void
  /** A platform has answered, or has not: `ok`, or what its refusal means. */
  requested(platform: Platform, action: RequestAction, result: 'ok' | ChatErrorKind, tookMs: number): void
  /** A delivery stands in its channel, so long after it came to be owed. */
  posted(platform: Platform, delayMs: number): void
}
