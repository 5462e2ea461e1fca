import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import type { Role } from '../../src/core/role.ts'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import { examine } from '../../src/checkup.ts'
import { parseConfig, type Config } from '../../src/config.ts'
import type { Clock } from '../../src/core/ports/clock.ts'
import type { Log, LogFields } from '../../src/core/ports/log.ts'
import type { Shards } from '../../src/core/shards.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { SILENT } from '../builders/silent-log.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts'
import { createFastClock } from '../kill/fast-clock.ts'

const POLL = { interval: 5 }
const WITHIN_MS = 60_000

let postgres: PostgresServer
let discord: FakeDiscord
beforeAll(async () => {
  postgres = await startPostgres()
  discord = await startFakeDiscord()
}, WITHIN_MS)
afterAll(async () => {
  await discord.close()
  await postgres.stop()
}, WITHIN_MS)

type Part = {
  readonly databaseUrl: string
  readonly role: Role
  readonly clock: Clock
  readonly shards?: Shards
  readonly token?: string
}

function configOf({ databaseUrl, shards = 'auto', token = discord.token }: Omit<Part, 'role' | 'clock'>): Config {
  const settings = parseConfig({ DATABASE_URL: databaseUrl, PORT: '0' })
  const { apiUrl } = discord
  return { ...settings, discord: { token, apiUrl, requestsPerSecond: 50, shards } }
}

/** A process that shares the database with others, and what it does as soon as it has its right. */
async function startPart(part: Part, onRight: () => void = () => undefined): Promise<App> {
  const info = (message: string, fields?: LogFields): void => {
    if (message === 'this process has the right now' && fields !== undefined) onRight()
  }
  const log: Log = { ...SILENT, info }
  const { role, clock } = part
  const app = await openApp({
    ...{ config: configOf(part), roles: [role], feeds: [], clock, log, print: () => undefined, isColoured: false },
  })
  await app.start()
  return app
}

test(
  'a sender that stops gives back what it was sending first, and its right last',
  async () => {
    const clock = createFastClock(Date.now(), 20)
    const databaseUrl = await postgres.createDatabase()
    const sender: Part = { databaseUrl, role: 'sender', clock }
    const first = await startPart(sender)
    await first.store.transaction(async (ledger) => {
      const channel = await addChannel(ledger, discord.channelId, 'discord')
      // At every fifth minute of the computer's own clock a roundup might come to be owed, too.
      await ledger.channels.update({ ...channel, roundup: { ...channel.roundup, mode: 'off' } })
      await subscribe(ledger, channel, 'funding')
    })
    discord.fault({ do: 'hang', methods: ['POST'] })
    await first.store.transaction(async (ledger) => {
      const now = story({ id: 's', facts: fundingFacts({ company: 'Acme', amountUsd: 300e6 }) })
      await ledger.stories.insert(now)
      const step = { story: now, sourcesBefore: 0, isMaterial: false, mayPost: true, seenAt: clock.nowMs() }
      await fanOut(ledger, step, clock.nowMs())
    })
    const statesOf = async ({ store }: App): Promise<unknown> =>
      Object.fromEntries(await store.deliveries.countByState())
    await expect.poll(() => statesOf(first), POLL).toEqual({ sending: 1 })
    await expect.poll(() => discord.requests.filter(({ method }) => method === 'POST'), POLL).toHaveLength(1)

    const atHandover: Promise<unknown>[] = []
    const second = await startPart(sender, () => {
      atHandover.push(statesOf(second))
    })
    await first.stop()
    await expect.poll(() => atHandover, POLL).toHaveLength(1)
    expect(await atHandover[0]).toEqual({ due: 1 })
    await second.stop()
  },
  WITHIN_MS,
)

