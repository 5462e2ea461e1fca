import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDemoClock, type DemoClock } from '../../src/cli/demo-clock.ts'
import { MINUTE_MS } from '../../src/core/durations.ts'
import type { Feed, FeedState } from '../../src/core/feed.ts'
import type { Log } from '../../src/core/ports/log.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { createPoller } from '../../src/pipeline/poll-due.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { SILENT } from '../builders/silent-log.ts'

const LAB = { scope: { kind: 'catalogue' }, language: 'en', kind: 'lab', weight: 1 } as const
/** Of the channel, which follows something. */
const WORKSPACE = 'preview:w-news'
const FEEDS: readonly Feed[] = ['one', 'two'].map((id) => ({
  ...LAB,
  id,
  name: id,
  url: `https://${id}.example/feed`,
}))

let store: Store
let clock: DemoClock
beforeEach(async () => {
  store = await openMemoryStore(sequence())
  clock = createDemoClock(Date.UTC(2026, 1, 10))
  await store.feeds.replaceCatalogue(FEEDS)
  const channel = await addChannel(store, 'news')
  await subscribe(store, channel, 'funding')
})
afterEach(() => store.close())

describe.each([
  ['listed', {}],
  ['claimed', { holder: 'p1' }],
])('due feeds that are %s', (_how, parts) => {
  /** Which feeds are asked, minute by minute; `one` cannot be recorded as long as `isFaulty`. */
  async function pollFor(minutes: number, isFaulty: () => boolean): Promise<readonly (readonly string[])[]> {
    let asked: string[] = []
    const poller = createPoller({
      ...parts,
      store,
      clock,
      log: SILENT,
      feedsAtOnce: 1,
      ingest: async ({ feed, state }) => {
        asked.push(feed.id)
        if (feed.id === 'one' && isFaulty()) throw new Error('the disk is full')
        const saved = { ...state, nextPollAt: clock.nowMs() + 5 * MINUTE_MS }
        await store.feeds.saveState(feed.id, saved)
        return { state: saved }
      },
    })
    const rounds: (readonly string[])[] = []
    for (let minute = 0; minute < minutes; minute += 1) {
      asked = []
      await poller.pollDue()
      rounds.push(asked.toSorted())
      await clock.sleep(MINUTE_MS)
    }
    return rounds
  }

  test('are not asked every minute where what they say cannot be written down, and the others go on', async () => {
    const rounds = await pollFor(60, () => true)
    const minutesOf = (id: string) => rounds.flatMap((asked, minute) => (asked.includes(id) ? [minute] : []))
    expect(minutesOf('one')).toEqual([0, 1, 3, 7, 15, 30, 45])
    expect(minutesOf('two')).toHaveLength(12)
  })

  test('rest anew from a minute on where another begins', async () => {
    const firstBegins = clock.nowMs()
    const isFault = () => {
      const minutes = (clock.nowMs() - firstBegins) / MINUTE_MS
      return minutes < 8 || minutes >= 20
    }
    const rounds = await pollFor(24, isFault)
    const minutes = rounds.flatMap((asked, minute) => (asked.includes('one') ? [minute] : []))
    expect(minutes).toEqual([0, 1, 3, 7, 15, 20, 21, 23])
  })

  test('are polled as ever once that is over', async () => {
    const rounds = await pollFor(30, () => clock.nowMs() < Date.UTC(2026, 1, 10, 0, 2))
    const minutes = rounds.flatMap((asked, minute) => (asked.includes('one') ? [minute] : []))
    expect(minutes).toEqual([0, 1, 3, 8, 13, 18, 23, 28])
  })
})

test.each([
  ['removed', (id: string) => store.feeds.remove(id)],
  [
    'read',
    async (id: string) => {
      const stored = await store.feeds.find(id)
      if (stored !== null) await store.feeds.saveState(id, { ...stored.state, nextPollAt: clock.nowMs() + MINUTE_MS })
    },
  ],
])('a feed of a workspace that is %s while others are polled is not asked in that round', async (_what, change) => {
  const scope = { kind: 'workspace', workspaceId: WORKSPACE, channelId: null } as const
  await store.feeds.replaceCatalogue([])
  for (const id of ['own-1', 'own-2'])
    await store.feeds.add({ ...LAB, id, name: id, url: `https://${id}.example/feed`, scope })
  const asked: string[] = []
  const ingest: Parameters<typeof createPoller>[0]['ingest'] = async ({ feed, state }) => {
    asked.push(feed.id)
    for (const id of ['own-1', 'own-2']) if (id !== feed.id) await change(id)
    return { state }
  }
  await createPoller({ store, clock, log: SILENT, ingest, feedsAtOnce: 1 }).pollDue()
  expect(asked).toHaveLength(1)
})

test('the operator hears of a poll that failed by a fault of ours, and not of one that was cut short', async () => {
  const heard: string[] = []
  const log: Log = { ...SILENT, error: (message) => void heard.push(message) }
  const ingest = (): Promise<never> => Promise.reject(new Error('planned'))
  await createPoller({ store, clock, log, ingest, feedsAtOnce: 1 }).pollDue()
  expect(heard).toEqual(FEEDS.map(() => 'a poll failed'))
  const poller = createPoller({
    ...{ store, clock, log, feedsAtOnce: 1 },
    ingest: async () => {
      void poller.stop()
      return await ingest()
    },
  })
  await poller.pollDue()
  expect(heard).toHaveLength(FEEDS.length)
})

describe('the operator hears', () => {
  /** The levels and words of the log, as a feed of that channel begins to be in trouble, is given up, and is well again. */
  async function told(scope: Feed['scope']): Promise<readonly string[]> {
    await store.feeds.replaceCatalogue([])
    await store.feeds.add({ ...LAB, id: 'own', name: 'Own', url: 'https://own.example/feed', scope })
    const lines: string[] = []
    const note = (level: string) => (message: string) => void lines.push(`${level}: ${message}`)
    const log: Log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') }
    const states: Partial<FeedState>[] = [{ troubledAt: 1 }, { troubledAt: 1, stoppedAt: 2 }, {}]
    const ingest: Parameters<typeof createPoller>[0]['ingest'] = async ({ feed, state }) => {
      const next = { ...state, troubledAt: null, stoppedAt: null, ...states.shift(), nextPollAt: 0 }
      // One that is given up would not be due.
      await store.feeds.saveState(feed.id, { ...next, stoppedAt: null })
      return { state: next }
    }
    const poller = createPoller({ store, clock, log, ingest, feedsAtOnce: 1 })
    for (let round = 0; round < 3; round += 1) await poller.pollDue()
    return lines
  }
  const LOUD = ['warn: a feed is in trouble', 'warn: a feed is polled no more', 'info: a feed is well again']

  test('of feeds that nobody else is told of', async () => {
    expect(await told({ kind: 'workspace', workspaceId: WORKSPACE, channelId: null })).toEqual(LOUD)
  })

  test('in passing of those whose channel is told', async () => {
    const lines = await told({ kind: 'workspace', workspaceId: WORKSPACE, channelId: 'c' })
    expect(lines).toEqual(LOUD.map((line) => line.replace(/^\w+/u, 'debug')))
  })
})
