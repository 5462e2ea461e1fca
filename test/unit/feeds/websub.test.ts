import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../../src/core/durations.ts'
import type { Feed, FeedPush, FeedState } from '../../../src/core/feed.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { createWebSub, type WebSub } from '../../../src/feeds/websub.ts'
import { startHttpServer, type HttpServer } from '../../../src/ops/http-server.ts'
import { ingest } from '../../../src/pipeline.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { pipelineDeps } from '../../builders/pipeline-deps.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { createVirtualClock, type VirtualClock } from '../../builders/virtual-clock.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const NOW = Date.UTC(2026, 1, 10, 12)
const MB = 1024 * 1024
const TOKEN = 't'.repeat(48)
const SECRET = 's'.repeat(64)
const FEEDS = ['a', 'b', 'c', 'd', 'e']

let store: Store
let clock: VirtualClock
let websub: WebSub
let server: HttpServer
/** What was begun: feed and first letters of the document. */
let begun: string[]
let goOn: () => void
let gate: Promise<undefined>

beforeEach(async () => {
  clock = createVirtualClock(NOW)
  store = await openMemoryStore(sequence())
  await store.feeds.replaceCatalogue(FEEDS.map(feedOf))
  for (const id of FEEDS) await bePushed(id)
  begun = []
  const { promise, resolve } = Promise.withResolvers<undefined>()
  gate = promise
  goOn = () => {
    resolve(undefined)
  }
  await start()
})
afterEach(async () => {
  await stop()
  await store.close()
})

describe('pushes of one feed', () => {
  test('one is under way, the newest waits, and what gave way to it is polled for', async () => {
    const statuses = []
    for (const body of ['first', 'second', 'third']) statuses.push((await push('a', body)).statusCode)
    await push('b', 'other')
    expect(statuses).toEqual([202, 202, 202])
    expect(begun).toEqual(['a first', 'b other'])
    expect(await isDue('a')).toBe(true)
    expect(await isDue('b')).toBe(false)
    goOn()
    await websub.settle()
    expect(begun).toEqual(['a first', 'b other', 'a third'])
    await push('a', 'fourth')
    expect(begun.at(-1)).toBe('a fourth')
  })

  test('six in a minute are read, the others are polled for', async () => {
    goOn()
    for (let at = 1; at <= 6; at++) await push('a', `push ${at}`)
    expect(await isDue('a')).toBe(false)
    // Nothing of it was sent, so nothing of it was read.
    expect((await answered(open('a', 5 * MB))).statusCode).toBe(202)
    expect(await isDue('a')).toBe(true)
    await push('b', 'other')
    expect(begun).toHaveLength(7)
    clock.moveTo(NOW + MINUTE_MS - 1)
    await push('a', 'late')
    clock.moveTo(NOW + MINUTE_MS)
    await push('a', 'later')
    expect(begun.slice(6)).toEqual(['b other', 'a later'])
  })

  test('one too many does not bring the poll nearer than the publisher wants', async () => {
    goOn()
    const before = await poll('a', 6 * HOUR_MS)
    for (let at = 1; at <= 7; at++) await push('a', `push ${at}`)
    const { nextPollAt, lastSuccessAt } = await find('a')
    expect(lastSuccessAt).toBe(NOW)
    expect(nextPollAt).toBeLessThan(before.nextPollAt)
    expect(nextPollAt).toBeGreaterThanOrEqual(NOW + 6 * HOUR_MS)
  })

  test('one too many changes nothing for a feed that failed', async () => {
    goOn()
    const failed = { ...(await find('a')), failuresInARow: 3, nextPollAt: NOW + 2 * HOUR_MS }
    await store.feeds.saveState('a', failed)
    for (let at = 1; at <= 7; at++) await push('a', `push ${at}`)
    expect(await find('a')).toEqual(failed)
  })
})

