import { expect, test } from 'vitest'
import { buildNoteCard, changeWords } from '../../../src/bot/cards/story-card.ts'
import { printSum } from '../../../src/bot/cards/story-facts.ts'
import type { FundingFacts } from '../../../src/core/facts.ts'
import { majorOf } from '../../../src/core/money.ts'
import { isLowerEnd } from '../../../src/core/lower-end.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { readEntry } from '../../../src/news/read.ts'
import { openToldLedger } from '../../builders/told-ledger.ts'

function read(title: string, summary = ''): FundingFacts {
  const text = { id: 'e', title, summary, url: null, language: null }
  const [facts] = readEntry(text, { name: 'Example Wire', kind: 'press', language: 'en' }).facts
  if (facts?.topic !== 'funding') throw new Error(`no round: ${title}`)
  return facts
}

function amountOf(title: string, summary = ''): readonly (number | boolean | null)[] {
  const { amount, valuation } = read(title, summary)
  if (amount === null) return [null, valuation === null ? null : majorOf(valuation.value) / 1e6]
  return [majorOf(amount.value) / 1e6, valuation === null ? null : majorOf(valuation.value) / 1e6, isLowerEnd(amount)]
}

test.each([
  ['AI startup Marlowe extends its Series A by $15M to $45M', '', [15, null, false]],
  ['AI biotech Marlowe adds $20M, bringing total raised to $150M', '', [20, null, false]],
  ['Marlowe raises $60M at $1B valuation, has raised $150M to date', '', [60, 1000, false]],
  ['Marlowe lands $20M', 'The company has raised $150 million in funding to date.', [20, null, false]],
  ['Marlowe raises $10 to $15 million for AI agents', '', [10, null, true]],
  ['Alder takes $1 billion stake in Marlowe', '', [1000, null, false]],
] as const)('%s: what came in, and not what it came to', (title, summary, wanted) => {
  expect(amountOf(title, summary)).toEqual(wanted)
})

test.each([
  ['Marlowe has raised $150M to date', ''],
  ['Marlowe has raised $150 million in funding to date', ''],
  ['Marlowe closes Series B', 'It has raised $150M to date.'],
])('%s: all that a company ever raised is the amount of no round', (title, summary) => {
  expect(amountOf(title, summary)).toEqual([null, null])
})

test.each([
  ['Marlowe raises more than $200M in Series D', 'more than $200M', 'at least $200M'],
  ['Marlowe raises over $400M at $10.2B valuation', 'over $400M', 'at least $400M'],
  ['Marlowe nabs $30M+ to build AI agents', '$30M+', 'at least $30M'],
  ['Marlowe sammelt mehr als 30 Millionen Euro ein', 'mehr als 30 Millionen Euro', 'at least €30M'],
  ['퓨론, 1000억원 이상 투자 유치', '1000억원 이상', 'at least ₩100B'],
  ['启元智能完成超10亿元融资', '超10亿元', 'at least CN¥1B'],
  ['カナデ、50億円超を調達', '50億円超', 'at least ¥5B'],
  ['Marlowe raises nearly $200M in Series D', '$200M', '$200M'],
  ['Marlowe raises $200M over two years', '$200M', '$200M'],
])('%s: what is told as the least there is says so', (title, quote, shown) => {
  const { amount } = read(title)
  expect(amount?.evidence.quote).toBe(quote)
  expect(amount === null ? '' : printSum(amount, null, 'en')).toBe(shown)
})

test('what was told as the most there may be did not shrink, and is recorded and told as that', async () => {
  const ledger = await openToldLedger()
  const tell = (day: number, title: string) => ledger.tell(100 + day, title, read(title))
  const id = await tell(0, 'Marlowe raises up to $500M in debt financing')
  await tell(1, 'Marlowe raises $450M in debt financing')
  const story = await ledger.find(id)
  expect(story.changes.map(({ from, to }) => [from, to])).toEqual([['up to USD 500000000', 'USD 450000000']])
  const [change] = story.changes
  const told = LANGUAGES.map((language) => (change === undefined ? '' : changeWords(change, language)))
  expect(told).toEqual([
    'The amount changed: up to $500M → $450M',
    '금액이 바뀌었습니다: 최대 5억 달러 → 4억 5,000만 달러',
    '金額の変更：最大5億ドル → 4億5000万ドル',
    '金额有变：最高 5亿美元 → 4.5亿美元',
  ])
  expect(buildNoteCard(story, story.revision, 'en')?.title).toBe(told[0])
  // The same number in other words is no step.
  await tell(1.1, 'Marlowe raises more than $450M in debt financing')
  expect((await ledger.find(id)).changes).toHaveLength(1)
  await ledger.store.close()
})

test('who tells how much more it is than another tells does not disagree', async () => {
  const ledger = await openToldLedger()
  const tell = (day: number, title: string) => ledger.tell(100 + day, title, read(title))
  const id = await tell(0, 'Marlowe raises more than $200M in Series D')
  await tell(0.1, 'Marlowe raises over $200M in Series D')
  expect(await tell(0.2, 'Marlowe raises $215M in Series D')).toBe(id)
  const shown = async () => {
    const { facts, disputed } = await ledger.find(id)
    return facts.topic === 'funding' && facts.amount !== null ? printSum(facts.amount, disputed.amount, 'en') : null
  }
  expect(await shown()).toBe('$215M')
  // Less than that is another sum.
  await tell(0.3, 'Marlowe raises $180M in Series D')
  expect(await shown()).toMatch(/sources disagree$/u)
  await ledger.store.close()
})
