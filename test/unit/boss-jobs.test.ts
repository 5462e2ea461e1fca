import { setTimeout as delay } from 'node:timers/promises'
import { TestClock } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBossJobs } from '../../src/jobs/boss-jobs.ts'
import { startPostgres, type PostgresServer } from '../builders/postgres.ts'
import { SILENT } from '../builders/silent-log.ts'

const MINUTE_MS = 60_000
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
    const open = () => createBossJobs({ url, log: SILENT })
    const [poller, sender, other] = [open(), open(), open()]
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
    poller.wake('slack:c1')
    await expect.poll(() => ran.length, POLL).toBe(21)
    expect(ran.at(-1)).toBe('other slack:c1')
    await sender.leave('discord')
    poller.wake('discord:later')
    await delay(200)
    expect(ran).toHaveLength(21)
    await other.serve('discord')
    await expect.poll(() => ran.at(-1), POLL).toBe('other discord:later')
    await Promise.all([poller, sender, other].map((jobs) => jobs.stop()))
  },
  WITHIN_MS,
)

test(
  'a time of a cron expression fires once over three processes, and what was missed comes once',
  async () => {
    const url = await server.createDatabase()
    const clock = new TestClock(Date.UTC(2026, 1, 10, 8, 1))
    const open = () => createBossJobs({ url, log: SILENT, clock })
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
