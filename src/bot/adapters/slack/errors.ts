import { RespondError, webApi } from '@slack/bolt'
import { ChatError, type ChatErrorKind } from '../../../core/errors.ts'
import { isRecord } from '../../../core/parse-json.ts'
import { LONG_WAIT_MS, SOME_WAIT_MS, unanswered } from '../../../core/unanswered.ts'

/**
 * Passes by itself, after hours maybe: a workspace without a plan has sent too much, it or one of its channels is being
 * moved into an organisation. What waits for that must lose neither its attempts nor, with the token, the installation.
 */
const TAKES_LONG: readonly string[] = [
  'message_limit_exceeded',
  'team_added_to_org',
  'org_login_required',
  'external_channel_migrating',
]

/** Slack's codes that mean something to us. https://docs.slack.dev/reference/methods/chat.postMessage */
const KINDS = new Map<string, ChatErrorKind>([
  ...codesFor('channel-gone', 'channel_not_found', 'is_archived', 'channel_is_archived', 'is_inactive'),
  ...codesFor(
    'forbidden',
    ...['not_in_channel', 'missing_scope', 'no_permission', 'access_denied', 'ekm_access_denied'],
    ...['not_allowed_token_type', 'posting_to_general_channel_denied', 'accesslimited', 'app_access_restricted'],
    'messages_tab_disabled',
  ),
  ...codesFor(
    'unauthorized',
    ...['account_inactive', 'token_revoked', 'token_expired', 'invalid_auth', 'not_authed'],
    ...['team_access_not_granted', 'team_disabled', 'user_removed_from_team', 'two_factor_setup_required'],
  ),
  ...codesFor(
    'invalid',
    ...['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long', 'no_text'],
  ),
  ...codesFor('rate-limited', 'ratelimited', 'rate_limited', ...TAKES_LONG),
  ...codesFor('message-gone', 'message_not_found', 'thread_not_found'),
  ...codesFor('edit-closed', 'edit_window_closed', 'cant_update_message'),
  ...codesFor(
    'thread-closed',
    ...['cannot_reply_to_message', 'thread_locked', 'restricted_action_thread_locked'],
    'restricted_action_non_threadable_channel',
  ),
  ...codesFor(
    'ambiguous',
    ...['fatal_error', 'internal_error', 'service_unavailable', 'update_failed'],
    ...['duplicate_message_not_found', 'duplicate_channel_not_found'],
  ),
  // The request arrived in pieces: refused before anything was done.
  ...codesFor('unavailable', 'request_timeout'),
])

function codesFor(kind: ChatErrorKind, ...codes: readonly string[]): [string, ChatErrorKind][] {
  return codes.map((code) => [code, kind])
}

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

function fromCode(code: unknown, retryAfterSeconds: number, error: Error): ChatError {
  // The client passes on as a code what it could not parse: then nobody knows what happened.
  if (typeof code !== 'string' || !/^[a-z0-9_]{1,80}$/u.test(code)) {
    return new ChatError('ambiguous', 'Slack answered with something else than JSON', { cause: error })
  }
  const kind = KINDS.get(code) ?? (code.startsWith('restricted_action') ? 'forbidden' : 'invalid')
  if (kind === 'rate-limited') return rateLimited(code, retryAfterSeconds, error)
  return new ChatError(kind, `Slack refused: ${code}`, { platformCode: code, cause: error })
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
