import type { webApi } from '@slack/bolt'
import type { ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { aheadOfSlackOver, type AheadOfSlack } from './ahead-of-slack.ts'
import { fits } from './render.ts'
import { sdkLog } from './sdk-log.ts'
import { sendBytesOver, type Uploading } from './upload-picture.ts'

const TIMEOUT_MS = 20_000
const REAL_API = 'https://slack.com/api/'

/** How Slack is asked, whatever its own requests come by. */
export type SlackApiOptions = {
  /** Ends with a slash; default `https://slack.com/api/`. */
  readonly apiUrl?: string | null
  /** How long to wait for one answer of the Web API; default 20 s. */
  readonly timeoutMs?: number
  /** Aborts when the bot stops; default: never. */
  readonly stopping?: AbortSignal
  readonly clock: Clock
  readonly log: Log
  /** Tells the operator where to begin; default: nobody. */
  readonly print?: (line: string) => void
}

/** What Slack lets the sender do, whatever its requests come by. */
export function capabilitiesOf({ timeoutMs }: SlackApiOptions): ChatAdapter['capabilities'] {
  return { canReconcile: true, requestsPerSecond: null, requestTimeoutMs: timeoutMs ?? TIMEOUT_MS, fits }
}

/** How pictures get to Slack. */
export function uploadingOf({ timeoutMs, apiUrl, clock }: SlackApiOptions): Uploading {
  return { sendBytes: sendBytesOver(timeoutMs ?? TIMEOUT_MS, apiUrl ?? REAL_API), clock }
}

/** By how much to mistrust our clock. */
export function aheadOf({ timeoutMs, apiUrl, clock }: SlackApiOptions): AheadOfSlack {
  return aheadOfSlackOver(timeoutMs ?? TIMEOUT_MS, apiUrl ?? REAL_API, clock)
}

/** How every client of the Web API asks: nothing is repeated behind our back. */
export function clientOptionsOf({ apiUrl, timeoutMs, log }: Omit<SlackApiOptions, 'clock'>): webApi.WebClientOptions {
  return {
    ...(typeof apiUrl === 'string' && { slackApiUrl: apiUrl }),
    // By default a lost answer would post twice, and one throttled channel hold up all others.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs ?? TIMEOUT_MS,
    logger: sdkLog(log),
  }
}
