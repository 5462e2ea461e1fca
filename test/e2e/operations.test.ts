import { createServer, type Server } from 'node:http'
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { subscribePreview } from '../../src/cli/preview-channel.ts'
import { parseConfig } from '../../src/config.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { LogFields } from '../../src/core/ports/log.ts'
import { createShiftedClock, type ShiftedClock } from '../builders/shifted-clock.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const PASSWORD = 'correct horse battery'

type Line = { readonly message: string } & LogFields
type Bot = { readonly app: App; readonly url: string; readonly lines: readonly Line[] }

let folder: string
let outlet: Server
let origin: string
let titles: string[]
let isAway: boolean
let clock: ShiftedClock
let open: App[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-operations-'))
  titles = []
  isAway = false
  outlet = createServer((request, response) => {
    if (isAway || request.url === '/broken') {
      response.writeHead(500).end()
      return
    }
    const items = titles.map(
      (title, at) =>
        `<item><guid isPermaLink="false">g${at}</guid><title>${title}</title><link>https://outlet.example/${at}</link>
         <pubDate>${new Date(clock.nowMs() - 60_000).toUTCString()}</pubDate></item>`,
    )
    response.setHeader('content-type', 'application/rss+xml')
    response.end(`<rss version="2.0"><channel><title>Outlet</title>${items.join('')}</channel></rss>`)
  })
  await new Promise<void>((resolve) => outlet.listen(0, '127.0.0.1', resolve))
  const address = outlet.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  clock = createShiftedClock()
  open = []
})
afterEach(async () => {
  for (const app of open) await app.stop()
  await new Promise((resolve) => outlet.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

async function startBot(environment: Readonly<Record<string, string>> = {}): Promise<Bot> {
  const lines: Line[] = []
  const note = (message: string, fields?: LogFields): void => {
    lines.push({ ...fields, message })
  }
  const feeds = ['wire', 'broken'].map((id): Feed => ({
    ...WIRE_FEED,
    id,
    name: `The ${id}`,
    url: `${origin}/${id}`,
  }))
  const app = await openApp({
    config: {
      ...parseConfig({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, PORT: '0', ...environment }),
      allowedPrivateHosts: ['127.0.0.1'],
    },
    feeds,
    clock,
    log: { debug: note, info: note, warn: note, error: note },
    print: () => undefined,
    isColoured: false,
    hostSpacingMs: 0,
  })
  open.push(app)
  await subscribePreview(app, { createdAt: clock.nowMs(), timeZone: 'UTC' })
  return { app, url: await app.start(), lines }
}

/** The first poll is the baseline, so what is to be posted comes with a later one. */
async function publish({ app }: Bot, title: string): Promise<void> {
  await app.pollDue()
  titles.push(title)
  clock.advance(25 * HOUR_MS)
  await app.pollDue()
  await expect.poll(() => app.store.operations.countSent(0)).toBeGreaterThan(0)
}

/** The value of a series, `undefined` when there is none. */
async function series(url: string): Promise<(name: string) => number | undefined> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const found = new Map(
    text
      .split('\n')
      .map((line): [string, number] => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' '))),
      ]),
  )
  return (name) => found.get(name)
}

