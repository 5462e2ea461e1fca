import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { FeedPush } from '../../src/core/feed.ts'
import type { PipelineDeps } from '../../src/pipeline/deps.ts'
import { ingest, ingestPushed } from '../../src/pipeline.ts'
import type { IngestReport } from '../../src/pipeline/ingest-report.ts'
import { startOwnFeeds, type OwnFeeds } from '../builders/own-feeds.ts'

const START = Date.UTC(2026, 2, 2, 9)
const MIDNIGHT = Date.UTC(2026, 2, 3)
const HOST = 'own.example'
const QUOTA = { feeds: 1, entriesPerDay: 10 }

let world: OwnFeeds
let pipeline: PipelineDeps
beforeEach(async () => {
  world = await startOwnFeeds(START, QUOTA)
  ;({ pipeline } = world)
  await world.ask('one', 'subscribe', { topic: 'funding' })
  await world.ask('one', 'feeds', { action: 'add', feed: world.origin.url(HOST) })
})
afterEach(() => world.close())

/** The feed's document from now on, unchanged where it is asked for again: so many posts from that number on, one a second, the newest first. */
function serve(from: number, count: number, words = ''): string {
  const items = Array.from({ length: count }, (_, at) => {
    const number = from + count - 1 - at
    const date = new Date(world.clock.nowMs() - at * 1_000).toUTCString()
    return `<item><title>Post ${number}${words}</title><guid>p${number}</guid><pubDate>${date}</pubDate></item>`
  })
  const body = `<rss version="2.0"><channel><title>Notes</title>${items.join('')}</channel></rss>`
  const etag = `"${from}-${count}${words}"`
  const headers = { 'content-type': 'application/rss+xml', etag }
  world.origin.serve(HOST, (asked) =>
    asked.headers['if-none-match'] === etag ? { status: 304, headers } : { headers, body },
  )
  return body
}

async function own() {
  const stored = await world.ownFeed('one')
  if (stored === null) throw new Error('there is no feed')
  return stored
}

/** What a poll at this time comes to. */
async function pollAt(atMs: number): Promise<IngestReport> {
  world.clock.moveTo(atMs)
  return await ingest(await own(), pipeline)
}

