import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { toChatError } from '../../../src/bot/adapters/discord/errors.ts'

const SENT = { body: undefined, files: undefined }
const refused = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', 'https://example.com', SENT)
const withCode = (code: string) => Object.assign(new Error(code), { code })

describe('an answer of Discord', () => {
  it.each([
    [401, 0, 'unauthorized'],
    [403, 50001, 'forbidden'],
    [403, 50013, 'forbidden'],
    [403, 50007, 'forbidden'],
    [400, 40067, 'tag-required'],
    [400, 50083, 'forbidden'],
    [403, 160005, 'forbidden'],
    [404, 10003, 'channel-gone'],
    [404, 10004, 'workspace-gone'],
    [404, 10008, 'message-gone'],
    [400, 30046, 'rate-limited'],
    [400, 20022, 'rate-limited'],
    [429, 0, 'rate-limited'],
    [400, 50035, 'invalid'],
    [400, 50008, 'invalid'],
    [413, 40005, 'invalid'],
    [403, 50005, 'edit-closed'],
    [403, 40333, 'unavailable'],
    [403, 40004, 'rate-limited'],
    [403, 40006, 'rate-limited'],
    [403, 40003, 'rate-limited'],
    [400, 160006, 'rate-limited'],
    [400, 160007, 'rate-limited'],
    [400, 40066, 'tag-required'],
    // Slow mode, the channel's and the server's own limits, and a resource of Discord's.
    [400, 20016, 'rate-limited'],
    [400, 20028, 'rate-limited'],
    [400, 20029, 'rate-limited'],
    [400, 40062, 'rate-limited'],
    [400, 110001, 'rate-limited'],
    [400, 200000, 'invalid'],
    [400, 240000, 'invalid'],
    [400, 0, 'invalid'],
    // Of nothing that the message is known to have: neither it nor its channel may be lost for it.
    [400, 20026, 'unclear'],
    [409, 987654, 'unclear'],
    [503, 130000, 'ambiguous'],
    [408, 0, 'ambiguous'],
  ])('%i / %i means %s', (status, code, kind) => {
    const error = toChatError(refused(status, code))
    expect(error.kind).toBe(kind)
    expect(error.platformCode).toBe(String(code))
    expect((error.retryAfterMs ?? 0) > 0).toBe(kind === 'rate-limited')
  })

  it('of 5xx leaves open what happened', () => {
    expect(toChatError(new HTTPError(503, 'no', 'POST', 'https://example.com', SENT)).kind).toBe('ambiguous')
  })

  it('says how long to wait, and whether others fill the place, too', () => {
    const limit = { limit: 5, method: 'POST', hash: '', url: '', route: '', majorParameter: '', global: false }
    const waits = { ...limit, timeToReset: 900, retryAfter: 2500.4, sublimitTimeout: 0 }
    for (const scope of ['user', 'shared'] as const) {
      const meaning = { kind: 'rate-limited', retryAfterMs: 2501, isShared: scope === 'shared' }
      expect(toChatError(new RateLimitError({ ...waits, scope }))).toMatchObject(meaning)
    }
  })
})

describe('no answer', () => {
  it.each([
    [withCode('ECONNREFUSED'), 'unavailable'],
    [new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') }), 'unavailable'],
    [new AggregateError([withCode('ECONNREFUSED')], 'all'), 'unavailable'],
    [withCode('ENOTFOUND'), 'unavailable'],
    [withCode('UND_ERR_CONNECT_TIMEOUT'), 'unavailable'],
    [withCode('ECONNRESET'), 'ambiguous'],
    [withCode('UND_ERR_SOCKET'), 'ambiguous'],
    [withCode('UND_ERR_HEADERS_TIMEOUT'), 'ambiguous'],
    [new DOMException('late', 'AbortError'), 'ambiguous'],
    ['not even an error', 'ambiguous'],
  ])('%s means %s', (error, kind) => {
    // Where nobody was reached, it is nobody's attempt either.
    expect(toChatError(error)).toMatchObject({ kind, isUnreached: kind === 'unavailable' })
  })
})
