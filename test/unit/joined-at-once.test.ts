import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Entry } from '../../src/core/entry.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import { record } from '../../src/pipeline.ts'
import { openStore } from '../../src/store/open-store.ts'

const EVENTS = Number(process.env.JOIN_EVENTS ?? 200)
const REPORTS = 5
const AT = Date.UTC(2026, 1, 10)
const WITHIN_MS = 5 * 60_000

let folder: string
let stores: readonly Store[]
const random = createSystemRandom(systemClock)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-joins-'))
  const open = () => openStore({ url: `sqlite:${join(folder, 'a.db')}`, random })
  stores = [await open(), await open()]
})
afterEach(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const feedOf = (outlet: number): Feed => ({
  id: `feed-${outlet}`,
  scope: { kind: 'catalogue' },
  name: `Outlet ${outlet}`,
  url: `https://outlet-${outlet}.example/feed`,
  language: 'en',
  kind: 'press',
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
    author: null,
    language: 'en',
    publishedAt: AT + event,
    seenAt: AT + event,
  }
}

test(
  'reports of one event that are joined at the same moment on two connections make one story',
  async () => {
    const [first] = stores
    if (first === undefined) throw new Error('there is no store')
    const outlets = Array.from({ length: REPORTS }, (_, outlet) => outlet)
    await first.transaction((ledger) => ledger.feeds.replaceCatalogue(outlets.map(feedOf)))
    for (let event = 0; event < EVENTS; event += 1) {
      await Promise.all(
        outlets.map((outlet) => {
          const store = stores[outlet % stores.length] ?? first
          const deps = { store, clock: systemClock, random, analyst: null }
          const entry = entryOf(event, outlet)
          return record([{ kind: 'new', entry }], { feed: feedOf(outlet), isBaseline: false }, deps)
        }),
      )
    }
    const outcomes = Object.fromEntries(await first.entries.countByOutcome())
    expect(outcomes).toEqual({ 'new-story': EVENTS, joined: EVENTS * (REPORTS - 1) })
  },
  WITHIN_MS,
)