describe('of a feed that a workspace added, so many entries a day are read', () => {
  test('the oldest, and the rest the next day', async () => {
    serve(0, 25)
    const first = await pollAt(START + HOUR_MS)
    expect(first.outcomes).toMatchObject({ 'no-topic': 10, 'over-quota': 15 })
    const { state } = await own()
    expect(state.problem).toBe('over-quota')
    expect(state.lastProblem).toContain('10 entries a day')
    expect(state.nextPollAt).toBeGreaterThanOrEqual(MIDNIGHT)
    expect(state.nextPollAt).toBeLessThan(MIDNIGHT + HOUR_MS)
    const next = await pollAt(state.nextPollAt)
    expect(next.outcomes).toMatchObject({ repeated: 10, 'no-topic': 10, 'over-quota': 5 })
  })

  test('however many days that takes: what was left is no old post that comes back', async () => {
    serve(0, 300)
    let read = 0
    for (let day = 0; day < 30; day += 1) {
      const { outcomes } = await pollAt(day === 0 ? START + HOUR_MS : (await own()).state.nextPollAt)
      read += outcomes['no-topic']
    }
    expect(read).toBe(300)
    expect((await own()).state.problem).not.toBe('over-quota')
  })

  test('over several polls', async () => {
    serve(0, 8)
    await pollAt(START + HOUR_MS)
    serve(0, 10)
    expect((await pollAt(START + 2 * HOUR_MS)).outcomes).toMatchObject({ repeated: 8, 'no-topic': 2 })
    expect((await own()).state.problem).toBeNull()
    serve(0, 11)
    expect((await pollAt(START + 3 * HOUR_MS)).outcomes).toMatchObject({ repeated: 10, 'over-quota': 1 })
    expect((await own()).state.problem).toBe('over-quota')
  })

  test('and twenty that are changed count as a new one: some tell their points anew at every poll', async () => {
    serve(0, 9)
    await pollAt(START + HOUR_MS)
    for (const points of [1, 2]) {
      serve(0, 9, `, ${points} points`)
      expect((await pollAt(START + (1 + points) * HOUR_MS)).outcomes).toMatchObject({ edited: 9 })
    }
    expect((await own()).state.problem).toBeNull()
    serve(0, 9, ', 3 points')
    expect((await pollAt(START + 4 * HOUR_MS)).outcomes).toMatchObject({ edited: 2, 'over-quota': 7 })
    expect((await own()).state.problem).toBe('over-quota')
  })

  test('a day within it is no trouble any more', async () => {
    serve(0, 25)
    await pollAt(START + HOUR_MS)
    serve(100, 3)
    expect((await pollAt(MIDNIGHT + HOUR_MS)).outcomes).toMatchObject({ 'no-topic': 3 })
    expect((await own()).state).toMatchObject({ problem: null, troubledAt: null })
  })

  test('what was there when it was added is none of them', async () => {
    const feed = world.origin.url(HOST)
    await world.ask('one', 'feeds', { action: 'remove', feed })
    world.clock.moveTo(MIDNIGHT + HOUR_MS)
    serve(0, 9)
    await world.ask('one', 'feeds', { action: 'add', feed })
    world.clock.moveTo(MIDNIGHT + 2 * HOUR_MS)
    serve(0, 19)
    expect((await pollAt(MIDNIGHT + 2 * HOUR_MS)).outcomes).toMatchObject({ repeated: 9, 'no-topic': 10 })
    expect((await own()).state.problem).toBeNull()
    world.clock.moveTo(MIDNIGHT + 3 * HOUR_MS)
    serve(0, 20)
    expect((await pollAt(MIDNIGHT + 3 * HOUR_MS)).outcomes).toMatchObject({ repeated: 19, 'over-quota': 1 })
  })

  test('pushed ones, too', async () => {
    const body = serve(0, 25)
    const pushed = { body: Buffer.from(body), contentType: 'application/rss+xml', finalUrl: `http://${HOST}/` }
    world.clock.moveTo(START + HOUR_MS)
    expect((await ingestPushed(await own(), pushed, pipeline)).outcomes).toMatchObject({ 'over-quota': 15 })
    expect((await ingestPushed(await own(), pushed, pipeline)).outcomes).toMatchObject({
      repeated: 10,
      'over-quota': 15,
    })
    await pollAt(START + 2 * HOUR_MS)
    const { state } = await own()
    expect(state.problem).toBe('over-quota')
    await ingestPushed(await own(), pushed, pipeline)
    expect((await own()).state.nextPollAt).toBe(state.nextPollAt)
  })

  test('a hub that pushed what was left has not missed it', async () => {
    const body = serve(0, 25)
    const leaseUntil = START + 99 * HOUR_MS
    const push: FeedPush = {
      ...{ hub: 'https://hub.example/', topic: `http://${HOST}/`, secret: 's', token: 't' },
      ...{ state: 'active', changedAt: START - HOUR_MS, renewAt: leaseUntil, leaseUntil },
    }
    const links = `<link rel="hub" href="${push.hub}" xmlns="http://www.w3.org/2005/Atom"/><link rel="self" href="${push.topic}" xmlns="http://www.w3.org/2005/Atom"/>`
    const hubbed = body.replace('<title>Notes</title>', `$&${links}`)
    world.origin.serve(HOST, () => ({ headers: { 'content-type': 'application/rss+xml' }, body: hubbed }))
    await world.store.feeds.savePush((await own()).feed.id, push)
    const pushed = { body: Buffer.from(hubbed), contentType: 'application/rss+xml', finalUrl: `http://${HOST}/` }
    world.clock.moveTo(START + HOUR_MS)
    await ingestPushed(await own(), pushed, pipeline)
    await pollAt(START + 2 * HOUR_MS)
    expect((await pollAt((await own()).state.nextPollAt)).outcomes).toMatchObject({ 'no-topic': 10, 'over-quota': 5 })
    expect((await own()).state.push?.state).toBe('active')
  })

  test('nothing is asked of one that rests, and its workspace is told why', async () => {
    serve(0, 25)
    await pollAt(START + HOUR_MS)
    const asked = world.origin.asked(HOST).length
    expect(await world.ask('one', 'feeds', { action: 'check', feed: 'Notes of own.example' })).toContain('in one day')
    expect(world.origin.asked(HOST)).toHaveLength(asked)
    expect(await world.ask('one', 'feeds')).toContain('in one day')
    expect(await world.told('one')).toContain('in one day')
  })

  test('whatever those of others and of everybody bring', async () => {
    await world.ask('two', 'subscribe', { topic: 'funding' })
    await world.ask('two', 'feeds', { action: 'add', feed: world.origin.url('broken.example') })
    serve(0, 25)
    await pollAt(START + HOUR_MS)
    for (const host of ['broken.example', 'press.example']) {
      const titles = Array.from({ length: 10 }, (_, at) => `Note ${at}`)
      world.serve(host, host === 'press.example' ? [...titles, ...titles.map((title) => `${title} b`)] : titles)
    }
    const stored = await world.store.feeds.list()
    const others = stored.filter(({ feed }) => !feed.url.includes(HOST))
    const told = await Promise.all(others.map((one) => ingest(one, pipeline)))
    expect(told.map(({ outcomes }) => outcomes['over-quota'])).toEqual([0, 0])
    expect(told.map(({ outcomes }) => outcomes['no-topic'] + outcomes.baseline).toSorted((a, b) => a - b)).toEqual([
      10, 20,
    ])
  })
})

test('a workspace that removes feeds and adds others brings in no more than with all of them', async () => {
  const remove = () => world.ask('one', 'feeds', { action: 'remove', feed: world.origin.url(HOST) })
  const add = () => world.ask('one', 'feeds', { action: 'add', feed: world.origin.url(HOST) })
  serve(0, 9)
  await pollAt(START + HOUR_MS)
  await remove()
  serve(100, 8)
  // The first ones of a feed are read whatever comes of it.
  expect(await add()).toContain('8 posts are there now')
  await remove()
  expect(await add()).toContain('Tomorrow')
  expect(await world.ownFeed('one')).toBeNull()
  world.clock.moveTo(MIDNIGHT)
  expect(await add()).toContain('Added')
})

test('a workspace may add so many feeds', async () => {
  const feed = world.origin.url('broken.example')
  expect(await world.ask('one', 'feeds', { action: 'add', feed })).toContain('at most 1')
})
