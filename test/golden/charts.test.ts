import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatUsd } from '../../src/bot/cards/format-money.ts'
import { buildRoundup } from '../../src/bot/roundup/build-roundup.ts'
import { drawPublicRoundup } from '../../src/bot/roundup/public-roundup.ts'
import { textWidth } from '../../src/bot/roundup/text-width.ts'
import { PUBLIC_SCOPE } from '../../src/bot/roundup/roundup-scope.ts'
import { DAY_MS } from '../../src/core/durations.ts'
import type { Fact } from '../../src/core/evidence.ts'
import { moneyFromMajor, type Money } from '../../src/core/money.ts'
import type { Roundup } from '../../src/core/roundup.ts'
import { LANGUAGES, type Language } from '../../src/core/workspace.ts'
import { fact } from '../builders/fact.ts'
import { fundingStory, oneModel, modelStory } from '../builders/sample-story.ts'
import { withStories } from '../unit/roundup/with-stories.ts'

const MONDAY = Date.UTC(2026, 1, 9)
const at = (day: number) => ({ eventAt: MONDAY + day * DAY_MS, updatedAt: MONDAY + day * DAY_MS })

function round(id: string, company: string, usd: number, day: number) {
  const facts = { company: fact(company), amount: fact(moneyFromMajor(usd, 'USD')), amountUsd: usd }
  return fundingStory('announced', facts, { id, ...at(day) })
}

const STORIES = [
  round('a', 'Anthropic', 30e9, 3),
  round('b', 'Didero <b>&', 30e6, 3),
  round('c', 'World Labs', 1e9, -6),
  modelStory('open-weights', { id: 'm', ...at(2) }, [oneModel('GLM-5', { vendor: fact('Zhipu AI') })]),
  modelStory('released', { id: 'n', ...at(5) }, [oneModel('Seed 2.0', { vendor: fact('ByteDance') })]),
]

async function build(stories = STORIES): Promise<Roundup> {
  const query = {
    week: '2026-W07',
    timeZone: 'UTC',
    workspaceId: null,
    scope: PUBLIC_SCOPE,
    muted: [],
    channel: null,
  }
  return await withStories(stories, (store) => buildRoundup(store, query))
}

async function draw(roundup: Roundup, language: Language) {
  return (await drawPublicRoundup(roundup, language, 'UTC', roundup.untilAt)).charts
}

