import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { TestClock } from 'pg-boss'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { MINUTE_MS } from '../../src/core/durations.ts'
import type { LogFields } from '../../src/core/ports/log.ts'
import { createBossJobs } from '../../src/jobs/boss-jobs.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { SILENT } from '../builders/silent-log.ts'
import { openTunnel } from '../builders/tunnel.ts'

/** Of virtual time; the longer form takes an hour. */
const MINUTES = Number(process.env.CRON_MINUTES ?? '10')

const POLL = { interval: 5 }
const WITHIN_MS = 90_000

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
}, WITHIN_MS)
afterAll(() => server.stop())

test(
  'a wake runs once, in a process that serves the platform',
  async () => {
    const url = await server.createDatabase()
    const open = () => createBossJobs({ url, clock: systemClock, log: SILENT })
    const noticed: string[] = []
    const onNotice = (channelId: string): void => {
      noticed.push(channelId)
    }
    const sender = createBossJobs({ url, clock: systemClock, log: SILENT, onNotice })
    const [poller, other] = [open(), open()]
    const ran: string[] = []
    sender.onWake((channelId) => {
      ran.push(channelId)
      return Promise.resolve()
    })
    other.onWake((channelId) => {
      ran.push(`other ${channelId}`)
      return Promise.resolve()
    })
    await sender.serve('discord')
    await other.serve('slack')
    for (let at = 0; at < 20; at += 1) {
      poller.wake(`discord:c${at}`)
      poller.wake(`discord:c${at}`)
      await expect.poll(() => ran.length, POLL).toBe(at + 1)
    }
    // What a sweep finds may wait for its turn among many: it is no news at every sweep.
    sender.wakeHere('discord:c0')
    await expect.poll(() => ran.length, POLL).toBe(21)
    expect(noticed).toEqual(ran.slice(0, 20))
    poller.wake('slack:c1')
    await expect.poll(() => ran.length, POLL).toBe(22)
    expect(ran.at(-1)).toBe('other slack:c1')
    await sender.leave('discord')
    poller.wake('discord:later')
    await delay(200)
    expect(ran).toHaveLength(22)
    await other.serve('discord')
    await expect.poll(() => ran.at(-1), POLL).toBe('other discord:later')
    await Promise.all([poller, sender, other].map((jobs) => jobs.stop()))
  },
  WITHIN_MS,
)