test('what happens can be read as metrics, and followed through the log from the poll to the message', async () => {
  const bot = await startBot()
  await publish(bot, 'Acme Robotics AI raises $120 million Series B led by Example Ventures')
  const value = await series(bot.url)
  expect(value('aiwire_polls_total{kind="press",result="changed"}')).toBe(2)
  expect(value('aiwire_polls_total{kind="press",result="failed"}')).toBe(2)
  expect(value('aiwire_entries_total{outcome="new-story"}')).toBe(1)
  expect(value('aiwire_stories{topic="funding"}')).toBe(1)
  expect(value('aiwire_feeds{level="trouble"}')).toBe(1)
  expect(value('aiwire_deliveries_total{platform="preview",action="post",result="ok"}')).toBe(1)
  expect(value('aiwire_deliveries_due')).toBe(0)
  expect(value('aiwire_published_to_seen_seconds_count')).toBe(1)
  expect(value('aiwire_published_to_seen_seconds_sum')).toBeGreaterThan(59)
  expect(value('aiwire_seen_to_posted_seconds_count{platform="preview"}')).toBe(1)
  expect(value('aiwire_last_poll_age_seconds')).toBeLessThan(60)
  expect(value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)

  const recorded = bot.lines.find(({ message }) => message === 'an entry was recorded')
  expect(recorded).toMatchObject({ feed: 'wire', outcome: 'new-story' })
  expect(recorded?.poll).toMatch(/^wire@/u)
  const [posted] = bot.app.preview?.messages() ?? []
  const sent = bot.lines.find(({ message }) => message === 'a delivery was sent')
  expect(sent).toMatchObject({ kind: 'post', channel: 'preview:terminal', stories: [recorded?.story] })
  expect(sent).toMatchObject({ delivery: posted?.deliveryId, ref: posted?.ref })

  // What was there to read before, and could not be, is no sign that feeds are read late.
  titles.push('Larkspur AI raises $80 million Series A led by Example Ventures')
  isAway = true
  clock.advance(25 * HOUR_MS)
  await bot.app.pollDue()
  isAway = false
  clock.advance(25 * HOUR_MS)
  await bot.app.pollDue()
  const later = await series(bot.url)
  expect(later('aiwire_entries_total{outcome="new-story"}')).toBe(2)
  expect(later('aiwire_published_to_seen_seconds_count')).toBe(1)
})

test('it is ready while its feeds are read, and not any more when nothing has been read for long', async () => {
  const bot = await startBot()
  await bot.app.pollDue()
  const ready = await fetch(`${bot.url}/readyz`)
  expect(ready.status).toBe(200)
  expect(await ready.json()).toEqual({ ready: true, checks: { database: 'ok', polls: 'ok', preview: 'ok' } })
  clock.advance(HOUR_MS)
  const late = await fetch(`${bot.url}/readyz`)
  expect(late.status).toBe(503)
  expect(await late.json()).toMatchObject({
    ready: false,
    checks: { database: 'ok', polls: expect.stringContaining('60 minutes') as string },
  })
})

test('whether feeds are read is told by the time that passes, not by a clock that is put right', async () => {
  const bot = await startBot()
  await bot.app.pollDue()
  clock.adjust(24 * HOUR_MS)
  expect((await fetch(`${bot.url}/readyz`)).status).toBe(200)
  clock.adjust(-48 * HOUR_MS)
  clock.advance(HOUR_MS)
  expect(await (await fetch(`${bot.url}/readyz`)).json()).toMatchObject({
    checks: { polls: expect.stringContaining('60 minutes') as string },
  })
})

test('it is not ready while its database takes nothing, however well it can be read', async () => {
  const bot = await startBot()
  await bot.app.pollDue()
  const other = new Database(join(folder, 'bot.db'))
  other.exec('begin immediate')
  await expect(bot.app.store.transaction(() => Promise.resolve())).rejects.toThrow('database is locked')
  other.close()
  const ready = await fetch(`${bot.url}/readyz`)
  expect(ready.status).toBe(503)
  expect(await ready.json()).toMatchObject({
    checks: { database: 'it cannot be written: another program holds it', polls: 'ok' },
  })
  await bot.app.store.transaction(() => Promise.resolve())
  clock.advance(2 * 60_000)
  expect((await fetch(`${bot.url}/readyz`)).status).toBe(200)
})

test('a database that is taken away is told until it is back; where another takes its place the bot ends', async () => {
  const bot = await startBot()
  await bot.app.pollDue()
  const file = join(folder, 'bot.db')
  const ready = async (): Promise<unknown> => await (await fetch(`${bot.url}/readyz`)).json()
  renameSync(file, `${file}.away`)
  expect(await ready()).toMatchObject({
    ready: false,
    checks: { database: expect.stringMatching(/^its file is gone/u) as string },
  })
  await expect
    .poll(() => bot.lines.map(({ message }) => message), { timeout: 15_000 })
    .toContain('the database is not where it was')
  renameSync(`${file}.away`, file)
  expect(await ready()).toMatchObject({ ready: true })
  renameSync(file, `${file}.away`)
  copyFileSync(`${file}.away`, file)
  expect(await ready()).toMatchObject({ checks: { database: 'another file stands in its place' } })
  expect((await bot.app.failed).message).toContain('another file was put in the place of the database')
})

