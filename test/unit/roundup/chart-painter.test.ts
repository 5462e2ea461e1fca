import { Worker } from 'node:worker_threads'
import { describe, expect, test, vi } from 'vitest'
import { formatUsd } from '../../../src/bot/cards/format-money.ts'
import { formatWeekday } from '../../../src/bot/cards/format-date.ts'
import { roundupStringsOf } from '../../../src/bot/cards/roundup-strings.ts'
import { createChartPainter } from '../../../src/bot/roundup/chart-painter.ts'
import { LONGEST_NAME_PX, NAME_FONT_PX } from '../../../src/bot/roundup/chart-sizes.ts'
import { textWidth } from '../../../src/bot/roundup/text-width.ts'
import { loadChartFonts } from '../../../src/bot/roundup/chart-fonts.ts'
import { withDrawableNames, withoutGaps } from '../../../src/bot/roundup/without-gaps.ts'
import type { BarChart, Chart } from '../../../src/core/chart.ts'
import { LANGUAGES, type Language } from '../../../src/core/workspace.ts'
import { ORGANISATIONS } from '../../../src/news/names/organisations.ts'

const WORKER = new URL('../../../src/bot/roundup/paint-worker.ts', import.meta.url)

function bars(title: string): BarChart {
  const shown = [
    { name: 'リベリオン 리벨리온', value: 5, label: '$5' },
    { name: '智谱 Łódź', value: 2, label: '$2' },
  ]
  return { kind: 'bars', language: 'ko', title, note: null, isLog: false, cutAt: null, bars: shown }
}

/** Characters of a national standard: all that two bytes in these rows stand for. */
function standard(encoding: string, rows: readonly [number, number]): string {
  const decoder = new TextDecoder(encoding)
  let all = ''
  for (let row = rows[0]; row <= rows[1]; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) all += decoder.decode(Uint8Array.of(row, cell))
  }
  return Array.from(all)
    .filter((sign) => /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(sign))
    .join('')
}

