import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, EVERYTHING, subscribe } from '../builders/channel.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { restAllFeeds } from '../builders/rest-all-feeds.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { closeServer } from '../fakes/close-server.ts'
import { startProcess } from './bot-process.ts'

const WITHIN_MS = 120_000
const POLL = { interval: 20, timeout: 60_000 }
const KILLS = 2
/** Often enough to see it at work, which takes many times as long, and so rarely that it is not kept from it. */
const LOOK_MS = 5
const NAMES = 'Alder Birch Cedar Elder Hazel Juniper Larch Maple Oak Pine Rowan Spruce Willow Yew Aspen Beech'.split(
  ' ',
)
const TITLES = NAMES.flatMap((one) =>
  NAMES.map((other, at) => `${one} ${other} raises $${at + 20} million Series A to build AI agents`),
)

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
}, WITHIN_MS)
afterAll(() => postgres.stop(), WITHIN_MS)

/** What stands in the ledger meanwhile. */
type Ledger = {
  readonly url: string
  readonly countEntries: () => Promise<number>
  /** Nobody waits until the claim of the dead has run out. */
  readonly freeClaims: () => Promise<unknown>
}

const COUNT = 'select count(*) as count from entries'

function openFile(): Promise<Ledger> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-killed-'))
  const file = join(folder, 'bot.db')
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const countEntries = (): Promise<number> => {
    const db = new Database(file, { readonly: true })
    const row = db.prepare<[], { readonly count: number }>(COUNT).get()
    db.close()
    return Promise.resolve(row?.count ?? 0)
  }
  const freeClaims = (): Promise<void> => {
    const db = new Database(file)
    db.exec('delete from leases')
    db.close()
    return Promise.resolve()
  }
  return Promise.resolve({ url: `sqlite:${file}`, countEntries, freeClaims })
}

async function openDatabase(): Promise<Ledger> {
  const url = await postgres.createDatabase()
  const client = new pg.Client(url)
  await client.connect()
  onTestFinished(() => client.end())
  return {
    url,
    countEntries: async () => Number((await client.query<{ readonly count: string }>(COUNT)).rows[0]?.count),
    freeClaims: () => client.query('update feeds set "claimedUntil" = 0'),
  }
}

test.each([
  ['SQLite', 'all', openFile],
  ['PostgreSQL', 'poller', openDatabase],
])(
  'a bot on %s that is killed while it writes down what a feed has misses nothing and tells nothing twice',
  async (_engine, role, open) => {
    const asked: (string | undefined)[] = []
    const body = rss()
    const outlet = createServer(({ headers }, response) => {
      asked.push(headers['if-none-match'])
      if (headers['if-none-match'] === '"new"') response.writeHead(304).end()
      else response.setHeader('etag', '"new"').end(body)
    })
    const ledger = await open()
    await restAllFeeds(ledger.url)
    const store = await openStore({ url: ledger.url, random: sequence() })
    onTestFinished(() => store.close())
    // Only just, so that no roundup is owed at the minute when the bot looks for them.
    await subscribe(store, await addChannel(store, 'c', 'discord'), 'funding', EVERYTHING, Date.now() - HOUR_MS)
    await store.feeds.add({ ...WIRE_FEED, url: await listen(outlet) })
    const stored = async () => {
      const found = await store.feeds.find(WIRE_FEED.id)
      if (found === null) throw new Error('the feed is missing')
      return found.state
    }
    const now = Date.now()
    const read = { baselineAt: now - HOUR_MS, lastSuccessAt: now - HOUR_MS, fullAt: now - HOUR_MS }
    const old = { etag: '"old"', lastModified: null }
    await store.feeds.saveState(WIRE_FEED.id, { ...(await stored()), ...read, validators: old })

    const startBot = async () => {
      const bot = await startProcess(role, { DATABASE_URL: ledger.url, ALLOWED_PRIVATE_HOSTS: '127.0.0.1' })
      onTestFinished(() => bot.kill())
      return bot
    }
    let written = 0
    for (let kills = 0; kills < KILLS; kills += 1) {
      const bot = await startBot()
      const before = written
      while (written === before) {
        await delay(LOOK_MS)
        written = await ledger.countEntries()
      }
      await bot.kill()
      await ledger.freeClaims()
      written = await ledger.countEntries()
      expect(written).toBeLessThan(TITLES.length)
      expect((await stored()).validators).toEqual(old)
    }
    await startBot()
    await expect.poll(async () => (await stored()).validators.etag, POLL).toBe('"new"')
    expect(asked).toEqual(Array.from({ length: KILLS + 1 }, () => '"old"'))
    expect(await ledger.countEntries()).toBe(TITLES.length)
    const told = await store.stories.list({ ...ANY_STORY, limit: 1_000, offset: 0 })
    expect((await store.deliveries.countByState()).get('due')).toBe(told.length)
    expect(told.flatMap(({ sources }) => sources)).toHaveLength(told.length)
  },
  WITHIN_MS,
)

function rss(): string {
  const date = new Date().toUTCString()
  const items = TITLES.map(
    (title, at) =>
      `<item><guid isPermaLink="false">${at}</guid><title>${title}</title><pubDate>${date}</pubDate></item>`,
  )
  return `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => closeServer(server))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/feed`
}
