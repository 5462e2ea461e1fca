import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withQuietApp } from '../../src/cli/with-quiet-app.ts'
import { loadCatalogue } from '../../src/feeds/catalogue.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'

let folder: string
let url: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-quiet-'))
  url = `sqlite:${join(folder, 'bot.db')}`
  vi.stubEnv('DATABASE_URL', url)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('a verb beside a bot changes none of its feeds and builds no platform, whatever is set where it is typed', async () => {
  const feeds = loadCatalogue({ scraped: true })
  expect(feeds.length).toBeGreaterThan(loadCatalogue({ scraped: false }).length)
  const store = await openStore({ url, random: sequence() })
  await store.feeds.replaceCatalogue(feeds)
  const hex = 'a'.repeat(64)
  const slackApp = { SLACK_SIGNING_SECRET: hex, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: hex, SLACK_TOKEN_KEY: hex }
  for (const [name, value] of Object.entries({ ...slackApp, PUBLIC_URL: 'https://bot.example' }))
    vi.stubEnv(name, value)
  await withQuietApp(async (app, config) => {
    expect(config.slackApp).not.toBeNull()
    // It stands in where there is no platform.
    expect(app.preview).not.toBeNull()
    expect(await app.store.feeds.list()).toHaveLength(feeds.length)
  })
  expect(await store.feeds.list()).toHaveLength(feeds.length)
  await store.close()
})

test('before the first start there is the catalogue to look at', async () => {
  const count = await withQuietApp(async ({ store }) => (await store.feeds.list()).length, { mayBeNew: true })
  expect(count).toBe(loadCatalogue({ scraped: false }).length)
})
