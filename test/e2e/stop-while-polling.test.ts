import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openApp } from '../../src/app.ts'
import { parseConfig } from '../../src/config.ts'
import type { Feed } from '../../src/core/feed.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { SILENT } from '../builders/silent-log.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { closeServer } from '../fakes/close-server.ts'
import { startFakeOpenAi } from '../fakes/fake-openai.ts'

/** Far less than a publisher has for its answer. */
const SOON_MS = 5_000

let folder: string
let silent: Server
let asked: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-polling-'))
  asked = 0
  silent = createServer(() => {
    asked += 1
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  // A second before the minute, at which feeds are polled.
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: Math.ceil(Date.now() / 60_000) * 60_000 - 1_000 })
})
afterEach(async () => {
  vi.useRealTimers()
  await closeServer(silent)
  rmSync(folder, { recursive: true, force: true })
})

test('a bot that is stopped while publishers let it wait ends soon, and another may start at once', async () => {
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const feeds = ['one', 'two', 'three'].map((id): Feed => ({
    ...WIRE_FEED,
    id,
    name: id,
    url: `http://127.0.0.1:${port}/${id}`,
  }))
  const settings = parseConfig({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, PORT: '0' })
  const config = { ...settings, allowedPrivateHosts: ['127.0.0.1'] }
  const open = () =>
    openApp({ config, feeds, clock: systemClock, log: SILENT, print: () => undefined, isColoured: false })
  const app = await open()
  await app.start()
  await expect.poll(() => asked).toBe(1)
  const stoppedAt = performance.now()
  await app.stop()
  expect(performance.now() - stoppedAt).toBeLessThan(SOON_MS)
  const next = await open()
  await next.start()
  await next.stop()
})

test('a bot that is stopped while its analyst lets it wait ends soon', async () => {
  const analyst = await startFakeOpenAi()
  onTestFinished(() => analyst.close())
  analyst.answerWith(() => new Promise(() => undefined))
  // Whether they tell of a model or a round, their words alone leave open.
  const open = ['A smaller Llama turns up on the model hub', 'Investors line up behind Harrow Labs and its models']
  let titles = ['Notes on a quiet week']
  const publisher = createServer((_request, response) => {
    const dated = `<pubDate>${new Date().toUTCString()}</pubDate>`
    const items = titles.map((title, at) => `<item><title>${title}</title><guid>${title}${at}</guid>${dated}</item>`)
    response.setHeader('content-type', 'application/rss+xml')
    response.end(`<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`)
  })
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => closeServer(publisher))
  const address = publisher.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const settings = parseConfig({
    DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
    PORT: '0',
    ANALYST_PROVIDER: 'openai-compatible',
    ANALYST_BASE_URL: analyst.baseUrl,
    ANALYST_MODEL: 'small-model',
    ANALYST_TIMEOUT_MS: '60000',
  })
  const config = { ...settings, allowedPrivateHosts: ['127.0.0.1'] }
  const feeds = [{ ...WIRE_FEED, url: `http://127.0.0.1:${port}/feed` }]
  const app = await openApp({
    ...{ config, feeds, clock: systemClock, log: SILENT, print: () => undefined, isColoured: false },
    hostSpacingMs: 0,
  })
  await app.pollDue()
  titles = open
  vi.setSystemTime(Date.now() + 2 * 3_600_000)
  const polled = app.pollDue()
  await expect.poll(() => analyst.asked.length).toBeGreaterThan(0)
  const stoppedAt = performance.now()
  await app.stop()
  await polled
  expect(performance.now() - stoppedAt).toBeLessThan(SOON_MS)
})