describe('a hub that verifies', () => {
  const verify = async (id: string, query: Readonly<Record<string, string>>, token = TOKEN) => {
    const topic = (await find(id)).push?.topic ?? ''
    const asked = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': 'c', ...query })
    const answer = await fetch(`${server.url}/websub/${id}/${token}?${asked.toString()}`)
    return { status: answer.status, state: (await find(id)).push?.state }
  }
  const become = async (id: string, change: Partial<FeedPush>) => {
    const { push } = await find(id)
    if (push === null) throw new Error('no push')
    await store.feeds.savePush(id, { ...push, ...change })
  }

  test('what was asked of it makes it push', async () => {
    await become('a', { state: 'asked' })
    expect(await verify('a', {})).toEqual({ status: 200, state: 'active' })
  })

  test('what is broken, by itself, does not begin again', async () => {
    await become('a', { state: 'broken' })
    expect(await verify('a', {})).toEqual({ status: 404, state: 'broken' })
  })

  test('another topic, an end that nobody asked for, or without the token changes nothing', async () => {
    await become('a', { state: 'asked' })
    expect(await verify('a', { 'hub.topic': 'https://else.example/' })).toEqual({ status: 404, state: 'asked' })
    expect(await verify('a', { 'hub.mode': 'unsubscribe' })).toEqual({ status: 404, state: 'asked' })
    expect(await verify('a', {}, 'x'.repeat(48))).toEqual({ status: 404, state: 'asked' })
    await become('a', { state: 'found', token: '' })
    expect(await verify('a', {}, '')).toEqual({ status: 404, state: 'found' })
  })
})

describe('what pushes keep in memory', () => {
  const big = (): string => 'big'.padEnd(9 * MB)

  test('forty megabytes at most: a hub has to come again, and is told before it sends anything', async () => {
    for (const id of ['a', 'b', 'c', 'd']) expect((await push(id, big())).statusCode).toBe(202)
    const refused = await answered(open('e', 9 * MB))
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '60'])
    expect(await isDue('e')).toBe(true)
    expect((await push('e', 'small')).statusCode).toBe(202)
    goOn()
    await websub.settle()
    expect((await push('e', big())).statusCode).toBe(202)
    expect(begun).toHaveLength(6)
  })

  test('also where a hub does not say how much it sends', async () => {
    for (const id of ['a', 'b', 'c', 'd']) expect((await push(id, big(), null)).statusCode).toBe(202)
    const refused = await push('e', big(), null)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '60'])
    // Nothing of it is kept.
    expect((await push('e', 'e'.padEnd(4 * MB - 16), null)).statusCode).toBe(202)
  })

  test('what gives way to a newer push, is not signed or is too long takes no room', async () => {
    for (let at = 1; at <= 6; at++) expect((await push('a', big())).statusCode).toBe(202)
    for (let at = 1; at <= 5; at++) {
      expect((await push('b', big(), undefined, 'sha256=00')).statusCode).toBe(202)
      expect((await push('c', 'c'.padEnd(11 * MB), null)).statusCode).toBe(413)
    }
    expect((await push('d', big())).statusCode).toBe(202)
    expect(begun).toEqual(['a big   ', 'd big   '])
  })

  test('a body that stops on its way is given up, and takes no room', async () => {
    await stop()
    await start(1_000)
    const stalled = ['a', 'b', 'c', 'd'].map((id) => open(id, 10 * MB))
    for (const sending of stalled) sending.write('<feed>')
    const answers = await Promise.all(stalled.map(answered))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([408, 408, 408, 408])
    expect((await push('e', big())).statusCode).toBe(202)
  })

  test('nothing is read of what nobody can have sent who knows the secret', async () => {
    const stranger = open('a', 9 * MB, { path: `/websub/a/${'x'.repeat(48)}` })
    expect((await answered(stranger)).statusCode).toBe(404)
    for (const signature of ['', 'md5=00', 'sha256=zz']) {
      expect((await answered(open('a', 9 * MB, { signature }))).statusCode).toBe(202)
    }
    const push = (await find('b')).push
    if (push === null) throw new Error('no push')
    await store.feeds.savePush('b', { ...push, state: 'broken' })
    expect((await answered(open('b', 9 * MB))).statusCode).toBe(202)
  })
})

