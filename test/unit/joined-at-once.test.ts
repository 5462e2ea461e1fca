import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { DAY_MS } from '../../src/core/durations.ts'
import type { Entry } from '../../src/core/entry.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { EntryOutcome } from '../../src/core/outcome.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import { record } from '../../src/pipeline/record.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startPostgres } from '../builders/postgres.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

/** Without the turns that they take, not one of these becomes one story. */
const EVENTS = Number(process.env.JOIN_EVENTS ?? 20)
const CONNECTIONS = { sqlite: 2, postgres: 3 }
const REPORTS = 5
const AT = Date.UTC(2020, 1, 10)
/** So far apart, an event is compared with those of its weeks, and not with hundreds that say the same of other companies. */
const APART_MS = DAY_MS
const WITHIN_MS = 15 * 60_000

const random = createSystemRandom(systemClock)
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** An empty database; what it stands on is gone when the test ends. */
async function createDatabase(engine: keyof typeof CONNECTIONS): Promise<string> {
  if (engine === 'postgres') {
    const server = await startPostgres()
    closing.push(() => server.stop())
    return await server.createDatabase()
  }
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-joins-'))
  closing.push(() => {
    rmSync(folder, { recursive: true, force: true })
    return Promise.resolve()
  })
  return `sqlite:${join(folder, 'a.db')}`
}

const feedOf = (outlet: number): Feed => ({
  ...WIRE_FEED,
  id: `feed-${outlet}`,
  name: `Outlet ${outlet}`,
  url: `https://outlet-${outlet}.example/feed`,
  weight: 0.5 + outlet / 10,
})

/** Names that have no part in common. */
function companyOf(event: number): string {
  const parts = ['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi', 'no', 'pu']
  const name = [100, 10, 1].map((unit) => parts[Math.floor(event / unit) % 10] ?? '').join('')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}tron`
}

function entryOf(event: number, outlet: number): Entry {
  const id = `e-${event}-${outlet}`
  return {
    id,
    feedId: feedOf(outlet).id,
    identity: id,
    identityKeys: [id],
    title: `${companyOf(event)} raises $${20 + event} million Series B to build AI agents`,
    url: `https://outlet-${outlet}.example/${id}`,
    summary: '',
    language: 'en',
    publishedAt: AT + event * APART_MS,
    seenAt: AT + event * APART_MS,
  }
}

test.each(['sqlite', 'postgres'] as const)(
  'reports of one event that are joined at the same moment over several connections make one story: %s',
  async (engine) => {
    const url = await createDatabase(engine)
    const stores: Store[] = []
    for (let at = 0; at < CONNECTIONS[engine]; at += 1) {
      const store = await openStore({ url, random })
      closing.push(() => store.close())
      stores.push(store)
    }
    const [first] = stores
    if (first === undefined) throw new Error('there is no store')
    const outlets = Array.from({ length: REPORTS }, (_, outlet) => outlet)
    await first.transaction((ledger) => ledger.feeds.replaceCatalogue(outlets.map(feedOf)))
    const outcomes: EntryOutcome[] = []
    for (let event = 0; event < EVENTS; event += 1) {
      const recorded = await Promise.all(
        outlets.map((outlet) => {
          const store = stores[outlet % stores.length] ?? first
          const deps = { store, clock: systemClock, random, analyst: null }
          const entry = entryOf(event, outlet)
          return record([{ kind: 'new', entry }], { feed: feedOf(outlet), isBaseline: false }, deps)
        }),
      )
      outcomes.push(...recorded.flatMap((one) => one.outcomes))
    }
    const count = (wanted: EntryOutcome): number => outcomes.filter((outcome) => outcome === wanted).length
    expect([count('new-story'), count('joined')]).toEqual([EVENTS, EVENTS * (REPORTS - 1)])
  },
  WITHIN_MS,
)

test('on SQLite nobody else writes from the first look of a transaction on, though it has written nothing yet', async () => {
  const url = await createDatabase('sqlite')
  const store = await openStore({ url, random })
  closing.push(() => store.close())
  // As another process would, but one that does not wait.
  const rival = new Database(url.slice('sqlite:'.length), { timeout: 0 })
  closing.push(() => Promise.resolve(void rival.close()))
  const write = () => rival.prepare(`insert into settings (name, value) values ('rival', 'was here')`).run()
  await store.transaction(async (ledger) => {
    expect(await ledger.stories.count({ ...ANY_STORY, limit: 0, offset: 0 })).toBe(0)
    expect(write).toThrow(/locked/u)
    await ledger.feeds.replaceCatalogue([feedOf(0)])
  })
  expect(write().changes).toBe(1)
})
