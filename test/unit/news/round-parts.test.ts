import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storyDetails } from '../../../src/bot/cards/story-facts.ts'
import { ANY_STORY } from '../../../src/core/any-story.ts'
import type { FundingFacts } from '../../../src/core/facts.ts'
import { isLowerEnd } from '../../../src/core/lower-end.ts'
import { majorOf } from '../../../src/core/money.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { readEntry } from '../../../src/news/read.ts'
import { openToldLedger, type ToldLedger } from '../../builders/told-ledger.ts'

function read(title: string, summary = ''): FundingFacts {
  const text = { id: 'e', title, summary, url: null, language: null }
  const [facts] = readEntry(text, { name: 'Example Wire', kind: 'press', language: 'en' }).facts
  if (facts?.topic !== 'funding') throw new Error(`no round: ${title}`)
  return facts
}

const millions = ({ value }: { readonly value: { readonly amountMinor: number; readonly currency: string } }): string =>
  `${value.currency} ${majorOf(value) / 1e6}M`

function told({ amount, parts, round }: FundingFacts): readonly (string | null)[] {
  const shown = parts.map(
    ({ value, evidence }) => `${value.kind} ${millions({ value: value.money })}: ${evidence.quote}`,
  )
  return [amount === null ? null : millions(amount), round?.value ?? null, ...shown]
}

test.each([
  ['Quillon raises $100M, including $40M in debt', '', ['USD 100M', null, 'debt USD 40M: $40M in debt']],
  ['Quillon raises $100M, of which $40M is debt', '', ['USD 100M', null, 'debt USD 40M: $40M is debt']],
  [
    'Quillon raises $100M Series C, including $40M in debt financing',
    '',
    ['USD 100M', 'series-c', 'debt USD 40M: $40M in debt financing'],
  ],
  [
    'AI startup Quillon raises $100M, $40M of it in debt from Meridian Bank',
    '',
    ['USD 100M', null, 'debt USD 40M: $40M of it in debt'],
  ],
  ['Quillon raises $100M: $60M equity, $40M debt', '', ['USD 100M', null, 'debt USD 40M: $40M debt']],
  [
    'Quillon secures $100M',
    'The AI startup raised $60 million in equity led by Harbor and a $40 million credit facility from Meridian Bank.',
    ['USD 100M', null, 'debt USD 40M: $40 million credit facility'],
  ],
  [
    'xAI in talks for $4 billion in equity funding and $5 billion in debt',
    'The debt sale tests what investors want.',
    ['USD 9000M', null, 'debt USD 5000M: $5 billion in debt'],
  ],
  ['Quillon raises €70M, including a €30M loan from the EIB', '', ['EUR 70M', null, 'debt EUR 30M: €30M loan']],
  ['Quillon raises €70M, including a loan of €30M from the EIB', '', ['EUR 70M', null, 'debt EUR 30M: loan of €30M']],
  ['Quillon raises €70M, including €30M in grants', '', ['EUR 70M', null, 'grant EUR 30M: €30M in grants']],
  [
    "Quillon lève 70 millions d'euros, dont 30 millions d'euros de dette",
    '',
    ['EUR 70M', null, "debt EUR 30M: 30 millions d'euros de dette"],
  ],
  [
    'Quillon sammelt 70 Millionen Euro ein, davon 30 Millionen Euro als Kredit',
    '',
    ['EUR 70M', null, 'debt EUR 30M: 30 Millionen Euro als Kredit'],
  ],
  [
    'Quillon raises INR 500 crore, including INR 200 crore in debt',
    '',
    ['INR 5000M', null, 'debt INR 2000M: INR 200 crore in debt'],
  ],
  ['퀼론, 500억원 투자 유치…대출 200억원 포함', '', ['KRW 50000M', null, 'debt KRW 20000M: 대출 200억원']],
  [
    'AI 스타트업 퀼론, 시리즈A 100억원 유치…정부 지원금 20억원 포함',
    '',
    ['KRW 10000M', 'series-a', 'grant KRW 2000M: 지원금 20억원'],
  ],
  ['奎隆科技完成10亿元融资，其中4亿元为贷款', '', ['CNY 1000M', null, 'debt CNY 400M: 4亿元为贷款']],
  ['クイロン、50億円を調達　うち20億円は融資', '', ['JPY 5000M', null, 'debt JPY 2000M: 20億円は融資']],
  ['クイロン、総額50億円を調達　融資20億円を含む', '', ['JPY 5000M', null, 'debt JPY 2000M: 融資20億円']],
  [
    'Quillon closes $110M Series C, including $30M in secondary sales',
    '',
    ['USD 110M', 'series-c', 'secondary USD 30M: $30M in secondary sales'],
  ],
  [
    'Quillon closes $110M Series C: $80M primary and $30M secondary',
    '',
    ['USD 110M', 'series-c', 'secondary USD 30M: $30M secondary'],
  ],
  [
    'Quillon raises $1.2 billion in Series F that includes $200 million in secondary',
    '',
    ['USD 1200M', 'series-f', 'secondary USD 200M: $200 million in secondary'],
  ],
  [
    '퀼론, 500억원 규모 시리즈B 투자 유치…구주 매출 100억원 포함',
    '',
    ['KRW 50000M', 'series-b', 'secondary KRW 10000M: 구주 매출 100억원'],
  ],
])('%s: what of the amount is lent or given is no equity', (title, summary, wanted) => {
  expect(told(read(title, summary))).toEqual(wanted)
})