test(
  'wakes come again half a minute after a network let the connections go dead',
  async () => {
    const url = await server.createDatabase()
    const tunnel = await openTunnel(url)
    const [poller, sender] = [url, tunnel.url].map((at) => createBossJobs({ url: at, clock: systemClock, log: SILENT }))
    const ran: string[] = []
    sender?.onWake((channelId) => {
      ran.push(channelId)
      return Promise.resolve()
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    await sender?.serve('discord')
    await vi.advanceTimersByTimeAsync(1_000)
    tunnel.cut()
    // It asks for wakes in vain.
    await vi.advanceTimersByTimeAsync(5_000)
    tunnel.mend()
    poller?.wake('discord:c1')
    await poller?.settle()
    await vi.advanceTimersByTimeAsync(30_000)
    vi.useRealTimers()
    await expect.poll(() => ran, { timeout: 5_000 }).toEqual(['discord:c1'])
    await Promise.all([poller?.stop(), sender?.stop()])
    tunnel.close()
  },
  WITHIN_MS,
)

test(
  'a wake that was just asked for is with the server when all is settled, and so after a stop',
  async () => {
    const url = await server.createDatabase()
    const client = new pg.Client(url)
    await client.connect()
    onTestFinished(() => client.end())
    const asked = async (): Promise<unknown> =>
      (await client.query("select data ->> 'channelId' as id from pgboss.job order by created_on")).rows
    const open = () => createBossJobs({ url, clock: systemClock, log: SILENT })
    const [settled, stopped] = [open(), open()]
    settled.wake('discord:c1')
    await settled.settle()
    expect(await asked()).toEqual([{ id: 'discord:c1' }])
    stopped.wake('slack:c2')
    await stopped.stop()
    expect(await asked()).toEqual([{ id: 'discord:c1' }, { id: 'slack:c2' }])
    await settled.stop()
  },
  WITHIN_MS,
)

test(
  'a time of a cron expression fires once over three processes, and what was missed comes once',
  async () => {
    const url = await server.createDatabase()
    const clock = new TestClock(Date.UTC(2026, 1, 10, 8, 1))
    const open = () => createBossJobs({ url, clock: systemClock, log: SILENT, cronClock: clock })
    const all = [open(), open(), open()]
    let fired = 0
    for (const jobs of all) {
      jobs.everyOnce('roundup', '*/5 * * * *', () => {
        fired += 1
        return Promise.resolve()
      })
    }
    for (const jobs of all) await jobs.settle()
    for (let minute = 0; minute < MINUTES; minute += 1) await clock.tick(MINUTE_MS)
    await expect.poll(() => fired, POLL).toBe(MINUTES / 5)
    // Nobody runs for a week.
    await clock.setTime(clock.now() + 7 * 24 * 60 * MINUTE_MS)
    await clock.tick(2 * MINUTE_MS)
    await expect.poll(() => fired, POLL).toBe(1 + MINUTES / 5)
    await clock.tick(MINUTE_MS)
    expect(fired).toBe(1 + MINUTES / 5)
    await Promise.all(all.map((jobs) => jobs.stop()))
  },
  WITHIN_MS,
)

test(
  'what is to be done at its time is set up as soon as the database is there, and not after a stop',
  async () => {
    const client = new pg.Client(await server.createDatabase())
    await client.connect()
    const url = new URL(`postgres://${client.user ?? ''}:${client.password ?? ''}@${client.host}:${client.port}/later`)
    const told: string[] = []
    let pauses = 0
    const sleep = async (): Promise<void> => {
      pauses += 1
      if (pauses === 2) await client.query('create database later')
    }
    const log = { ...SILENT, warn: (message: string) => void told.push(message) }
    const jobs = createBossJobs({ url: url.href, clock: { ...systemClock, sleep }, log })
    jobs.everyOnce('roundup', '*/5 * * * *', () => Promise.resolve())
    await jobs.settle()
    expect(pauses).toBe(2)
    expect(told).toContain('a job could not be set up, and is tried again')
    const there = new pg.Client(url.href)
    await there.connect()
    const { rows } = await there.query('select name, cron from pgboss.schedule')
    expect(rows).toEqual([{ name: 'tick.roundup', cron: '*/5 * * * *' }])
    await there.end()
    await jobs.stop()

    const nowhere = createBossJobs({ url: `${url.href}-not`, clock: systemClock, log })
    nowhere.everyOnce('roundup', '*/5 * * * *', () => Promise.resolve())
    await nowhere.stop()
    await client.end()
  },
  WITHIN_MS,
)

test(
  'what the server refuses to each queue is told in the same words, so that a log tells it once',
  async () => {
    const url = await server.createDatabase()
    const told: string[] = []
    const warn = (_message: string, { err }: LogFields = {}): void => {
      if (typeof err === 'object' && err !== null && 'message' in err) told.push(String(err.message))
    }
    const jobs = createBossJobs({ url, clock: systemClock, log: { ...SILENT, warn } })
    for (const platform of ['discord', 'slack'] as const) await jobs.serve(platform)
    const operator = new pg.Client(url)
    await operator.connect()
    await operator.query('alter schema pgboss rename to elsewhere')
    const refused = () => told.filter((words) => words.includes('pgboss.job')).length
    await expect.poll(refused, { interval: 50, timeout: 30_000 }).toBeGreaterThan(2)
    expect(told.join('\n')).not.toMatch(/Queue:|Worker:/u)
    await operator.query('alter schema elsewhere rename to pgboss')
    await operator.end()
    await jobs.stop()
  },
  WITHIN_MS,
)