describe('the charts of a week', () => {
  for (const language of LANGUAGES) {
    test(`are drawn as before in ${language}, and say their numbers in words`, async () => {
      const charts = await draw(await build(), language)
      expect(charts).toHaveLength(3)
      for (const [index, { svg }] of charts.entries()) {
        await expect(svg).toMatchFileSnapshot(path.join(import.meta.dirname, 'charts', `${language}-${index}.svg`))
      }
      const [rounds, models, weeks] = charts.map(({ alt }) => alt)
      expect(rounds).toContain(`Anthropic ${formatUsd(30e9, language)}`)
      expect(models).toContain('Zhipu AI GLM-5')
      expect(weeks).toContain(`2026-W06 ${formatUsd(1e9, language)}`)
    })
  }

  test('mark releases between the lines of their day, whatever hour it was', async () => {
    // From midnight to the last minute of two days.
    const days = [2, 2.5, 2.9993, 3].map((day) => modelStory('released', { id: `m${day}`, ...at(day) }))
    const [chart] = await draw(await build(days), 'en')
    const marked = [...(chart?.svg.matchAll(/matrix\(6\.5,0,0,6\.5,([\d.]+),/gu) ?? [])].map(([, x]) => Number(x))
    const [first = 0, next = 0] = [...new Set(marked)].toSorted((one, other) => one - other)
    expect(marked.toSorted((one, other) => one - other)).toEqual([first, first, first, next])
    const lines = [...(chart?.svg.matchAll(/<path d="M([\d.]+) [\d.]+L\1 /gu) ?? [])].map(([, x]) => Number(x))
    expect(lines.length).toBeGreaterThan(7)
    for (const x of [first, next]) expect(lines.every((line) => Math.abs(line - x) > 6.5)).toBe(true)
  })

  test('are the same text however often they are drawn', async () => {
    const roundup = await build()
    expect(await draw(roundup, 'en')).toEqual(await draw(roundup, 'en'))
  })

  test('say what is about so much, at most or at least, as the cards do', async () => {
    const told = (id: string, amount: Fact<Money>, amountUsd: number) =>
      fundingStory('announced', { company: fact(id), amount, amountUsd }, { id, ...at(1) })
    const euros = moneyFromMajor(50e6, 'EUR')
    const stories = [
      told('Debt', fact(moneyFromMajor(5e8, 'USD'), 'up to $500 million'), 5e8),
      told('Span', fact(moneyFromMajor(3e8, 'USD'), '$300 million to $400 million'), 3e8),
      told('Euros', fact(euros, '€50 million'), 58.6e6),
      told('Both', fact(euros, 'up to €50 million'), 58.5e6),
    ]
    const labels = async (language: Language) => (await draw(await build(stories), language))[0]?.alt
    expect(await labels('en')).toBe(
      'Funding of the week: Debt up to $500M, Span at least $300M, Euros about $59M, Both up to about $59M',
    )
    expect(await labels('ko')).toContain('Debt 최대 5억 달러, Span 3억 달러 이상, Euros 약 5,900만 달러')
    expect(await labels('ja')).toContain('Both 最大約5900万ドル')
    expect((await draw(await build(stories), 'zh'))[0]?.svg).toContain('>最高 5亿美元<')
  })

  test('mark a week whose sum holds what is told as “up to”, and say what the mark means', async () => {
    const upTo = { company: fact('A'), amount: fact(moneyFromMajor(4e8, 'USD'), 'up to $400 million'), amountUsd: 4e8 }
    const stories = [
      fundingStory('announced', upTo, { id: 'a', ...at(-6) }),
      round('b', 'B', 6e8, -6),
      round('c', 'C', 2e9, 1),
    ]
    const weeks = async (language: Language, of = stories) => (await draw(await build(of), language)).at(-1)
    const drawn = await weeks('en')
    expect(drawn?.alt).toBe('Funding per week (* with amounts told as “up to”): 2026-W07 $2B, 2026-W06 $1B*')
    expect(drawn?.svg).toContain('>$2B<')
    expect(drawn?.svg).toContain('>$1B*<')
    expect(drawn?.svg).toContain('>* with amounts told as “up to”<')
    expect((await weeks('ko'))?.alt).toBe(
      '주별 투자 유치 (* ‘최대’로 알려진 금액 포함): 2026-W07 20억 달러, 2026-W06 10억 달러*',
    )
    expect((await weeks('ja'))?.svg).toContain('>* 「最大」とされる金額を含む<')
    expect((await weeks('zh'))?.svg).toContain('>* 含“最高”金额<')
    expect((await weeks('en', stories.slice(1)))?.svg).not.toContain('*')
  })

  test('say so where the bars are no plain measure', async () => {
    const [wide] = await draw(await build(), 'en')
    expect(wide?.svg).toContain('logarithmic scale')
    const [narrow] = await draw(await build([round('a', 'A', 3e9, 1), round('b', 'B', 1e9, 1)]), 'en')
    expect(narrow?.svg).not.toContain('logarithmic scale')
  })

  test('are plain up to a hundredth, and show no bar for no money', async () => {
    const [hundredth] = await draw(await build([round('a', 'A', 1e9, 1), round('b', 'B', 1e7, 1)]), 'en')
    expect(hundredth?.svg).toContain('logarithmic scale')
    const [less, ...more] = await draw(
      await build([round('a', 'A', 1e9, 1), round('b', 'B', 1.01e7, 1), round('c', 'Nothing', 0, 1)]),
      'en',
    )
    expect(less?.svg).not.toContain('logarithmic scale')
    expect(less?.alt).toBe('Funding of the week (2 of 3): A $1B, B $10.1M')
    // One week alone compares nothing.
    expect(more).toEqual([])
  })

  test('say of a week between two others that it brought nothing', async () => {
    const charts = await draw(await build([round('a', 'A', 3e9, 1), round('b', 'B', 2e9, -13)]), 'en')
    expect(charts.at(-1)?.alt).toBe('Funding per week: 2026-W07 $3B, 2026-W06 –, 2026-W05 $2B')
  })

  test('cut a week that is far above the others, so that these can be compared, and say so', async () => {
    const weeks = async (...sums: readonly number[]) =>
      (await draw(await build(sums.map((sum, ago) => round(`r${ago}`, 'A', sum, 1 - 7 * ago))), 'en')).at(-1)
    /** Where the label behind each bar begins: that tells how long it is. */
    const ends = (svg = ''): readonly number[] =>
      [...svg.matchAll(/translate\(([\d.]+) [\d.]+\)"[^>]*>\$/gu)].map(([, x]) => Number(x))
    const cut = await weeks(40e9, 1e9, 5e8)
    expect(cut?.alt).toBe('Funding per week: 2026-W07 $40B, 2026-W06 $1B, 2026-W05 $500M')
    expect(cut?.svg).toContain('>the longest bar is cut<')
    const [giant = 0, next = 0, last = 0] = ends(cut?.svg)
    // Twice the next one, and that is twice the last one.
    expect((giant - next) / (next - last)).toBeCloseTo(2, 1)
    for (const sums of [
      [9.9e9, 1e9, 5e8],
      [40e9, 1e9],
      [40e9, 39e9, 1e8],
    ])
      expect((await weeks(...sums))?.svg, String(sums)).not.toContain('is cut')
    const [whole = 0, tenth = 0, twentieth = 0] = ends((await weeks(9.9e9, 1e9, 5e8))?.svg)
    expect((whole - tenth) / (tenth - twentieth)).toBeCloseTo(17.8, 0)
  })

  test('keep names whole that are usual: a long vendor gives way to the version', async () => {
    const named = [
      round('a', 'Safe Superintelligence', 2e9, 1),
      round('b', 'Thinking Machines Lab', 1e9, 1),
      modelStory('released', { id: 'c', ...at(1) }, [oneModel('Claude Opus 4.6', { vendor: fact('Anthropic') })]),
    ]
    const [rounds, models] = await draw(await build(named), 'en')
    for (const name of ['Safe Superintelligence', 'Thinking Machines Lab']) expect(rounds?.svg).toContain(`>${name}<`)
    expect(models?.svg).toContain('>Claude Opus 4.6<')
  })

  test('keep short names whole, whatever letters they have, and cut long ones at the room that there is', async () => {
    const drawn = async (...names: readonly string[]) =>
      (await draw(await build(names.map((name, at) => round(name, name, 2e9 - at, 1))), 'en'))[0]?.svg
    for (const name of ['A', 'xAI', 'Acme', 'MWMW', 'Société Générale AI'])
      expect(await drawn(name)).toContain(`>${name}<`)
    const long = await drawn('W'.repeat(28), 'Cafe'.repeat(7), 'Cafe\u0301'.repeat(7))
    expect(long).toMatch(/>W{8,14}…</u)
    // An accent that is a sign of its own takes no room.
    const [plain, accented] = [...(long?.matchAll(/>(Caf[^<]*…)</gu) ?? [])].map(([, name]) => name)
    expect(accented?.replaceAll('\u0301', '')).toBe(plain)
  })

  test('leave each sum its room, whatever script the names have', async () => {
    const names = [
      'شركة الذكاء الاصطناعي',
      'บริษัทปัญญาประดิษฐ์แห่งประเทศไทย',
      'कृत्रिम बुद्धिमत्ता कंपनी',
      'Trí Tuệ Nhân Tạo',
      'B',
    ]
    const [drawn] = await draw(await build(names.map((name, at) => round(name, name, 3e9 - at * 5e8, 1))), 'en')
    const label = /transform="translate\(([\d.]+) [\d.]+\)"[^>]*>(\$[^<]+)</gu
    const labels = [...(drawn?.svg.matchAll(label) ?? [])].map(([, x, sum = '']) => ({ from: Number(x), sum }))
    expect(labels.map(({ sum }) => sum)).toEqual(['$3B', '$2.5B', '$2B', '$1.5B', '$1B'])
    for (const { from, sum } of labels) expect(from + textWidth(sum, 13), sum).toBeLessThan(360)
    // The shortest bar is a third of the longest one, as its sum is.
    const [longest, , , , shortest] = labels.map(({ from }) => from)
    expect((longest ?? 0) - (shortest ?? 0)).toBeGreaterThan(70)
  })

  test('say a version in words, where the vendor leaves no room for it, and no sign that nobody sees', async () => {
    const models = [
      modelStory('released', { id: 'a', ...at(1) }, [oneModel('Ming-flash-omni 2.0', { vendor: fact('Ant Group') })]),
      modelStory('released', { id: 'b', ...at(1) }, [oneModel('GLM\u0001-\u202e5', { vendor: fact('Zhipu AI') })]),
    ]
    const [shown] = await draw(await build(models), 'en')
    expect(shown?.alt).toBe(
      'Model releases of the week: Ming-flash-omni 2.0 (Tue, Feb 10), Zhipu AI GLM-5 (Tue, Feb 10)',
    )
    expect(shown?.svg).toContain('>Zhipu AI GLM-5<')
    const said = async (language: Language) => (await draw(await build(models), language))[0]?.alt
    expect(await said('ko')).toContain('Zhipu AI GLM-5 (2월 10일 화요일)')
    expect(await said('ja')).toContain('Zhipu AI GLM-5（2月10日火曜日）')
    expect(await said('zh')).toContain('Zhipu AI GLM-5（2月10日星期二）')
  })

  test('leave a gap between the days, however long the names are', async () => {
    const model = modelStory('released', { id: 'a', ...at(1) }, [oneModel('W'.repeat(28))])
    for (const language of LANGUAGES) {
      const [shown] = await draw(await build([model]), language)
      const label = /y="7" transform="translate\(([\d.]+) [\d.]+\)"[^>]*>([^<]+)</gu
      const days = [...(shown?.svg.matchAll(label) ?? [])].map(([, x, name = '']) => ({ x: Number(x), name }))
      expect(days).toHaveLength(7)
      for (const [index, { x, name }] of days.slice(0, -1).entries())
        expect((days[index + 1]?.x ?? 0) - x - textWidth(name, 10), `${language} ${name}`).toBeGreaterThan(3)
    }
  })

  test('have a line for the title alone, so that no wider font runs it into another text', async () => {
    const [rounds, models] = await draw(await build(), 'en')
    const heightOf = (svg: string | undefined, words: string): number =>
      Number(new RegExp(`<text[^>]* y="([\\d.]+)"[^>]*>${words}<`, 'u').exec(svg ?? '')?.[1])
    const gap = (svg: string | undefined, title: string, below: string): number =>
      heightOf(svg, below) - heightOf(svg, title)
    expect(gap(rounds?.svg, 'Funding of the week', 'logarithmic scale')).toBeGreaterThan(15)
    expect(gap(models?.svg, 'Model releases of the week', 'open weights')).toBeGreaterThan(15)
  })

  test('say how many of all they show, in the picture and in words', async () => {
    const many = Array.from({ length: 20 }, (_, id) => [
      round(`r${id}`, `Company ${id}`, 1e6 * (id + 1), 1),
      modelStory('released', { id: `m${id}`, ...at(1) }, [oneModel(`Model ${id}`, { vendor: fact(`Vendor ${id}`) })]),
    ]).flat()
    const [rounds, models] = await draw(await build(many), 'en')
    expect(rounds?.svg).toContain('12 of 20')
    expect(rounds?.alt).toMatch(/^Funding of the week \(12 of 20\): Company 19 \$20M/u)
    expect(models?.svg).toContain('16 of 20')
    expect(models?.alt).toMatch(/^Model releases of the week \(16 of 20\): /u)
    const [few] = await draw(await build(), 'ja')
    expect(few?.alt).toMatch(/^その週の資金調達：Anthropic /u)
    expect(few?.svg).not.toContain('件中')
  })

  test('have in Chinese the sign of lists for lists alone', async () => {
    const many = Array.from({ length: 13 }, (_, id) => round(`r${id}`, `Company ${id}`, 10 ** (6 + id / 4), 1))
    const open = modelStory('open-weights', { id: 'm', ...at(2) }, [oneModel('GLM-5')])
    const [rounds, models] = await draw(await build([...many, open]), 'zh')
    expect(rounds?.svg).toContain('>13 项中的 12 项，对数刻度<')
    expect(models?.alt).toContain('（2月11日星期三，开放权重）')
  })

  test('let no name of a feed be markup', async () => {
    const [rounds] = await draw(await build(), 'en')
    expect(rounds?.svg).not.toContain('<b>')
    expect(rounds?.svg).toContain('Didero &lt;b&gt;&amp;')
  })

  test('are left out where there is nothing to show', async () => {
    expect(await draw(await build([]), 'en')).toEqual([])
  })
})
