import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { previewSource } from '../../src/app/preview-source.ts'
import { createDemoClock } from '../../src/cli/demo-clock.ts'
import { subscribePreview } from '../../src/cli/preview-channel.ts'
import { terminalSeat } from '../../src/cli/terminal-seat.ts'
import { parseConfig } from '../../src/config.ts'
import { DAY_MS } from '../../src/core/durations.ts'
import type { Channel } from '../../src/core/workspace.ts'
import { SILENT } from '../builders/silent-log.ts'

const NOW = Date.UTC(2026, 1, 18, 9)

let folder: string
let app: App
let channel: Channel

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-seat-'))
  app = await openApp({
    config: parseConfig({ DATABASE_URL: `sqlite:${join(folder, 'seat.db')}`, PORT: '0' }),
    feeds: [],
    clock: createDemoClock(NOW),
    log: SILENT,
    print: () => undefined,
    isColoured: false,
  })
  channel = await subscribePreview(app, { createdAt: NOW, timeZone: 'UTC' })
})
afterEach(async () => {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('whoever changes the language at a terminal is answered in it', async () => {
  const seat = terminalSeat(app, channel)
  expect(await seat.type('')).toBeNull()
  expect(await seat.type('/settings')).toContain('Settings of this channel')
  const changed = await seat.type('/settings language:zh')
  expect(changed).toContain('已更改这个频道的设置')
  expect(changed).toContain('语言：中文')
  expect(await seat.type('/settings quiet_hours:never')).toContain('无法识别免打扰时段')
  expect(await seat.complete('/settings lang')).toEqual(['/settings language:'])
})

test('nobody is promised the roundup of a week before the demo, whose news it holds', async () => {
  const DEMO = { createdAt: NOW - 30 * DAY_MS, timeZone: 'UTC' }
  const other = await openApp({
    config: parseConfig({ DATABASE_URL: `sqlite:${join(folder, 'demo.db')}`, PORT: '0' }),
    feeds: [],
    clock: createDemoClock(NOW),
    log: SILENT,
    print: () => undefined,
    isColoured: false,
  })
  const shown = await subscribePreview(other, { ...DEMO, roundupsSince: NOW })
  const why = await terminalSeat(other, shown).type('/why roundup')
  await other.stop()
  expect(why).toContain('the first one is the next')
  expect(why).not.toContain('about to be posted')
})

test('the preview page keeps the language that somebody chose there', async () => {
  if (app.preview === null) throw new Error('there is no preview')
  const page = previewSource(app.preview, channel, createDemoClock(NOW))
  expect((await page.type('/settings language:zh', 'ko'))?.card.title).toBe('이 채널의 설정을 바꿨습니다')
  expect((await page.type('/settings', 'ja'))?.card.title).toBe('このチャンネルの設定')
})
