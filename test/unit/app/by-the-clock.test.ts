import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openApp, type App } from '../../../src/app.ts'
import { parseConfig } from '../../../src/config.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

/** A Tuesday, whose week has a roundup that is due. */
const DAY = '2026-02-10'
const at = (time: string): number => Date.parse(`${DAY}T${time}Z`)

let folder: string
let app: App
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-by-the-clock-'))
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: at('04:16:50') })
  const config = parseConfig({
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
    BACKUP_FOLDER: join(folder, 'backups'),
    PORT: '0',
    PUBLIC_URL: 'https://bot.example',
  })
  // Its address is private, so nobody is asked for it.
  const feeds = [{ ...WIRE_FEED, url: 'http://127.0.0.1:9/feed' }]
  app = await openApp({ config, feeds, clock: systemClock, log: SILENT, print: () => undefined, isColoured: false })
})
afterEach(async () => {
  const stopped = app.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  await stopped
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

/** Goes there, and on for as long as a job takes to notice it. */
async function come(time: string): Promise<void> {
  vi.setSystemTime(at(time))
  await vi.advanceTimersByTimeAsync(12_000)
}

test('by the clock a bot copies its database, ends pauses, gives silent hubs up, owes roundups, renews and forgets what is old', async () => {
  const { store } = app
  const words = { title: 'Old', summary: '', url: null, language: 'en' }
  const old = { id: 'old', feedId: WIRE_FEED.id, identity: 'old', identityKeys: ['old'], publishedAt: 1, seenAt: 1 }
  await store.entries.insert({ ...words, ...old }, 'no-topic')
  const weekly = await addChannel(store, 'weekly')
  await subscribe(store, weekly, 'funding')
  const resting = await addChannel(store, 'resting')
  await store.channels.setPausedUntil(resting.id, at('04:16:55'))
  const asked = { state: 'asked', hub: 'https://hub.example/', topic: 'https://wire.example/feed' } as const
  const times = { changedAt: at('03:16:55'), renewAt: at('04:16:55'), leaseUntil: null }
  await store.feeds.savePush(WIRE_FEED.id, { ...asked, secret: 's', token: 't', ...times })

  const copies = (): number =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('Z.db')).length
  const owed = () => store.deliveries.findRoundup(weekly.id, '2026-W06')
  const isKept = async () => (await store.entries.findByKeys(WIRE_FEED.id, ['old'])).size > 0

  await app.start()
  expect([copies(), await owed(), await isKept()]).toEqual([0, null, true])
  await come('04:16:58')
  await expect.poll(copies).toBe(1)
  expect(await store.channels.pausedUntil(resting.id)).toBeNull()
  expect((await store.feeds.find(WIRE_FEED.id))?.state.push).toMatchObject({ state: 'broken' })
  expect(await owed()).toBeNull()
  await come('04:19:58')
  expect(await owed()).not.toBeNull()
  expect(await store.getSetting('renewed')).not.toBeNull()
  expect(await isKept()).toBe(true)
  await come('04:22:58')
  await expect.poll(isKept).toBe(false)
})
