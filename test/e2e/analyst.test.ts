import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { parseConfig } from '../../src/config.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { startFakeOpenAi, type FakeOpenAi } from '../fakes/fake-openai.ts'
import { SILENT } from '../builders/silent-log.ts'

const KEY = 'canary-key-77aa'

let server: FakeOpenAi
let app: App | null

beforeEach(async () => {
  server = await startFakeOpenAi()
  app = null
})
afterEach(async () => {
  await app?.stop()
  await server.close()
})

async function startBot(settings: Readonly<Record<string, string>>): Promise<string> {
  app = await openApp({
    config: parseConfig({ DATABASE_URL: 'sqlite::memory:', PORT: '0', ...settings }),
    feeds: [],
    clock: systemClock,
    log: SILENT,
    print: () => undefined,
    isColoured: false,
  })
  return await app.start()
}

test('a configured analyst tells how it is, without its key', async () => {
  const url = await startBot({
    ANALYST_PROVIDER: 'openai-compatible',
    ANALYST_BASE_URL: server.baseUrl,
    ANALYST_MODEL: 'small-model',
    ANALYST_API_KEY: KEY,
    ANALYST_TOKENS_PER_DAY: '5000',
  })
  const answer = await (await fetch(`${url}/health/analyst`)).text()
  expect(JSON.parse(answer)).toEqual({
    state: 'ready',
    problem: null,
    tokensLeft: 5_000,
    counts: { asked: 0, answered: 0, reused: 0, refused: 0, failed: 0 },
  })
  expect(answer).not.toContain(KEY)
  // It is asked about entries, never for its own sake.
  expect(server.asked).toEqual([])
})

test('by default there is none', async () => {
  const url = await startBot({})
  expect((await fetch(`${url}/health/analyst`)).status).toBe(404)
})
