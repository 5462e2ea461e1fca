import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FeedError } from '../../../src/core/errors.ts'
import type { FeedResponse, HttpFetch } from '../../../src/core/ports/http-fetch.ts'
import { holdUntil } from '../../../src/feeds/hold-until.ts'
import { fetchOf } from '../../builders/fetch-of.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'
import { startOriginServer, type OriginServer, type Reply } from '../../fakes/origin-server.ts'

const HOST = 'publisher.example'
const UNASKED = { etag: null, lastModified: null }

let origin: OriginServer
let fetch: HttpFetch

beforeEach(async () => {
  const clock = createVirtualClock(Date.UTC(2026, 1, 20))
  origin = await startOriginServer(clock)
  origin.serve(HOST, () => ({ status: 404 }))
  const allowedHosts = origin.allowedHosts()
  fetch = fetchOf(origin, clock, { allowedHosts })
})

afterEach(async () => {
  await fetch.close()
  await origin.close()
})

async function told(reply: Reply): Promise<FeedResponse> {
  origin.serve(HOST, () => reply)
  return await fetch.fetch({ url: origin.url(HOST), validators: UNASKED, vouchedFor: origin.url(HOST) })
}

describe('an answer', () => {
  test('that a proxy changed on the way (203) is a document', async () => {
    expect(await told({ status: 203, body: '<rss/>' })).toMatchObject({ kind: 'modified' })
  })

  test('that nothing has changed is none where nobody asked for changes', async () => {
    await expect(told({ status: 304 })).rejects.toMatchObject({ kind: 'http-status', httpStatus: 304 })
  })

  test('names the hub and the feed itself in headers, one relation or several at once', async () => {
    const link = '<https://hub.example/>; crossorigin; rel="preconnect hub", </feed.xml>; rel=self; type="text/xml"'
    expect(await told({ headers: { link }, body: '<rss/>' })).toMatchObject({
      hub: 'https://hub.example/',
      self: origin.url(HOST, '/feed.xml'),
    })
  })

  test('with headers larger than any publisher needs is given up', async () => {
    await expect(told({ headers: { 'x-long': 'x'.repeat(40 * 1024) } })).rejects.toMatchObject({ kind: 'too-large' })
  })
})

describe('a refusal', () => {
  test.each<[string, Reply, number | null, string | null]>([
    ['a pause', { status: 503, headers: { 'retry-after': '60' } }, 60_000, null],
    ['how long it stays fresh', { status: 503, headers: { 'cache-control': 'max-age=600' } }, 600_000, null],
    [
      'both, the longer of which counts',
      { status: 429, headers: { 'retry-after': '60', 'cache-control': 'max-age=600' } },
      600_000,
      HOST,
    ],
    ['nothing, so that only this feed waits', { status: 429 }, null, null],
    ['what counts for no other status', { status: 500, headers: { 'cache-control': 'max-age=600' } }, null, null],
  ])('says %s', async (_, reply, retryAfterMs, host) => {
    const heldHost = host === null ? null : `${host}:${origin.port}`
    await expect(told(reply)).rejects.toMatchObject({ retryAfterMs, heldHost })
  })

  test('holds a host for a week at most', () => {
    const error = new FeedError('rate-limited', 'for a year', { retryAfterMs: 365 * 86_400_000 })
    expect(holdUntil(error, 1_000)).toBe(1_000 + 7 * 86_400_000)
  })

  test.each([
    [451, 'login', /may not be read from here/],
    [504, 'http-status', /what stands behind it does not answer/],
    [522, 'http-status', /what stands behind it does not answer/],
  ])('of %i says in words what it means', async (status, kind, message) => {
    await expect(told({ status })).rejects.toMatchObject({ kind, message: expect.stringMatching(message) as string })
  })

  test.each<[Reply, boolean]>([
    [{ status: 403, headers: { 'cf-mitigated': 'challenge' } }, true],
    [{ status: 403, headers: { 'x-datadome': 'protected' } }, true],
    [{ status: 405, headers: { 'x-amzn-waf-action': 'captcha' } }, true],
    [{ status: 403, headers: { server: 'ddos-guard' } }, true],
    [{ status: 503, body: '<title>Just a moment...</title>' }, true],
    [{ status: 202, headers: { 'x-amzn-waf-action': 'challenge' } }, true],
    [{ status: 429, headers: { 'x-vercel-mitigated': 'challenge', 'retry-after': '5' } }, true],
    [{ status: 429, body: '<title>Vercel Security Checkpoint</title>' }, true],
    [{ body: '<!doctype html><html><head><title>Making sure you&#39;re not a bot!</title>' }, true],
    [{ body: '\ufeff\n<html><script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script>' }, true],
    [{ body: '<html><body><iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31">' }, true],
    [{ status: 202 }, false],
    [{ status: 429, headers: { 'x-vercel-mitigated': 'deny' } }, false],
    [{ body: '<!doctype html><html><script src="/cdn-cgi/challenge-platform/x.js"></script><p>captcha' }, false],
    [{ body: '<rss><channel><title>Making sure you are not a bot!</title></channel></rss>' }, false],
    [{ status: 403, body: '<title>Forbidden</title>' }, false],
    [{ status: 404, body: '<p>Please solve the captcha to comment.</p>' }, false],
  ])('%j asks for a person: %s', async (reply, isChallenge) => {
    const problem: unknown = await told(reply).catch((error: unknown) => error)
    expect(problem instanceof FeedError && problem.kind === 'challenge').toBe(isChallenge)
  })
})
