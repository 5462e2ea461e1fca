import type { ChatErrorKind } from '../errors.ts'
import type { FeedKind } from '../feed.ts'
import type { OutcomeTally } from '../outcome.ts'
import type { Platform } from '../workspace.ts'

type PollResult = 'changed' | 'unchanged' | 'failed'

/**
 * Why nothing is sent to a platform.
 * - `unauthorized`: it refused the token
 * - `outage`: it does not answer
 * - `refusals`: it refused so much that more of it would bar this address
 */
export const PAUSE_WHYS = ['unauthorized', 'outage', 'refusals'] as const
export type PauseWhy = (typeof PAUSE_WHYS)[number]

/** How the ways to the platforms are. */
export interface Roads {
  /** Why nothing is sent to the platform now, and until when (Unix milliseconds); `null` when it is. */
  pauseOf(platform: Platform): { readonly why: PauseWhy; readonly untilMs: number } | null
  /** Requests of the last ten minutes that it refused in a way of which it bears only so many. */
  refusalsOf(platform: Platform): number
}

/** What is asked of a platform. */
export const REQUEST_ACTIONS = ['post', 'edit', 'reply', 'find', 'upload', 'open-direct'] as const
export type RequestAction = (typeof REQUEST_ACTIONS)[number]

/** Counts what happens, for whoever watches the bot. Nothing here waits or throws. */
export interface Meter {
  polled(kind: FeedKind, result: PollResult): void
  /** How the entries of one document ended. */
  recorded(outcomes: OutcomeTally): void
  /** An entry of a story was first seen so long after the date that its publisher gave it, and its feed could be read before. */
  seen(delayMs: number): void
  /** A platform has answered, or has not: `ok`, or what its refusal means. */
  requested(platform: Platform, action: RequestAction, result: 'ok' | ChatErrorKind, tookMs: number): void
  /** A delivery stands in its channel, so long after it came to be owed. */
  posted(platform: Platform, delayMs: number): void
}