async function start(readWithinMs?: number): Promise<void> {
  websub = createWebSub({
    ...{ feeds: store.feeds, clock, log: SILENT, publicUrl: 'https://bot.example', trusts: () => false },
    ...(readWithinMs === undefined ? {} : { readWithinMs }),
    fetch: { postForm: () => Promise.reject(new Error('no hub is asked')) },
    onPush: async ({ feed }, { body }) => {
      begun.push(`${feed.id} ${Buffer.from(body.subarray(0, 6)).toString()}`)
      await gate
    },
  })
  server = await startHttpServer({ host: '127.0.0.1', port: 0, routes: websub.routes, log: SILENT })
}

async function stop(): Promise<void> {
  goOn()
  await websub.settle()
  await server.close()
}

function feedOf(id: string): Feed {
  return { ...WIRE_FEED, id, name: id, url: `https://${id}.example/feed` }
}

/** A feed that is polled daily, because a hub pushes it. */
async function bePushed(id: string): Promise<void> {
  const topic = feedOf(id).url
  const rhythm = { newestAt: NOW - HOUR_MS, entryCount: 9, usualGapMs: HOUR_MS, ttl: null, skipHours: [], skipDays: [] }
  const times = { baselineAt: NOW - 9 * HOUR_MS, lastSuccessAt: NOW - HOUR_MS, nextPollAt: NOW + 23 * HOUR_MS }
  await store.feeds.saveState(id, { ...(await find(id)), ...times, rhythm })
  await store.feeds.savePush(id, {
    ...{ state: 'active', hub: 'https://hub.example/', topic, secret: SECRET, token: TOKEN },
    ...{ changedAt: NOW - HOUR_MS, renewAt: NOW + 99 * HOUR_MS, leaseUntil: NOW + 99 * HOUR_MS },
  })
}

async function find(id: string) {
  const stored = await store.feeds.find(id)
  if (stored === null) throw new Error(`no feed ${id}`)
  return stored.state
}

/** Its publisher says that it has not changed, and how long that holds. */
async function poll(id: string, freshForMs: number): Promise<FeedState> {
  const stored = await store.feeds.find(id)
  if (stored === null) throw new Error(`no feed ${id}`)
  const answer = { kind: 'not-modified', validators: stored.state.validators, freshForMs, permanentUrl: null } as const
  const fetch = {
    fetch: () => Promise.resolve(answer),
    postForm: () => Promise.resolve(200),
    close: () => Promise.resolve(),
  }
  return (await ingest(stored, pipelineDeps({ store, fetch, clock }))).state
}

async function isDue(id: string): Promise<boolean> {
  const due = await store.feeds.listDue(clock.nowMs(), 99)
  return due.some(({ feed }) => feed.id === id)
}

/** Begins a push; `null` for a length that is not told. */
function open(
  id: string,
  length: number | null,
  { path = `/websub/${id}/${TOKEN}`, signature = 'sha256=00' } = {},
): ClientRequest {
  const stated = length === null ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(length) }
  const headers = { ...stated, 'x-hub-signature': signature }
  const sending = request(`${server.url}${path}`, { method: 'POST', headers, agent: false })
  sending.flushHeaders()
  return sending
}

/** The answer, whether all was sent or not. */
async function answered(sending: ClientRequest): Promise<IncomingMessage> {
  // A server that answered may close while the rest is being sent.
  sending.on('error', () => undefined)
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  sending.once('response', resolve)
  sending.once('close', () => {
    reject(new Error('no answer came'))
  })
  const answer = await promise
  answer.resume()
  if (!answer.complete) await once(answer, 'close')
  sending.destroy()
  return answer
}

async function push(
  id: string,
  body: string,
  length: number | null | undefined = Buffer.byteLength(body),
  signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
): Promise<IncomingMessage> {
  const sending = open(id, length, { signature })
  sending.end(body)
  return await answered(sending)
}