test.each([
  ['Quillon raises $60M in equity and $40M in debt', 'USD 100M', '$60M in equity and $40M in debt', 'debt'],
  ['Quillon nabs $80M in equity, $20M in debt', 'USD 100M', '$80M in equity, $20M in debt', 'debt'],
  ['Quillon raises $12M in equity and $3M grant', 'USD 15M', '$12M in equity and $3M grant', 'grant'],
  [
    'xAI secures $5 billion in debt alongside separate $5 billion strategic equity investment',
    'USD 10000M',
    '$5 billion in debt alongside separate $5 billion',
    'debt',
  ],
])('%s: equity and what comes beside it are one sum, with the words of both', (title, sum, quote, kind) => {
  const { amount, parts, valuation } = read(title)
  expect([amount && millions(amount), amount?.evidence.quote]).toEqual([sum, quote])
  expect(parts.map(({ value }) => value.kind)).toEqual([kind])
  // Neither a range nor what the company is worth.
  expect([amount !== null && isLowerEnd(amount), valuation]).toEqual([false, null])
})

test.each([
  ['Quillon raises $60M Series B and $40M in secondary sales', ['USD 60M', 'series-b']],
  // A Series B is as large as it is called, whatever is lent beside it.
  ['Quillon raises $60M Series B and $40M in venture debt', ['USD 60M', 'series-b']],
  ['Quillon secures $60M Series B, $200M debt facility', ['USD 60M', 'series-b']],
  ['Quillon raises $12M seed and $3M grant', ['USD 12M', 'seed']],
  ['AI cloud firm Quillon raises $1.5B, led by Harbor, and $275M credit facility', ['USD 1500M', null]],
  ['Quillon raises $80M in convertible debt', ['USD 80M', 'debt']],
  ['Quillon raises $100M in equity and debt', ['USD 100M', null]],
  ['Quillon lands $40M in venture debt', ['USD 40M', 'debt']],
  ['Quillon raises $500M debt facility, including a $100M term loan', ['USD 500M', 'debt']],
  ['Quillon raises $100M to pay off $40M in debt', ['USD 100M', null]],
  ['Quillon raises $60M Series B and repays $40M in debt', ['USD 60M', 'series-b']],
  ['Quillon raises $60M Series B, and will repay loans of $40M', ['USD 60M', 'series-b']],
  ['Quillon raises $60M Series B, two years after it took $40M in venture debt', ['USD 60M', 'series-b']],
  ['Quillon raises $60M Series B to acquire Lendor and its $40M in debt', ['USD 60M', 'series-b']],
  ['Quillon raises $60M Series B and up to $40M in debt', ['USD 60M', 'series-b']],
  ['Quillon raises $100M, with up to $40M in debt', ['USD 100M', null]],
  ['Quillon raises $100M, half of it in debt', ['USD 100M', null]],
  ['Quillon raises $60M Series B; Lendor lands $40M in debt', ['USD 60M', 'series-b']],
])('%s: nothing else is told of it', (title, wanted) => {
  expect(told(read(title))).toEqual(wanted)
})

test('two loans that make up the amount are all of it', () => {
  const summary = 'The financing comprises a $300M term loan and a $200M debt facility.'
  expect(told(read('Quillon secures $500M', summary))).toEqual(['USD 500M', 'debt'])
})

