import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { AnalystHealth } from '../../../src/core/ports/analyst.ts'
import type { FeedLevel } from '../../../src/core/ports/feed-desk.ts'
import { createMetrics } from '../../../src/ops/metrics.ts'
import { createShiftedClock } from '../../builders/shifted-clock.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'

const DOCS = path.join(import.meta.dirname, '..', '..', '..', 'docs')
const clock = createVirtualClock(1_000_000)
const health: AnalystHealth = {
  state: 'ready',
  problem: null,
  tokensLeft: 5,
  counts: { asked: 1, answered: 1, reused: 0, refused: 0, failed: 0 },
}

type Look = Parameters<typeof createMetrics>[0]['look']
const LOOKED: Look = () =>
  Promise.resolve({
    stories: new Map([['funding', 1]]),
    feeds: new Map([['well', 1]]),
    ...{ due: 3, oldestDueAt: 970_000, dead: 1, resting: 2, analyst: health },
  })

function metricsOf(look: Look): ReturnType<typeof createMetrics> {
  return createMetrics({
    clock,
    platforms: ['discord'],
    roads: { pauseOf: () => ({ why: 'unauthorized', untilMs: 0 }), refusalsOf: () => 4 },
    look,
    ages: () => ({ lastPollAt: 940_000, lastBackupAt: 1 }),
    checks: { database: () => 'its disk is full', discord: () => null },
  })
}

const read = async ({ route }: ReturnType<typeof createMetrics>): Promise<string> =>
  await (await route.handle(new Request('http://127.0.0.1/metrics'))).text()

async function metricsText(): Promise<string> {
  const metrics = metricsOf(LOOKED)
  const { meter } = metrics
  for (const result of ['ok', 'forbidden', 'rate-limited', 'unauthorized', 'rate-limited', 'ambiguous'] as const) {
    meter.requested('discord', 'post', result, 120)
  }
  return await read(metrics)
}

/** Names of ours in a text or an expression; those of a histogram without their endings. */
function namesIn(text: string): ReadonlySet<string> {
  const found = text.match(/\b(?:aiwire|nodejs|process)_[a-z0-9_]+/gu) ?? []
  return new Set(found.map((name) => name.replace(/_(?:bucket|sum|count)$/u, '')))
}

test('what the platforms answer is counted, with what Discord calls invalid', async () => {
  const text = await metricsText()
  for (const line of [
    'aiwire_invalid_requests_10m{platform="discord"} 4',
    'aiwire_rate_limited_total{platform="discord"} 2',
    'aiwire_platform_paused{platform="discord",why="unauthorized"} 1',
    'aiwire_platform_paused{platform="discord",why="outage"} 0',
    'aiwire_oldest_due_seconds 30',
    'aiwire_last_poll_age_seconds 60',
    'aiwire_open_breakers 2',
    'aiwire_request_seconds_bucket{le="0.25",platform="discord"} 6',
    'aiwire_analyst_tokens_left 5',
    'aiwire_ready{check="database"} 0',
    'aiwire_ready{check="discord"} 1',
    // A series that begins with its first refusal shows no increase.
    'aiwire_deliveries_total{platform="discord",action="edit",result="invalid"} 0',
    'aiwire_deliveries_total{platform="discord",action="edit",result="unclear"} 0',
  ]) {
    expect(text.split('\n')).toContain(line)
  }
})

test('what is shown is looked up every quarter of a minute, however the clock is put right, and at once after a failure', async () => {
  const shifted = createShiftedClock()
  let looks = 0
  const { meter, route } = createMetrics({
    clock: shifted,
    platforms: ['discord'],
    roads: { pauseOf: () => null, refusalsOf: () => 0 },
    look: () => {
      looks += 1
      if (looks === 1) return Promise.reject(new Error('the store is away'))
      const feeds = new Map<FeedLevel, number>(looks === 2 ? [['alarm', 3]] : [['well', 3]])
      const none = { dead: 0, resting: 0, analyst: null }
      return Promise.resolve({ stories: new Map(), feeds, due: 0, oldestDueAt: null, ...none })
    },
    ages: () => ({ lastPollAt: null, lastBackupAt: null }),
    checks: {},
  })
  meter.requested('discord', 'post', 'ok', 120)
  const readNow = () => read({ meter, route })
  expect(await readNow()).not.toContain('aiwire_feeds{')
  for (let turn = 0; turn < 2; turn += 1) expect(await readNow()).toContain('aiwire_feeds{level="alarm"} 3')
  expect(looks).toBe(2)
  shifted.adjust(-3_600_000)
  shifted.advance(15_000)
  const text = await readNow()
  expect(looks).toBe(3)
  expect(text).toContain('aiwire_feeds{level="well"} 3')
  // What is no more is not shown as it was.
  expect(text).not.toContain('level="alarm"')
  for (const absent of ['aiwire_last_poll_age_seconds', 'aiwire_last_backup_age_seconds', 'aiwire_analyst_tokens_left'])
    expect(text).not.toMatch(new RegExp(`^${absent} `, 'mu'))
  expect(text).toContain('aiwire_request_seconds_sum{platform="discord"} 0.12')
})

