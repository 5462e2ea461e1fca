import { RespondError, webApi } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import { isRecord } from '../../../core/parse-json.ts'
import { LONG_WAIT_MS, SOME_WAIT_MS, unanswered } from '../../../core/unanswered.ts'
import { kindOfCode, TAKES_LONG } from './codes.ts'

/** What an error of bolt or of its Web API client means. */
export function toChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error
  if (error instanceof webApi.WebAPIRateLimitedError) return rateLimited('429', error.retryAfter, error)
  if (error instanceof webApi.WebAPIPlatformError) {
    return fromCode(error.data.error, error.data.response_metadata?.retryAfter ?? 0, error)
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const told: unknown = error.body
    const isSlacks = isRecord(told) && told.ok === false && typeof told.error === 'string'
    return isSlacks ? fromCode(told.error, 0, error) : fromStatus(error.statusCode, error)
  }
  if (error instanceof RespondError) return fromStatus(error.statusCode, error)
  // The client throws a plain error for 429 without a usable Retry-After.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return rateLimited('429', 0, error)
  }
  return unanswered('Slack', error instanceof webApi.WebAPIRequestError ? error.original : error)
}

/** The scope that Slack names in a refusal for want of it; `null` where it names none, or refused for something else. */
export function missingScope(error: unknown): string | null {
  if (!(error instanceof webApi.WebAPIPlatformError) || !('needed' in error.data)) return null
  const { needed } = error.data
  return typeof needed === 'string' && /^[a-z:,._]{1,200}$/u.test(needed) ? needed : null
}

function fromCode(code: unknown, retryAfterSeconds: number, error: Error): ChatError {
  // The client passes on as a code what it could not parse: then nobody knows what happened.
  if (typeof code !== 'string' || !/^[a-z0-9_]{1,80}$/u.test(code)) {
    return new ChatError('ambiguous', 'Slack answered with something else than JSON', { cause: error })
  }
  const kind = kindOfCode(code)
  if (kind === 'rate-limited') return rateLimited(code, retryAfterSeconds, error)
  const scope = missingScope(error)
  const words = `Slack refused: ${code}${scope === null ? '' : `, it wants ${scope}`}`
  return new ChatError(kind, words, { platformCode: code, cause: error })
}

function fromStatus(status: number, cause: unknown): ChatError {
  const platformCode = String(status)
  if (status === 429) return rateLimited(platformCode, 0, cause)
  if (status >= 500 || status === 408) {
    return new ChatError('ambiguous', `Slack answered ${status}`, { platformCode, cause })
  }
  // Slack says no in a 200: another status, without its words, is from something in front of it, which did not let the request through.
  return new ChatError('unavailable', `Slack answered ${status}`, { platformCode, cause })
}

function rateLimited(platformCode: string, retryAfterSeconds: number, cause: unknown): ChatError {
  const unsaidMs = TAKES_LONG.includes(platformCode) ? LONG_WAIT_MS : SOME_WAIT_MS
  const retryAfterMs = retryAfterSeconds > 0 ? retryAfterSeconds * 1_000 : unsaidMs
  return new ChatError('rate-limited', 'Slack asks to wait', { platformCode, retryAfterMs, cause })
}