test('a part that is told once more makes no loan of the round', () => {
  const summary = 'The $40M debt facility comes from Meridian.'
  expect(told(read('Quillon raises $100M, including $40M in debt', summary))).toEqual([
    'USD 100M',
    null,
    'debt USD 40M: $40M in debt',
  ])
})

test('what was borrowed before, or to lend it on, is no part of a round', () => {
  const summaries = [
    'The startup has raised $80 million in equity and $40 million in debt to date.',
    'It previously raised $40M in debt.',
    'Quillon offers small businesses $40M in loans through its AI platform.',
  ]
  for (const summary of summaries)
    expect(told(read('Quillon raises $60M Series B', summary))).toEqual(['USD 60M', 'series-b'])
})

describe('a story', () => {
  let ledger: ToldLedger
  beforeEach(async () => {
    ledger = await openToldLedger()
  })
  afterEach(async () => {
    await ledger.store.close()
  })
  const tell = (day: number, title: string) => ledger.tell(100 + day, title, read(title))
  const sums = () =>
    ledger.store.stories.sumRounds({ ...ANY_STORY, topic: 'funding', statuses: ['announced'], limit: 0, offset: 0 })

  test.each([
    ['Quillon raises $60M', 'Quillon raises $60M in equity and $40M in venture debt'],
    ['Quillon raises $60M in equity and $40M in venture debt', 'Quillon raises $60M'],
    ['Quillon raises $100M', 'Quillon raises $60M in equity and $40M in debt'],
  ])(
    'of those who tell all of it and those who tell its equity is one, and they do not disagree: %s',
    async (...titles) => {
      const ids = [await tell(0, titles[0]), await tell(0.2, titles[1])]
      expect(new Set(ids).size).toBe(1)
      const story = await ledger.find(ids[0] ?? '')
      expect(story.disputed.amount).toBeNull()
      const shown = LANGUAGES.map((language) => storyDetails(story, language).split(' · ')[0])
      expect(shown).toEqual([
        '$100M, including $40M in debt',
        '1억 달러, 대출 4,000만 달러 포함',
        '1億ドル、うちデット4000万ドル',
        '1亿美元，其中债务融资 4000万美元',
      ])
      const { raisedUsd, debt, grants } = await sums()
      expect([raisedUsd, debt.rounds, debt.raisedUsd, grants.rounds]).toEqual([100e6, 1, 40e6, 0])
    },
  )

  test('has nothing to do with one of another company that is as large as its rest', async () => {
    const id = await tell(0, 'Marlowe raises €50M Series B for legal AI')
    expect(await tell(0.2, '启光智能完成超5亿元B轮融资，其中1亿元为老股')).not.toBe(id)
    expect(await tell(0.3, '启明智能完成5亿元B轮融资，其中1亿元为贷款')).not.toBe(id)
  })

  test('of another amount says nothing of a part that is told of it', async () => {
    await tell(0, 'Quillon raises $60M')
    const id = await tell(0.2, 'Quillon raises $60M')
    const story = await ledger.find(await tell(0.3, 'Quillon raises $70M, including $20M in debt'))
    expect(story.id).toBe(id)
    expect(storyDetails(story, 'en')).toMatch(/^\$60M to \$70M/u)
    expect((await sums()).debt.rounds).toBe(0)
  })
})

test.each([
  ['Quillon raises $60M Series B, $200M debt facility', 'series-b', 60e6],
  ['Quillon gets $1.5M grant and $3M seed round', 'seed', 3e6],
  ['Quillon secures $80M loan and $30M Series B', 'series-b', 30e6],
  ['퀼론, 100억 대출과 시리즈B 200억 투자 유치', 'series-b', 2e10],
])('a round with a letter is as large as its letter says, and its loan is no valuation: %s', (title, round, amount) => {
  const text = { id: 'e', title, summary: '', url: null, language: null }
  const language = /\p{Script=Hangul}/u.test(title) ? 'ko' : 'en'
  const [facts] = readEntry(text, { name: 'Example Wire', kind: 'press', language }).facts
  if (facts?.topic !== 'funding') throw new Error(`no round: ${title}`)
  expect([facts.round?.value, facts.amount && majorOf(facts.amount.value), facts.valuation]).toEqual([
    round,
    amount,
    null,
  ])
})

test('what a company lends to others is no part of its round', () => {
  expect(read('Fintech Quillon raises $30M to offer $10,000 loans').parts).toEqual([])
})
