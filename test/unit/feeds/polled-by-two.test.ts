import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ANY_STORY } from '../../../src/core/any-story.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/core/durations.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { fetchOf } from '../../builders/fetch-of.ts'
import { ingest } from '../../../src/pipeline.ts'
import type { PipelineDeps } from '../../../src/pipeline/deps.ts'
import { createFeedDesk } from '../../../src/pipeline/feed-desk.ts'
import { createPoller } from '../../../src/pipeline/poll-due.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { pipelineDeps } from '../../builders/pipeline-deps.ts'
import { startPostgres, type PostgresServer } from '../../builders/postgres.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { createVirtualClock, type VirtualClock } from '../../builders/virtual-clock.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'
import { startOriginServer, type OriginServer } from '../../fakes/origin-server.ts'

const HOST = 'wire.example'
const WITHIN_MS = 60_000

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
}, WITHIN_MS)
afterAll(() => postgres.stop(), WITHIN_MS)

const ENGINES: readonly (readonly [string, () => Promise<Store>])[] = [
  ['SQLite', () => openMemoryStore(sequence())],
  ['PostgreSQL', async () => await openStore({ url: await postgres.createDatabase(), random: sequence() })],
]

const raises = (name: string): string => `${name} raises $35 million Series A to build AI agents`

