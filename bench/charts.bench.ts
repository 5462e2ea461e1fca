import { performance } from 'node:perf_hooks'
import { createChartPainter } from '../src/bot/roundup/chart-painter.ts'
import type { BarChart, TimelineChart } from '../src/core/chart.ts'
import { DAY_MS } from '../src/core/durations.ts'
import { LANGUAGES, type Language } from '../src/core/workspace.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { quantile } from './quantile.ts'

const MONDAY = Date.UTC(2026, 1, 9)
/** As many rows as a chart of a week has at most. */
const BARS = 12
const MODELS = 16
const NAMES = ['Anthropic', '리벨리온', '智谱 AI', 'サカナAI', 'Łódź Intelligence', 'World Labs']
/** What a chart may take, and what a phone on the way should have to load. */
const MOST_MS = 300
const MOST_BYTES = 300_000

/** No two are equal, so each is painted. */
function bars(language: Language, round: number): BarChart {
  const shown = Array.from({ length: BARS }, (_, at) => ({
    name: `${NAMES[at % NAMES.length] ?? ''} ${round}`,
    value: 10 ** (9 - at / 4),
    label: `$${round}.${at}B`,
  }))
  return {
    kind: 'bars',
    language,
    title: '이번 주 투자 유치 今週の資金調達',
    note: '对数刻度',
    isLog: true,
    cutAt: null,
    bars: shown,
  }
}

function timeline(language: Language, round: number): TimelineChart {
  return {
    kind: 'timeline',
    language,
    title: '今週のモデル公開',
    note: null,
    fromAt: MONDAY,
    untilAt: MONDAY + 7 * DAY_MS,
    days: Array.from({ length: 7 }, (_, day) => ({ at: MONDAY + day * DAY_MS, label: `月\n${day + 9}` })),
    rows: Array.from({ length: MODELS }, (_, at) => ({
      name: `${NAMES[at % NAMES.length] ?? ''} ${round}.${at}`,
      at: MONDAY + (at * 7 * DAY_MS) / MODELS,
      isMarked: at % 3 === 0,
    })),
    markMeans: '重み公開',
  }
}

/** How long a chart takes from being asked for to being a PNG, and how large it is. */
export async function measure(size: BenchSize): Promise<readonly Measurement[]> {
  const painter = createChartPainter()
  const firstAt = performance.now()
  await painter.paint(bars('en', 0))
  const firstMs = performance.now() - firstAt
  const rounds = size === 'full' ? 10 : 3
  const timesMs: number[] = []
  let largest = 0
  for (let round = 1; round <= rounds; round += 1) {
    for (const language of LANGUAGES) {
      for (const chart of [bars(language, round), timeline(language, round)]) {
        const startedAt = performance.now()
        const png = await painter.paint(chart)
        timesMs.push(performance.now() - startedAt)
        largest = Math.max(largest, png.byteLength)
      }
    }
  }
  return [
    {
      name: 'a chart, median',
      value: quantile(timesMs, 0.5),
      unit: 'ms',
      target: { atMost: MOST_MS },
    },
    { name: 'a chart, the largest', value: largest, unit: 'bytes', target: { atMost: MOST_BYTES } },
    { name: 'the first chart, with its thread', value: firstMs, unit: 'ms', target: null },
  ]
}
