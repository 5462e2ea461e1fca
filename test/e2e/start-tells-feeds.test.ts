import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { restAllFeeds } from '../builders/rest-all-feeds.ts'
import { sequence } from '../builders/sequence.ts'
import { startProcess } from './bot-process.ts'

const WITHIN_MS = 60_000
const BUSY = 'The server answered with status 503 (it is busy). It is tried again later.'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-tells-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test(
  'a start says which feeds cannot be read, when the first round is over',
  async () => {
    const url = `sqlite:${join(folder, 'bot.db')}`
    await restAllFeeds(url)
    const store = await openStore({ url, random: sequence() })
    const feeds = await store.feeds.list()
    const [first] = feeds
    if (first === undefined) throw new Error('the catalogue is empty')
    const failed = { problem: 'http-status', lastProblem: BUSY, failuresInARow: 1 } as const
    await store.feeds.saveState(first.feed.id, { ...first.state, ...failed })
    await store.close()

    const bot = await startProcess('all', { DATABASE_URL: url })
    await expect
      .poll(() => bot.said(), { timeout: WITHIN_MS / 2 })
      .toContain(`${feeds.length} feeds, 1 of them cannot be read now:\n  ${first.feed.name}: ${BUSY}`)
    // Whoever starts it the first time has somewhere to look.
    const page = /running; (http:\S+) shows the latest stories/u.exec(bot.said())?.[1]
    expect(await (await fetch(page ?? '')).text()).toContain('<h1>Overview</h1>')
    expect(await bot.stop()).toBe(0)
  },
  WITHIN_MS,
)