describe.each(ENGINES)('two processes that poll one feed of a ledger in %s', (_engine, open) => {
  let store: Store
  let clock: VirtualClock
  let origin: OriginServer
  let titles: readonly string[]
  /** Requests that get no answer yet. */
  let held: ServerResponse[]
  let isHolding: boolean
  let closings: (() => Promise<void>)[]
  beforeEach(async () => {
    clock = createVirtualClock(Date.UTC(2026, 1, 20, 9))
    store = await open()
    titles = ['Hello']
    held = []
    isHolding = false
    closings = []
    origin = await startOriginServer(clock)
    origin.serve(HOST, () => {
      if (isHolding) return (response) => void held.push(response)
      return { headers: { etag: etag() }, body: rss() }
    })
    await store.feeds.replaceCatalogue([{ ...WIRE_FEED, url: origin.url(HOST) }])
    const channel = await addChannel(store, 'c')
    await subscribe(store, channel, 'funding')
  })
  afterEach(async () => {
    for (const close of closings) await close()
    await origin.close()
    await store.close()
  })

  const etag = (): string => `"${encodeURIComponent(titles.join())}"`
  function rss(): string {
    const guidOf = (title: string): string => title.split(' ')[0] ?? ''
    const items = titles.map(
      (title) => `<item><title>${title}</title><guid isPermaLink="false">${guidOf(title)}</guid></item>`,
    )
    return `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
  }

  function depsOf(holder: string): PipelineDeps {
    const fetch = fetchOf(origin, clock)
    closings.push(() => fetch.close())
    const random = {
      id: (
        (ids) => () =>
          `${holder}-${ids.id()}`
      )(sequence()),
    }
    return pipelineDeps({ store, fetch, clock, random, trusts: () => true })
  }

  function startPoller(holder: string, feedsAtOnce = 2) {
    const deps = depsOf(holder)
    return createPoller({ store, clock, log: SILENT, feedsAtOnce, holder, ingest: (stored) => ingest(stored, deps) })
  }

  const posts = async (): Promise<number> => (await store.deliveries.countByState()).get('due') ?? 0
  const later = (ms: number): void => {
    clock.moveTo(clock.nowMs() + ms)
  }
  /** One asks and waits for its answer until its claim has run out. */
  async function pollSlowly(poller: ReturnType<typeof startPoller>): Promise<() => Promise<void>> {
    isHolding = true
    const polling = poller.pollDue()
    await expect.poll(() => held.length).toBe(1)
    isHolding = false
    later(6 * MINUTE_MS)
    return async () => {
      await polling
    }
  }

  test('tell once what is new, whoever sees it', async () => {
    const [one, two] = [startPoller('one'), startPoller('two')]
    await one.pollDue()
    for (let round = 0; round < 5; round += 1) {
      later(HOUR_MS + 20 * MINUTE_MS)
      titles = [raises(`Alder${round} Robotics`), ...titles]
      await Promise.all([one.pollDue(), two.pollDue()])
      expect(await posts()).toBe(round + 1)
    }
  })

  test('tell what comes after the first poll, whose answer one of them had to wait for in vain', async () => {
    const [slow, other] = [startPoller('slow'), startPoller('other')]
    const ended = await pollSlowly(slow)
    await other.pollDue()
    held[0]?.writeHead(500).end()
    await ended()
    titles = [raises('Alder'), ...titles]
    later(2 * HOUR_MS)
    await other.pollDue()
    expect(await posts()).toBe(1)
  })

  test('know the newest document, where an older one arrives after it', async () => {
    const [slow, other] = [startPoller('slow'), startPoller('other')]
    await other.pollDue()
    later(2 * HOUR_MS)
    const ended = await pollSlowly(slow)
    const [older, tag] = [rss(), etag()]
    titles = [raises('Alder'), ...titles]
    await other.pollDue()
    held[0]?.setHeader('etag', tag).end(older)
    await ended()
    const stored = await store.feeds.find(WIRE_FEED.id)
    expect(stored?.state.validators.etag).toBe(etag())
    later(2 * HOUR_MS)
    await other.pollDue()
    expect(origin.asked(HOST).at(-1)?.headers['if-none-match']).toBe(etag())
    expect(await posts()).toBe(1)
  })

  test('keep what a publisher corrected last, where one of them is late to write down an earlier correction', async () => {
    const other = startPoller('other')
    const told = (amount: number): readonly string[] => [
      `Alder raises $${amount} million Series A to build AI agents`,
      'Hello',
    ]
    await other.pollDue()
    later(2 * HOUR_MS)
    titles = told(30)
    await other.pollDue()
    later(2 * HOUR_MS)
    titles = told(35)
    const isRead = Promise.withResolvers<undefined>()
    const mayWrite = Promise.withResolvers<undefined>()
    const late: Store = {
      ...store,
      async transaction(work, only) {
        isRead.resolve(undefined)
        await mayWrite.promise
        return await store.transaction(work, only)
      },
    }
    const stored = await store.feeds.find(WIRE_FEED.id)
    if (stored === null) throw new Error('the feed is missing')
    const ingested = ingest(stored, { ...depsOf('late'), store: late })
    await isRead.promise
    titles = told(40)
    await other.pollDue()
    mayWrite.resolve(undefined)
    await ingested
    for (let round = 0; round < 2; round += 1) {
      later(3 * HOUR_MS)
      await other.pollDue()
    }
    const [story] = await store.stories.list({ ...ANY_STORY, limit: 2, offset: 0 })
    expect(story?.facts).toMatchObject({ amountUsd: 40e6 })
    expect(story?.changes.map(({ to }) => to)).toEqual(['USD 40000000'])
  })

  test('leave a host to the one that asks it, also where a dozen feeds of it wait for an answer in vain', async () => {
    const feeds = Array.from({ length: 12 }, (_, at) => ({
      ...WIRE_FEED,
      id: `f${at}`,
      url: origin.url(HOST, `/f${at}`),
    }))
    await store.feeds.replaceCatalogue(feeds)
    const [slow, other] = [startPoller('slow', feeds.length), startPoller('other')]
    isHolding = true
    const polling = slow.pollDue()
    await expect.poll(() => held.length).toBe(1)
    // Eleven have timed out; of the pauses between them, too, the last one has only just been asked.
    later(11 * (15 + 2) * 1_000)
    isHolding = false
    await other.pollDue()
    expect(origin.asked(HOST)).toHaveLength(1)
    held[0]?.end(rss())
    await polling
    expect(origin.asked(HOST)).toHaveLength(feeds.length)
  })

  test('ask a feed once that a workspace adds while one of them looks for what is due', async () => {
    await store.feeds.replaceCatalogue([])
    const poller = startPoller('one')
    const desk = createFeedDesk(depsOf('front'), async (stored, deps) => {
      await poller.pollDue()
      return await ingest(stored, deps)
    })
    const { id: channelId, workspaceId } = await addChannel(store, 'c')
    expect(await desk.add(origin.url(HOST), { workspaceId, channelId })).toMatchObject({
      kind: 'added',
      entries: 1,
    })
    expect(origin.asked(HOST)).toHaveLength(1)
    // Whoever adds it may die before it is read.
    const broken = createFeedDesk(depsOf('broken'), () => Promise.reject(new Error('killed')))
    const adding = broken.add(origin.url(HOST, '/other'), { workspaceId, channelId })
    await expect(adding).rejects.toThrow('killed')
    later(5 * MINUTE_MS)
    await poller.pollDue()
    expect(origin.asked(HOST).filter(({ path }) => path === '/other')).toHaveLength(2)
  })
})