describe('the painter', () => {
  test('paints equal charts once, also when several ask at the same time', async () => {
    let threads = 0
    let asked = 0
    const painter = createChartPainter(() => {
      threads += 1
      const worker = new Worker(WORKER, { execArgv: [] })
      const post = worker.postMessage.bind(worker)
      worker.postMessage = (order: unknown) => {
        asked += 1
        post(order)
      }
      return worker
    })
    const [one, same, other] = await Promise.all([
      painter.paint(bars('투자')),
      painter.paint(bars('투자')),
      painter.paint(bars('资金')),
    ])
    expect(await painter.paint(bars('투자'))).toBe(one)
    expect(same).toBe(one)
    expect(other).not.toEqual(one)
    expect({ threads, asked }).toEqual({ threads: 1, asked: 2 })
    const png = Buffer.from(one)
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(900)
    expect(png.length).toBeLessThan(300_000)
  })

  test('says so when its thread dies, and paints again after that', async () => {
    const started: Worker[] = []
    const painter = createChartPainter(() => {
      const worker = new Worker(started.length === 0 ? 'process.exit(1)' : WORKER, {
        execArgv: [],
        eval: started.length === 0,
      })
      started.push(worker)
      return worker
    })
    await expect(painter.paint(bars('a'))).rejects.toThrow('The painting thread failed')
    expect((await painter.paint(bars('a'))).length).toBeGreaterThan(1_000)
  })

  test('gives up a thread that says nothing, however many charts are asked of it meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const painter = createChartPainter(() => new Worker('setInterval(() => 0, 1_000)', { execArgv: [], eval: true }))
      const told: string[] = []
      for (let at = 0; at < 3; at += 1) {
        painter.paint(bars(`a${at}`)).catch((error: unknown) => told.push(String(error)))
        vi.advanceTimersByTime(10_000)
      }
      await new Promise((resolve) => setImmediate(resolve))
      expect(told).toEqual(Array.from({ length: 3 }, () => 'Error: The chart could not be painted in time.'))
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('the letters of a chart', () => {
  test('are all there for what we say ourselves, and for three countries', async () => {
    const { glyphs } = await loadChartFonts()
    const missing = (words: string) =>
      Array.from(new Set(words)).filter((sign) => !glyphs.has(sign.codePointAt(0) ?? 0))
    for (const language of LANGUAGES) {
      const { chartRounds, chartModels, chartWeeks, logScale, cutBar, withUpTo, openWeights } =
        roundupStringsOf(language)
      const sums = [1, 9_999_999, 123_456_789, 31e9].map((usd) => formatUsd(usd, language))
      const days = [1, 2, 3, 4, 5, 6, 7].map((day) => formatWeekday(day, language))
      const said = [
        chartRounds,
        chartModels,
        chartWeeks,
        logScale,
        cutBar,
        withUpTo,
        openWeights,
        '…–●',
        ...sums,
        ...days,
      ].join('')
      expect(missing(said), language).toEqual([])
    }
    expect(missing(ORGANISATIONS.flatMap(({ name, aliases }) => [name, ...aliases]).join(''))).toEqual([])
    expect(missing(standard('euc-kr', [0xb0, 0xc8]))).toEqual([])
    expect(missing(standard('euc-jp', [0xa4, 0xf4]))).toEqual([])
    expect(missing(standard('gbk', [0xb0, 0xf7]))).toEqual([])
    expect(missing('ÁÄÅÇĆČĐĘĞİŁŃÖØŐŘŚŞŠŤÜŰŽẞßĄąłżźβΔЖщưở€£¥₩₹')).toEqual([])
  })

  test('give way to what their script is called where no font has them, and other signs to an ellipsis', async () => {
    const { glyphs } = await loadChartFonts()
    const shown = (name: string, language: Language = 'en') => withoutGaps(name, glyphs, language)
    expect(shown('Łódź ไทย AI 🚀👩‍🚀 1')).toBe('Łódź (in Thai) AI … 1')
    expect(shown('חברת בינה')).toBe('(in Hebrew)')
    expect(shown('שלום Labs', 'ko')).toBe('(히브리 문자) Labs')
    expect(shown('Acme شركة الذكاء', 'ja')).toBe('Acme （アラビア文字）')
    expect(shown('🚀 ไทย', 'zh')).toBe('（泰文）')
    // A name that was cut ends in an ellipsis already.
    expect(shown('ไทย ไทย…')).toBe('(in Thai)')
    expect(shown('🚀 🚀…')).toBe('…')
    // What stands for a gap may stand in a name.
    expect(shown('A \u{f0002} B')).toBe('A … B')
    // A letter and its accent are one sign where the font has it.
    expect(withoutGaps('Cafe\u0301', new Set([0xe9]), 'en')).toBe('Café')
    for (const language of LANGUAGES) {
      const drawn = ['ไทย', 'עברית', 'عربي', 'বাংলা', 'ქართული', 'አማርኛ'].map((name) => shown(name, language))
      expect(new Set(drawn).size).toBe(6)
      for (const name of drawn) {
        expect(shown(name, language)).toBe(name)
        expect(textWidth(name, NAME_FONT_PX), name).toBeLessThan(LONGEST_NAME_PX)
      }
    }
  })

  test('are looked for in the names of bars and of rows', () => {
    const glyphs = new Set<number>()
    const chart = withDrawableNames({ ...bars('Week'), language: 'en' }, glyphs)
    expect(chart.kind === 'bars' && chart.bars.map(({ name }) => name)).toEqual(['…', '…d…'])
    const row = { name: 'ไทย 4.3', at: 1, isMarked: true }
    const week = { title: 'Week', note: null, fromAt: 0, untilAt: 2, days: [], markMeans: 'open' }
    const timeline: Chart = { kind: 'timeline', language: 'en', ...week, rows: [row] }
    expect(withDrawableNames(timeline, glyphs)).toEqual({ ...timeline, rows: [{ ...row, name: '(in Thai) 4.3' }] })
  })
})
