import { RespondError, webApi } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { toChatError } from '../../../src/bot/adapters/slack/errors.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { ChatErrorKind } from '../../../src/core/errors.ts'

const platform = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error })
const system = (code: string) =>
  new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) }))

describe('an error of Slack', () => {
  it.each<[string, ChatErrorKind]>([
    ['channel_not_found', 'channel-gone'],
    ['is_archived', 'channel-gone'],
    ['not_in_channel', 'forbidden'],
    ['restricted_action', 'forbidden'],
    ['restricted_action_read_only_channel', 'forbidden'],
    ['missing_scope', 'forbidden'],
    ['messages_tab_disabled', 'forbidden'],
    ['accesslimited', 'forbidden'],
    // About one thread, whose channel goes on.
    ['restricted_action_non_threadable_channel', 'thread-closed'],
    ['restricted_action_thread_locked', 'thread-closed'],
    ['thread_locked', 'thread-closed'],
    ['cannot_reply_to_message', 'thread-closed'],
    ['duplicate_channel_not_found', 'ambiguous'],
    ['account_inactive', 'unauthorized'],
    ['token_revoked', 'unauthorized'],
    ['invalid_auth', 'unauthorized'],
    ['invalid_blocks', 'invalid'],
    ['msg_blocks_too_long', 'invalid'],
    ['msg_too_long', 'invalid'],
    ['no_text', 'invalid'],
    // The account of the person is gone; the bot may not write to them.
    ['user_disabled', 'channel-gone'],
    ['cannot_dm_bot', 'forbidden'],
    // Of pictures, without which a message goes.
    ['slack_connect_file_link_sharing_blocked', 'invalid'],
    ['posting_to_channel_denied', 'invalid'],
    // A page of a search that is there no more says nothing of the message.
    ['invalid_cursor', 'unavailable'],
    // Nobody documents it: neither the message nor its channel may be lost for it.
    ['something_new', 'unclear'],
    ['method_deprecated', 'unclear'],
    ['restricted_action_of_tomorrow', 'forbidden'],
    ['ratelimited', 'rate-limited'],
    ['message_not_found', 'message-gone'],
    ['edit_window_closed', 'edit-closed'],
    ['cant_update_message', 'edit-closed'],
    ['fatal_error', 'ambiguous'],
    ['update_failed', 'ambiguous'],
    ['org_login_required', 'rate-limited'],
    ['team_added_to_org', 'rate-limited'],
    ['external_channel_migrating', 'rate-limited'],
    ['internal_error', 'ambiguous'],
    ['<html>proxy</html>', 'ambiguous'],
  ])('%s is %s', (code, kind) => {
    expect(toChatError(platform(code)).kind).toBe(kind)
  })

  it('keeps the time to wait, in milliseconds', () => {
    expect(toChatError(new webApi.WebAPIRateLimitedError(30))).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 30_000,
    })
    expect(toChatError(platform('ratelimited')).retryAfterMs).toBeGreaterThan(0)
    expect(toChatError(platform('message_limit_exceeded')).retryAfterMs).toBe(600_000)
    expect(toChatError(new Error('Retry header did not contain a valid timeout (url: x)'))).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 1_000,
    })
  })

  it.each<[number, ChatErrorKind]>([
    [500, 'ambiguous'],
    [503, 'ambiguous'],
    [408, 'ambiguous'],
    [403, 'unavailable'],
    [429, 'rate-limited'],
  ])('HTTP %i is %s', (status, kind) => {
    expect(toChatError(new webApi.WebAPIHTTPError(status, 'x', {})).kind).toBe(kind)
    expect(toChatError(new RespondError('x', status)).kind).toBe(kind)
  })

  it.each<[string, ChatErrorKind]>([
    ['ECONNREFUSED', 'unavailable'],
    ['ENOTFOUND', 'unavailable'],
    ['ECONNRESET', 'ambiguous'],
    ['UND_ERR_SOCKET', 'ambiguous'],
  ])('%s is %s', (code, kind) => {
    expect(toChatError(system(code))).toMatchObject({ kind, platformCode: code })
  })

  it('of any other kind is ambiguous, and one of ours stays as it is', () => {
    expect(toChatError(undefined).kind).toBe('ambiguous')
    expect(toChatError(new DOMException('late', 'TimeoutError')).kind).toBe('ambiguous')
    const ours = new ChatError('forbidden', 'no')
    expect(toChatError(ours)).toBe(ours)
  })
})
