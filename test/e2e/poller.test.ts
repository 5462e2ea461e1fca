import { createServer, type Server, type ServerResponse } from 'node:http'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { parseConfig } from '../../src/config.ts'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import { InputError } from '../../src/core/errors.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Role } from '../../src/core/role.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { restAllFeeds } from '../builders/rest-all-feeds.ts'
import { sequence } from '../builders/sequence.ts'
import { SILENT } from '../builders/silent-log.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { closeServer } from '../fakes/close-server.ts'
import { startProcess } from './bot-process.ts'

const POLL = { interval: 20, timeout: 30_000 }
const WITHIN_MS = 90_000
const WIRE: Feed = { ...WIRE_FEED, name: 'Wire', url: 'https://a.example/feed' }

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
}, WITHIN_MS)
afterAll(() => postgres.stop(), WITHIN_MS)

/** A process of a deployment in which only those that need a token have one. */
async function startWithoutToken(databaseUrl: string, role: Role, feeds: readonly Feed[] = []): Promise<App> {
  const config = parseConfig({ DATABASE_URL: databaseUrl, PORT: '0' })
  const app = await openApp({
    ...{ config, roles: [role], feeds, clock: systemClock, log: SILENT, print: () => undefined, isColoured: false },
  })
  onTestFinished(() => app.stop())
  return app
}

test('who reads feeds for others needs no token: nothing is shown there, and what the others owe is counted', async () => {
  const poller = await startWithoutToken(await postgres.createDatabase(), 'poller')
  expect(poller.preview).toBeNull()
  await poller.store.transaction(async (ledger) => {
    await subscribe(ledger, await addChannel(ledger, 'c', 'discord'), 'funding')
    const now = story({ id: 's', facts: fundingFacts({ company: 'Acme', amountUsd: 300e6 }) })
    await ledger.stories.insert(now)
    const step = { story: now, sourcesBefore: 0, isMaterial: false, mayPost: true, seenAt: Date.now() }
    await fanOut(ledger, step, Date.now())
  })
  const url = await poller.start()
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, checks: { database: 'ok', polls: 'ok' } })
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('aiwire_deliveries_due 1\n')
})

test('who answers people does', async () => {
  const url = await postgres.createDatabase()
  const refused = await startWithoutToken(url, 'gateway').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(InputError)
  expect(String(refused)).toMatch(/No token of Discord or Slack is set/u)
})

test('which feeds are read is up to who reads them, but in a new database', async () => {
  const url = await postgres.createDatabase()
  const { store } = await startWithoutToken(url, 'web', [WIRE])
  const listed = async (): Promise<readonly string[]> => (await store.feeds.list()).map(({ feed }) => feed.id)
  expect(await listed()).toEqual(['wire'])
  await startWithoutToken(url, 'sender')
  expect(await listed()).toEqual(['wire'])
  await startWithoutToken(url, 'poller')
  expect(await listed()).toEqual([])
})

test(
  'a database that goes away during the first round of polls ends no process',
  async () => {
    const [url, elsewhere] = [await postgres.createDatabase(), await postgres.createDatabase()]
    const asked = Promise.withResolvers<ServerResponse>()
    const outlet = await listen(
      createServer((_request, response) => {
        asked.resolve(response)
      }),
    )
    await restAllFeeds(url)
    await addFeed(url, { ...WIRE, url: outlet })
    const poller = await startProcess('poller', { DATABASE_URL: url, ALLOWED_PRIVATE_HOSTS: '127.0.0.1' })
    onTestFinished(() => poller.kill())
    const answer = await asked.promise

    const name = new URL(url).pathname.slice(1)
    const operator = new pg.Client(elsewhere)
    await operator.connect()
    onTestFinished(() => operator.end())
    await operator.query(`alter database ${name} with allow_connections false`)
    await operator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    answer.end('<rss version="2.0"><channel><title>Wire</title></channel></rss>')
    await expect.poll(() => poller.log(), POLL).toContain('the first round of polls was cut off')
    await operator.query(`alter database ${name} with allow_connections true`)

    const isReady = async (): Promise<number> => (await fetch(`${poller.url}/readyz`)).status
    await expect.poll(isReady, POLL).toBe(200)
  },
  WITHIN_MS,
)

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => closeServer(server))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/feed`
}

async function addFeed(url: string, feed: Feed): Promise<void> {
  const store = await openStore({ url, random: sequence() })
  await store.feeds.add(feed)
  await store.close()
}
