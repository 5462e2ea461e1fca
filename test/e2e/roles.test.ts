import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { loadCatalogue } from '../../src/feeds/catalogue.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts'
import { visibleText } from '../fakes/discord/reader.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from '../fakes/slack/fake-slack.ts'
import { readBlocks } from '../fakes/slack/read-blocks.ts'
import { startProcess, type BotProcess } from './bot-process.ts'

const MANAGE_CHANNELS = 16n
const POLL = { interval: 50, timeout: 60_000 }
const WITHIN_MS = 180_000
const NEWS = 'Acme Robotics AI raises $120 million Series B led by Example Ventures'

let postgres: PostgresServer
let outlet: Server
let discord: FakeDiscord
let slack: FakeSlack
let store: Store
let running: BotProcess[]
let environment: Readonly<Record<string, string>>

beforeEach(async () => {
  running = []
  outlet = createServer((_request, response) => {
    response.setHeader('content-type', 'application/rss+xml')
    response.end(`<rss version="2.0"><channel><title>Wire</title><item><guid isPermaLink="false">g</guid><title>${NEWS}</title>
      <link>https://outlet.example/g</link><pubDate>${new Date().toUTCString()}</pubDate></item></channel></rss>`)
  })
  await new Promise<void>((resolve) => outlet.listen(0, '127.0.0.1', resolve))
  postgres = await startPostgres()
  discord = await startFakeDiscord()
  slack = await FakeSlack.start()
  slack.people.set('U1', {})
  const databaseUrl = await postgres.createDatabase()
  store = await openStore({ url: databaseUrl, random: sequence() })
  environment = {
    DATABASE_URL: databaseUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    ALLOWED_PRIVATE_HOSTS: '127.0.0.1',
  }
}, WITHIN_MS)
afterEach(async () => {
  for (const one of running) await one.kill()
  await store.close()
  await discord.close()
  await slack.close()
  await new Promise((resolve) => outlet.close(resolve))
  await postgres.stop()
}, WITHIN_MS)

async function start(...roles: readonly string[]): Promise<readonly BotProcess[]> {
  const started = await Promise.all(roles.map((role) => startProcess(role, environment)))
  running.push(...started)
  return started
}

/** No test asks a publisher for anything: of all feeds only the outlet's is due, and it was read before. */
async function onlyTheOutletIsDue(): Promise<void> {
  await store.feeds.replaceCatalogue(loadCatalogue({ scraped: false }))
  const address = outlet.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await store.feeds.add({ ...WIRE_FEED, url: `http://127.0.0.1:${port}/` })
  const now = Date.now()
  for (const { feed, state } of await store.feeds.list()) {
    const nextPollAt = feed.id === WIRE_FEED.id ? 0 : now + HOUR_MS
    await store.feeds.saveState(feed.id, { ...state, nextPollAt, baselineAt: now - HOUR_MS })
  }
}

async function publish(id: string, company: string): Promise<void> {
  const at = Date.now()
  const facts = fundingFacts({ company, amountUsd: 300e6 })
  const now = { ...story({ id, facts }), firstAt: at, eventAt: at, updatedAt: at }
  await store.transaction(async (ledger) => {
    await ledger.stories.insert(now)
    const step = { story: now, sourcesBefore: 0, isMaterial: false, mayPost: true, seenAt: at }
    await fanOut(ledger, step, at)
  })
}

const checksOf = async ({ url }: BotProcess): Promise<string> => await (await fetch(`${url}/readyz`)).text()
const count = (texts: readonly string[], word: string): number => texts.filter((text) => text.includes(word)).length
const on = (word: string): readonly number[] => [
  count(
    discord.messages.map(({ body }) => visibleText(body)),
    word,
  ),
  count(
    slack.messages.map(({ text, blocks }) => readBlocks(text, blocks).text),
    word,
  ),
]

test(
  'one process reads, another posts, another answers, another shows pages; of two senders the second takes over',
  async () => {
    const [front, ...senders] = await start('gateway,web', 'sender', 'sender')
    if (front === undefined) throw new Error('one is missing')

    await expect.poll(() => discord.commands, POLL).not.toBeNull()
    const topic = [{ name: 'topic', type: 3, value: 'funding' }] as const
    expect(visibleText((await discord.slash('subscribe', topic, MANAGE_CHANNELS)).body)).toMatch(/funding/iu)
    await expect.poll(() => slack.connections, POLL).toBe(1)
    await slack.sendSlash({ command: '/subscribe', text: 'funding', channel: 'C1', person: 'U1' })

    await onlyTheOutletIsDue()
    const [poller] = await start('poller')
    if (poller === undefined) throw new Error('one is missing')
    await expect.poll(() => on('Acme Robotics'), POLL).toEqual([1, 1])

    // Only who polls is asked how its polls are.
    const said = await Promise.all([poller, front, ...senders].map(checksOf))
    expect(said.map((text) => text.includes('"polls"'))).toEqual([true, false, false, false])
    for (const text of said) expect(text).toContain('"ready":true')

    const page = await fetch(`${front.url}/funding`)
    expect(await page.text()).toContain('Acme Robotics')
    expect((await fetch(`${poller.url}/funding`)).status).toBe(404)
    const answer = await discord.slash('funding', [], 0n)
    expect(visibleText(answer.body)).toContain('Acme Robotics')

    const active = senders.filter((one) => one.log().includes('"right":"sender:'))
    expect(active).toHaveLength(1)
    await active[0]?.kill()
    await publish('s2', 'Borealis')
    await expect.poll(() => on('Borealis'), POLL).toEqual([1, 1])
    expect(on('Acme Robotics')).toEqual([1, 1])
    expect(senders.every((one) => one.log().includes('"right":"sender:'))).toBe(true)
  },
  WITHIN_MS,
)