test(
  'another bot is kept from sending over a database on which one sends, and the same bot with a renewed token is not',
  async () => {
    const clock = createFastClock(Date.now(), 20)
    const databaseUrl = await postgres.createDatabase()
    let rights = 0
    const start = (token: string): Promise<App> =>
      startPart({ databaseUrl, role: 'sender', clock, token }, () => {
        rights += 1
      })
    const one = await start(discord.token)
    await expect.poll(() => rights, POLL).toBe(1)
    const token = 'other.token0.xyz'
    const other = await start(token)
    expect((await other.failed).message).toMatch(/^DISCORD_TOKEN: another Discord bot sends over this database/u)
    const findings = await examine(configOf({ databaseUrl, token }), systemClock, SILENT)
    expect(findings.map(({ words }) => words).join('\n')).toContain('another Discord bot sends over this database')
    const renewed = await start(`${discord.token.split('.')[0] ?? ''}.token1.renewed`)
    await expect.poll(() => rights, POLL).toBe(2)
    await Promise.all([one, other, renewed].map((app) => app.stop()))
  },
  WITHIN_MS,
)

test(
  'of two gateways whose shards overlap the second is refused, so is one that counts them otherwise, and one with other shards is not',
  async () => {
    const clock = createFastClock(Date.now(), 20)
    const databaseUrl = await postgres.createDatabase()
    discord.recommendShards(8)
    let rights = 0
    const start = (first: number, last: number): Promise<App> =>
      startPart({ databaseUrl, role: 'gateway', clock, shards: { first, last, count: 8 } }, () => {
        rights += 1
      })
    const one = await start(0, 1)
    await expect.poll(() => rights, POLL).toBe(1)
    const shards = { first: 2, last: 3, count: 4 }
    const counted = await startPart({ databaseUrl, role: 'gateway', clock, shards })
    const overlapping = await start(1, 2)
    expect((await overlapping.failed).message).toMatch(/^DISCORD_SHARDS: another process has .* 1-2\/8/u)
    expect((await counted.failed).message).toMatch(/^DISCORD_SHARDS: it is 2-3\/4 here, and a part of 8 in another/u)
    const wordsOfDoctor = async (of: Shards): Promise<string> =>
      (await examine(configOf({ databaseUrl, shards: of }), systemClock, SILENT)).map(({ words }) => words).join('\n')
    expect(await wordsOfDoctor(shards)).toContain('DISCORD_SHARDS: it is 2-3/4 here, and a part of 8 in another')
    expect(await wordsOfDoctor({ first: 4, last: 7, count: 8 })).not.toContain('DISCORD_SHARDS: it is')
    // One that is stopped while Discord lets it wait gives its right back, too.
    discord.fallSilent('hello')
    const other = await start(2, 3)
    await expect.poll(() => rights, POLL).toBe(2)
    await Promise.all([one, counted, overlapping, other].map((app) => app.stop()))
  },
  WITHIN_MS,
)

test(
  'while Discord is away, gateways take turns at trying it and none ends; then one answers and the other waits',
  async () => {
    const clock = createFastClock(Date.now(), 20)
    const databaseUrl = await postgres.createDatabase()
    const before = discord.shards().length
    discord.recommendShards(1)
    discord.speak()
    for (let at = 0; at < 12; at += 1) discord.fault({ do: 'answer', status: 503, pathIncludes: '/gateway/bot' })
    const tries = [0, 0]
    const ended: string[] = []
    const gateways = await Promise.all(
      tries.map((_none, at) =>
        startPart({ databaseUrl, role: 'gateway', clock }, () => {
          tries[at] = (tries[at] ?? 0) + 1
        }),
      ),
    )
    for (const { failed } of gateways) void failed.then(({ message }) => ended.push(message))
    await expect.poll(() => discord.shards().length, { timeout: 30_000 }).toBe(before + 1)
    // Until the other has tried again.
    await clock.sleep(10_000)
    expect(ended).toEqual([])
    expect(Math.min(...tries)).toBeGreaterThan(0)
    for (const app of gateways) await app.stop()
  },
  WITHIN_MS,
)