test('it stops as it should while its database takes nothing', async () => {
  const bot = await startBot()
  const other = new Database(join(folder, 'bot.db'))
  other.exec('begin immediate')
  await bot.app.stop()
  other.close()
  open = []
  const line = bot.lines.find(({ message }) => message.startsWith('the claim on the database could not be given back'))
  expect(line?.err).toMatchObject({ code: 'SQLITE_BUSY' })
})

test('what was put off while the clock was ahead is sent once it is right', async () => {
  const bot = await startBot()
  // That a server is down counts from the sixth failure in a row.
  for (let failures = 0; failures < 6; failures += 1) {
    await bot.app.pollDue()
    clock.advance(25 * HOUR_MS)
  }
  const { feeds } = bot.app.store
  const broken = await feeds.find('broken')
  if (broken === null) throw new Error('no feed is broken')
  await feeds.saveState('broken', { ...broken.state, toldAt: clock.nowMs() })
  const ahead = { kind: 'feed-trouble', storyId: null, week: null, revision: 0 } as const
  await bot.app.store.deliveries.add({
    ...{ ...ahead, channelId: 'preview:terminal', feedId: 'broken', dueAt: clock.nowMs() + 9 * 24 * HOUR_MS },
  })
  await expect.poll(() => bot.app.preview?.messages().length, { timeout: 15_000 }).toBe(1)
  expect(bot.lines.map(({ message }) => message)).toContain('the clock was ahead: what it put off goes on now')
})

test('where no copy can be made, a start says so, and the age of the last one goes on', async () => {
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  const bot = await startBot({ BACKUP_FOLDER: join(folder, 'notes.txt', 'backups') })
  expect(bot.lines.map(({ message }) => message)).toContainEqual(expect.stringMatching(/No copies .* BACKUP_FOLDER/u))
  clock.advance(2 * HOUR_MS)
  expect((await series(bot.url))('aiwire_last_backup_age_seconds')).toBeGreaterThanOrEqual(7_200)
})

test('the ledger is for everybody; feeds, channels and metrics are for this computer, or for who knows the password', async () => {
  const bot = await startBot()
  await publish(bot, 'Acme Robotics AI raises $120 million Series B led by Example Ventures')
  const page = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> =>
    await (await fetch(`${bot.url}${path}`, { headers })).text()
  const home = await page('/')
  for (const part of ['Acme Robotics', 'preview:terminal', 'The broken', 'Posted in the last day'])
    expect(home).toContain(part)
  // A proxy of the outside world, or a page of another site by DNS rebinding, is not this computer.
  for (const headers of [{ 'x-forwarded-for': '203.0.113.9' }, { forwarded: 'for=203.0.113.9' }]) {
    const outside = await page('/', headers)
    expect(outside).toContain('Acme Robotics')
    expect(outside).not.toContain('preview:terminal')
    expect((await fetch(`${bot.url}/metrics`, { headers })).status).toBe(403)
  }
  const list = await page('/funding?lang=ko')
  expect(list).toContain('lang="ko"')
  const [, id = ''] = /\/stories\/([^?"]+)/u.exec(list) ?? []
  const story = await page(`/stories/${id}`)
  expect(story).toContain('raises $120 million')
  expect(story).toContain('The wire')
  expect((await fetch(`${bot.url}/stories/nothing`)).status).toBe(404)
  expect(await page('/models')).not.toContain('Acme')
  await bot.app.stop()
  open = []

  const closed = await startBot({ ADMIN_PASSWORD: PASSWORD })
  const authorization = (password: string) => ({
    authorization: `Basic ${Buffer.from(`me:${password}`).toString('base64')}`,
  })
  const ask = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    (await fetch(`${closed.url}${path}`, { headers, redirect: 'manual' })).status
  expect(await ask('/metrics')).toBe(401)
  expect(await ask('/metrics', authorization('correct horse batter'))).toBe(401)
  expect(await ask('/metrics', authorization(PASSWORD))).toBe(200)
  expect(await ask('/status')).toBe(401)
  expect(await ask('/status', authorization(PASSWORD))).toBe(302)
  const seen = async (headers: Readonly<Record<string, string>>) => await (await fetch(closed.url, { headers })).text()
  expect(await seen({})).not.toContain('preview:terminal')
  expect(await seen(authorization(PASSWORD))).toContain('preview:terminal')
  for (const path of ['/livez', '/readyz', '/models', '/funding', `/stories/${id}`]) expect(await ask(path)).toBe(200)
})