test.each<readonly [string, Look]>([
  ['refuses', () => Promise.reject(new Error('connect ECONNREFUSED'))],
  ['answers nothing', () => new Promise(() => undefined)],
])('while the database %s, all else is told, and no figure of before', async (_, whileAway) => {
  let look = LOOKED
  const { meter, route } = metricsOf(() => look())
  expect(await read({ meter, route })).toContain('\naiwire_deliveries_due 3\n')
  look = whileAway
  clock.moveTo(clock.nowMs() + 60_000)
  meter.polled('press', 'failed')
  const text = await read({ meter, route })
  for (const name of ['stories', 'feeds', 'deliveries_due', 'oldest_due_seconds', 'deliveries_dead', 'open_breakers'])
    expect(text).not.toMatch(new RegExp(`^aiwire_${name}[ {]`, 'mu'))
  expect(text).toContain('\naiwire_polls_total{kind="press",result="failed"} 1\n')
  expect(text).toContain('\naiwire_ready{check="database"} 0\n')
  expect(text).toMatch(/^aiwire_last_poll_age_seconds \d/mu)
})

/** The table of metrics: name, labels, what it tells, alert, what to do. */
function tableRows(): readonly (readonly string[])[] {
  const page = readFileSync(path.join(DOCS, 'operations.md'), 'utf8')
  const lines = page.slice(page.indexOf('| Metric ')).split('\n')
  return lines
    .slice(
      2,
      lines.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split(/(?<!\\)\|/u)
        .slice(1, -1)
        // In a table a bar of its own is written like that.
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    )
}

test('the operator can read of every metric what it tells, when to look and what to do', async () => {
  const rows = tableRows()
  const text = await metricsText()
  const ours = [...text.matchAll(/^# HELP (aiwire_\S+)/gmu)].map(([, name = '']) => name)
  const told = rows.map(([name = '']) => name.replaceAll('`', ''))
  expect(told.filter((name) => name.startsWith('aiwire_')).toSorted()).toEqual(ours.toSorted())
  for (const [name = '', , what = '', alert = '', todo = ''] of rows) {
    expect(what.length * todo.length, name).toBeGreaterThan(0)
    expect(namesIn(alert), name).toEqual(new Set([name.replaceAll('`', '')]))
    expect(text, name).toContain(`# HELP ${name.replaceAll('`', '')} `)
  }
})

test('the file of alerts has those of the page, and what says that nothing answers', () => {
  const file = readFileSync(path.join(DOCS, 'alerts.yml'), 'utf8')
  const inFile = [...file.matchAll(/^ {8}expr: '(.*)'\n {8}for: (\w+)$/gmu)].map(([, expr, after]) => [expr, after])
  const onPage = tableRows().map(([, , , alert = '']) => {
    const [, expr, after = '15m'] = /^`([^`]+)`(?: \(`for: (\w+)`\))?$/u.exec(alert) ?? []
    return [expr, after]
  })
  expect(inFile).toEqual([['up{job="aiwire"} == 0', '15m'], ...onPage])
  const names = [...file.matchAll(/^ {6}- alert: (\w+)$/gmu)].map(([, name]) => name)
  expect(new Set(names).size).toBe(inFile.length)
})

test('the dashboard shows metrics that are there, and every one of ours', async () => {
  const dashboard = z
    .object({ panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })) })
    .parse(JSON.parse(readFileSync(path.join(DOCS, 'grafana.json'), 'utf8')))
  const shown = namesIn(dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n'))
  const text = await metricsText()
  const known = new Set([...text.matchAll(/^# HELP (\S+)/gmu)].map(([, name = '']) => name))
  expect([...shown].filter((name) => !known.has(name))).toEqual([])
  expect([...known].filter((name) => name.startsWith('aiwire_') && !shown.has(name))).toEqual([])
})
