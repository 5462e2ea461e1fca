import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatUsd } from '../../../src/bot/cards/format-money.ts'
import { buildRoundup } from '../../../src/bot/roundup/build-roundup.ts'
import { weekRange } from '../../../src/bot/roundup/iso-week.ts'
import { buildRoundupCard } from '../../../src/bot/roundup/roundup-card.ts'
import { publicRoundup, publicRoundupCard } from '../../../src/bot/roundup/public-roundup.ts'
import { roundupJson } from '../../../src/bot/roundup/roundup-json.ts'
import { formatSums } from '../../../src/bot/roundup/print-sums.ts'
import { roundupScope } from '../../../src/bot/roundup/roundup-scope.ts'
import type { CardSection, Line } from '../../../src/core/card.ts'
import { InvariantError } from '../../../src/core/errors.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { FUNDING_STATUSES, MODEL_STATUSES } from '../../../src/core/status.ts'
import type { Roundup } from '../../../src/core/roundup.ts'
import type { Story } from '../../../src/core/story.ts'
import { DEFAULT_FILTER, type Subscription, type SubscriptionFilter } from '../../../src/core/subscription.ts'
import type { Topic } from '../../../src/core/topic.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { fact } from '../../builders/fact.ts'
import { subscriptionTo } from '../../builders/channel.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'
import { withStories } from './with-stories.ts'

const ZONE = 'Asia/Seoul'
const WEEK = '2026-W07'
const { fromAt, untilAt } = weekRange(WEEK, ZONE)
const OPEN: SubscriptionFilter = { ...DEFAULT_FILTER, rumours: true, aiOnly: false }
const RATES = { USD: 1, EUR: 1.2, KRW: 1 / 1400 } as const

function subscription(topic: Topic, filter: SubscriptionFilter = OPEN): Subscription {
  return subscriptionTo('preview:c', topic, { filter })
}

const BOTH = [subscription('model-release'), subscription('funding')]

const query = { week: WEEK, timeZone: ZONE, workspaceId: null, scope: roundupScope(BOTH), muted: [], channel: null }

const times = fc.oneof(
  fc.integer({ min: fromAt - 1e9, max: untilAt + 1e9 }),
  fc.constantFrom(fromAt - 1, fromAt, untilAt - 1, untilAt),
)
const anyRound = fc
  .record({
    status: fc.constantFrom(...FUNDING_STATUSES),
    millions: fc.option(fc.integer({ min: 1, max: 40_000 })),
    valuation: fc.integer({ min: 1, max: 900_000 }),
    currency: fc.constantFrom('USD' as const, 'EUR' as const, 'KRW' as const),
    isAi: fc.constantFrom(true, false, null),
    round: fc.constantFrom('series-g', 'debt', 'grant', 'secondary', null),
    eventAt: times,
  })
  .map(({ status, millions, valuation, currency, isAi, round, eventAt }) => {
    const amount = millions === null ? null : fact(moneyFromMajor(millions * 1e6, currency))
    const amountUsd = millions === null ? null : millions * 1e6 * RATES[currency]
    const kind = round === null ? null : fact(round)
    const facts = { amount, amountUsd, valuation: fact(moneyFromMajor(valuation * 1e6, currency)), isAi, round: kind }
    return fundingStory(status, facts, { eventAt, updatedAt: eventAt })
  })
const anyModel = fc
  .record({
    status: fc.constantFrom(...MODEL_STATUSES),
    eventAt: times,
    importance: fc.integer({ min: 0, max: 9 }),
    told: fc.array(fc.constantFrom(true, false, null), { maxLength: 3 }),
  })
  .map(({ status, told, ...parts }) =>
    modelStory(
      status,
      parts,
      told.map((value) => oneModel('Opus', { openWeights: value === null ? null : fact(value) })),
    ),
  )
const anyStories = fc
  .array(fc.oneof(anyRound, anyModel), { maxLength: 25 })
  .map((stories) => stories.map((story, index): Story => ({ ...story, id: `story-${index}` })))
const anyFilter = fc
  .record({
    minAmountUsd: fc.option(fc.integer({ min: 0, max: 1e10 })),
    rumours: fc.boolean(),
    aiOnly: fc.boolean(),
  })
  .map((parts) => ({ ...DEFAULT_FILTER, ...parts }))

/** Whole numbers as they are read, without sums of money. */
function printed(line: Line): readonly number[] {
  const words = line.map((part) => (part.kind === 'time' ? '' : part.text)).join('')
  return (words.replace(/, together about.*/u, '').match(/\d+/gu) ?? []).map(Number)
}

/** The numbers of the heading that begins so, up to a sum of money; `null` where there is none. */
function countsOf(sections: readonly CardSection[], begins: string): readonly number[] | null {
  const heading = sections.find((section) => section.heading?.startsWith(begins) === true)?.heading
  return heading === undefined || heading === null ? null : printed([{ kind: 'text', text: heading }])
}

test('the most important model stands first, and the largest round', async () => {
  const parts = { eventAt: fromAt, updatedAt: fromAt }
  const stories = [
    ...[2, 9, 5].map((importance) => ({ ...modelStory('released', { ...parts, importance }), id: `m${importance}` })),
    ...[20, 90, 50].map((usd) => ({ ...fundingStory('announced', { amountUsd: usd * 1e6 }, parts), id: `r${usd}` })),
  ]
  const { models, rounds } = await withStories(stories, (store) => buildRoundup(store, query))
  expect(models.map(({ id }) => id)).toEqual(['m9', 'm5', 'm2'])
  expect(rounds.map(({ id }) => id)).toEqual(['r90', 'r50', 'r20'])
})

test('the numbers are those of an independent count', async () => {
  await fc.assert(
    fc.asyncProperty(anyStories, anyFilter, async (stories, filter) => {
      const subscriptions = [subscription('funding', filter), subscription('model-release', filter)]
      const roundup = await withStories(stories, (store) =>
        buildRoundup(store, { ...query, scope: roundupScope(subscriptions) }),
      )
      let usd = 0
      const minor = new Map<string, number>()
      const rounds = new Set<string>()
      const sales = new Set<string>()
      const ofIt = { debt: 0, grant: 0, secondary: 0 }
      const models = new Set<string>()
      const expected = new Set<string>()
      const open = new Set<string>()
      const closed = new Set<string>()
      const leftOut = new Set<string>()
      let silent = 0
      for (const { id, facts, status, eventAt } of stories) {
        if (eventAt < fromAt || eventAt >= untilAt || status === 'denied' || status === 'withdrawn') continue
        if (facts.topic === 'funding') {
          if (filter.aiOnly && facts.isAi === false) continue
          if (filter.minAmountUsd !== null && (facts.amountUsd ?? 0) < filter.minAmountUsd) {
            if (status === 'announced') leftOut.add(id)
            continue
          }
        }
        if (status === 'rumoured' || status === 'in-talks') {
          if (filter.rumours) expected.add(id)
        } else if (facts.topic === 'funding') {
          const kind = facts.round?.value
          if (kind === 'debt' || kind === 'grant' || kind === 'secondary') ofIt[kind] += facts.amountUsd ?? 0
          if (kind === 'secondary') {
            sales.add(id)
            continue
          }
          rounds.add(id)
          usd += facts.amountUsd ?? 0
          const money = facts.amount?.value
          if (money === undefined) silent += 1
          else minor.set(money.currency, (minor.get(money.currency) ?? 0) + money.amountMinor)
        } else {
          models.add(id)
          const isOpen = status === 'open-weights' || facts.models.some((one) => one.openWeights?.value === true)
          if (isOpen) open.add(id)
          else if (facts.models.some((one) => one.openWeights?.value === false)) closed.add(id)
        }
      }
      expect(new Set(roundup.rounds.map(({ id }) => id))).toEqual(rounds)
      expect(new Set(roundup.sales.map(({ id }) => id))).toEqual(sales)
      expect(new Set(roundup.models.map(({ id }) => id))).toEqual(models)
      expect(new Set(roundup.leftOut.map(({ id }) => id))).toEqual(leftOut)
      const { weights } = roundup
      expect(new Set(weights.open.map(({ id }) => id))).toEqual(open)
      expect(new Set(weights.closed.map(({ id }) => id))).toEqual(closed)
      expect(weights.notSaid).toHaveLength(models.size - open.size - closed.size)
      expect(new Set(roundup.expected.map(({ id }) => id))).toEqual(expected)
      expect(roundup.sums.raisedUsd).toBeCloseTo(usd, 0)
      expect(roundup.sums.debt.raisedUsd).toBeCloseTo(ofIt.debt, 0)
      expect(roundup.sums.grants.raisedUsd).toBeCloseTo(ofIt.grant, 0)
      expect(roundup.sums.sales.raisedUsd).toBeCloseTo(ofIt.secondary, 0)
      const notSaid = models.size - open.size - closed.size
      const said = [open.size, closed.size, ...(open.size + closed.size > 0 ? [notSaid] : [])].filter((n) => n > 0)
      // What is printed, too: the counts in the headings, and how many rounds add nothing to the sum.
      const { lines, sections } = buildRoundupCard(roundup, 'en', ZONE)
      const isNothing = models.size + rounds.size + sales.size === 0
      // Where it is all there was, one is a word.
      const unfit = isNothing && leftOut.size === 1 ? 0 : leftOut.size
      expect(lines.flatMap(printed)).toEqual([models.size, rounds.size, unfit].filter((n) => n > 0))
      expect(countsOf(sections, 'Models')).toEqual(models.size === 0 ? null : [models.size, ...said])
      expect(countsOf(sections, 'Funding')?.[0] ?? 0).toBe(rounds.size)
      expect(countsOf(sections, 'Sales of existing shares')?.[0] ?? 0).toBe(sales.size)
      expect(countsOf(sections, 'Expected')).toEqual(expected.size === 0 ? null : [expected.size])
      const notes = sections.flatMap((section) =>
        section.lines.filter((line) => JSON.stringify(line).includes('no known amount')),
      )
      expect(printed(notes.flat())).toEqual(silent === 0 ? [] : [silent])
      expect(new Map(roundup.sums.raised.map(({ currency, amountMinor }) => [currency, amountMinor]))).toEqual(minor)
    }),
    { numRuns: 40 },
  )
})

describe('a week', () => {
  let store: Store
  const at = { eventAt: fromAt + 1000, updatedAt: fromAt + 1000 }
  beforeAll(async () => {
    store = await openMemoryStore({ id: () => 'id' })
    const mistral = {
      company: fact('Mistral'),
      amount: fact(moneyFromMajor(50e6, 'EUR')),
      amountUsd: 60e6,
      valuation: null,
    }
    await store.stories.insert(fundingStory('announced', mistral, { id: 'eur', ...at }))
    await store.stories.insert(fundingStory('announced', {}, { id: 'usd', ...at }))
    await store.stories.insert(fundingStory('in-talks', { company: fact('Moonshot') }, { id: 'talks', ...at }))
    await store.stories.insert(modelStory('released', { id: 'opus', ...at }))
    await store.stories.insert(modelStory('preview', { id: 'hidden', workspaceId: 'slack:other', ...at }))
    const deepseek = oneModel('DeepSeek V4', { vendor: fact('DeepSeek') })
    await store.stories.insert(modelStory('rumoured', { id: 'v4', title: 'DeepSeek V4 is out', ...at }, [deepseek]))
  })
  afterAll(async () => {
    await store.close()
  })

  test('reads well in English', async () => {
    const built = buildRoundupCard(await buildRoundup(store, query), 'en', ZONE)
    const lines = built.sections.flatMap((section) => [
      section.heading,
      ...section.lines.map((line) => line.map((inline) => (inline.kind === 'time' ? '' : inline.text)).join('')),
    ])
    expect(built.lines).toEqual([
      [{ kind: 'text', text: '1 model release and 2 funding rounds, together about $30.06B.' }],
    ])
    expect(lines).toEqual([
      'Models (1)',
      'Anthropic: Claude Opus 4.6',
      'Funding (2): $30B + €50M (about $30.06B)',
      'Anthropic · $30B · Series G · valued at $380B · led by GIC',
      'Mistral · €50M (about $60M) · Series G · led by GIC',
      'Amounts are summed in their own currency; dollar values are approximate, at the rates of a fixed day. Valuations, rumours, talks and sales of existing shares are never summed.',
      'Companies with a round of $100M or more in 2026, since Feb 9, 2026',
      'Country not stated: 1 (1 with $1B or more) · Anthropic',
      'Expected (2)',
      'Rumours and talks: not confirmed, not counted.',
      'In talks Moonshot · $30B · Series G · valued at $380B · led by GIC',
      'Rumour Reportedly: DeepSeek V4 is out',
    ])
  })

  for (const language of LANGUAGES) {
    test(`has the same numbers in ${language}`, async () => {
      const built = buildRoundupCard(await buildRoundup(store, query), language, ZONE)
      expect(JSON.stringify(built.lines)).toContain(formatUsd(30.06e9, language))
      expect(built.title).toContain(WEEK)
    })
  }

  test.each([
    ['en', ', “Meet Opus 9, at long last and for all”'],
    ['ko', ', “Meet Opus 9, at long last and for all”'],
    ['ja', '、「Meet Opus 9, at long last and for all」'],
    ['zh', '，“Meet Opus 9, at long last and for all”'],
  ] as const)('in %s has the quotes and commas of that language', async (language, told) => {
    const title = 'Meet Opus 9, at long last and for all'
    const story = modelStory('released', { title, eventAt: fromAt }, [oneModel('Opus 9')])
    const built = await withStories([story], (own) => buildRoundup(own, query))
    const [models] = buildRoundupCard(built, language, ZONE).sections
    expect((models?.lines[0] ?? []).map((part) => ('text' in part ? part.text : '')).join('')).toContain(
      `Opus 9${told}`,
    )
  })

  test('tells a channel that has part of it how much of it does not fit', async () => {
    const told = async (
      models: Partial<SubscriptionFilter>,
      funding: Partial<SubscriptionFilter>,
      muted: string[] = [],
    ) => {
      const filters = [
        subscription('model-release', { ...OPEN, ...models }),
        subscription('funding', { ...OPEN, ...funding }),
      ]
      const roundup = await buildRoundup(store, { ...query, scope: roundupScope(filters), muted })
      return LANGUAGES.map((language) =>
        buildRoundupCard(roundup, language, ZONE)
          .lines.map((line) => JSON.stringify(line))
          .join('\n'),
      )
    }
    const [all = ''] = await told({ maxPerDay: 1 }, {})
    expect(all).not.toContain('fit')
    const [larger = ''] = await told({}, { minAmountUsd: 1e9 })
    expect(larger).toContain('1 more story of the week does not fit what is followed here.')
    const [muted = ''] = await told({}, {}, ['Anthropic'])
    expect(muted).toContain('2 more stories of the week do not fit what is followed here.')
    // It was no quiet one, and nobody is told that it was.
    for (const none of await told({ subjects: ['Cohere'] }, { subjects: ['Cohere'] })) {
      expect(none).toMatch(/None of the 3 stories of this week fits|소식 3건|話題3件|3 条新闻/u)
      expect(none).not.toMatch(/quiet|조용|静か|平静/u)
      // It may be read in direct messages.
      expect(none).not.toMatch(/channel|채널|チャンネル|频道/u)
    }
    const one = await withStories([fundingStory('announced', {}, { id: 'one', ...at })], async (own) => {
      const scope = roundupScope([subscription('funding', { ...OPEN, subjects: ['Cohere'] })])
      const roundup = await buildRoundup(own, { ...query, scope })
      return LANGUAGES.map((language) => JSON.stringify(buildRoundupCard(roundup, language, ZONE).lines))
    })
    // Of one, nobody says `all` or `none of them`.
    for (const only of one) expect(only).not.toMatch(/None of|가운데|のうち|都/u)
  })

  test('says of the large rounds of the year, too, that some do not fit the channel', async () => {
    const told = async (filter: Partial<SubscriptionFilter>) => {
      const scope = roundupScope([subscription('funding', { ...OPEN, ...filter })])
      const more = fundingStory('announced', { company: fact('Cohere') }, { id: 'more', ...at })
      const stories = [fundingStory('announced', {}, { id: 'usd', ...at }), more]
      const roundup = await withStories(stories, (own) => buildRoundup(own, { ...query, scope }))
      const { sections } = buildRoundupCard(roundup, 'en', ZONE)
      return JSON.stringify(sections.find(({ heading }) => heading?.startsWith('Companies with')))
    }
    expect(await told({})).not.toContain('followed here')
    const part = await told({ subjects: ['Cohere'] })
    expect(part).toContain('Without companies that do not fit what is followed here.')
    expect(part).not.toContain('Anthropic')
  })

  test('without rumours, as a channel without subscriptions sees it', async () => {
    expect((await buildRoundup(store, { ...query, scope: roundupScope([]) })).expected).toEqual([])
  })

  test('another workspace does not see what is not its own', async () => {
    const own = await buildRoundup(store, { ...query, workspaceId: 'slack:other' })
    expect(own.models).toHaveLength(2)
  })

  test('says nothing of a topic that the channel does not follow', async () => {
    for (const topic of ['model-release', 'funding'] as const) {
      const scope = roundupScope([subscription(topic)])
      for (const week of [WEEK, '2025-W07']) {
        const roundup = await buildRoundup(store, { ...query, week, scope })
        const built = buildRoundupCard(roundup, 'en', ZONE)
        expect(JSON.stringify(built.lines)).not.toMatch(topic === 'funding' ? /model/u : /funding/u)
        if (topic === 'model-release') expect(roundup.year).toMatchObject({ rounds: [], countries: [] })
      }
    }
  })

  test('a quiet one says so', async () => {
    const built = buildRoundupCard(await buildRoundup(store, { ...query, week: '2025-W07' }), 'en', ZONE)
    expect(JSON.stringify(built.lines)).toContain('A quiet week')
    expect(built.sections).toEqual([])
  })
})

test('everybody reads of no company that does no AI, and a paused subscription covers nothing', async () => {
  const parts = { eventAt: fromAt, updatedAt: fromAt }
  const stories = [
    fundingStory('announced', { isAi: false }, { id: 'bakery', ...parts }),
    fundingStory('announced', { isAi: null }, { id: 'unknown', ...parts }),
    modelStory('released', { id: 'model', ...parts }),
  ]
  const paused: Subscription = { ...subscription('model-release'), pausedAt: 1, pauseReason: 'asked' }
  const [everybody, channel] = await withStories(stories, async (store) => [
    await publicRoundup(store, WEEK, ZONE),
    await buildRoundup(store, { ...query, scope: roundupScope([subscription('funding'), paused]) }),
  ])
  expect(everybody.rounds.map(({ id }) => id)).toEqual(['unknown'])
  expect([channel.models, channel.topics]).toEqual([[], ['funding']])
  const isSaid = (nowMs: number) =>
    JSON.stringify(publicRoundupCard(everybody, 'en', ZONE, nowMs)).includes('still running')
  expect([isSaid(untilAt - 1), isSaid(untilAt)]).toEqual([true, false])
})

test('for programs the sums are exact, in dollars and in each currency, and the year has its beginning', async () => {
  const parts = { eventAt: fromAt, updatedAt: fromAt }
  const round = (id: string, major: number, currency: string, amountUsd: number | null) =>
    fundingStory(
      'announced',
      { company: fact(id), amount: fact(moneyFromMajor(major, currency)), amountUsd },
      { id, ...parts },
    )
  const stories = [round('a', 123_456_789, 'USD', 123_456_789), round('b', 1, 'EUR', 1.2), round('c', 5e9, 'NGN', null)]
  const roundup = await withStories(stories, (store) => buildRoundup(store, query))
  expect(JSON.parse(roundupJson(roundup))).toMatchObject({
    from: new Date(fromAt).toISOString(),
    until: new Date(untilAt).toISOString(),
    funding: {
      count: 3,
      raisedUsdAbout: 123_456_790.2,
      raised: [
        { amount: 123_456_789, currency: 'USD' },
        { amount: 1, currency: 'EUR' },
        { amount: 5e9, currency: 'NGN' },
      ],
    },
    year: { since: new Date(fromAt).toISOString(), countries: [{ from100M: 1, from1B: 0, stories: ['a'] }] },
  })
  // An amount without a rate is known all the same.
  expect(JSON.stringify(buildRoundupCard(roundup, 'en', ZONE).sections)).not.toContain('no known amount')
})

test.each([
  ['en', '2 amounts are told as “up to” and count in full: $1B.'],
  ['ko', '2건은 ‘최대’ 금액이며, 합계에 전액이 들어갔습니다: 10억 달러.'],
  ['ja', '2件は「最大」の金額で、合計には全額を含みます：10億ドル。'],
  ['zh', '2 笔为“最高”金额，合计按全额计入：10亿美元。'],
] as const)(
  'amounts that are told as the most that there may be are said to count in full (%s)',
  async (language, said) => {
    const parts = { eventAt: fromAt, updatedAt: fromAt }
    const round = (id: string, quote: string) =>
      fundingStory(
        'announced',
        { company: fact(id), amount: fact(moneyFromMajor(5e8, 'USD'), quote), amountUsd: 5e8 },
        { id, ...parts },
      )
    const stories = [round('a', 'up to $500M'), round('b', '$500M'), round('c', '최대 5억 달러')]
    const built = (some: typeof stories) => withStories(some, (store) => buildRoundup(store, query))
    const lines = (roundup: Roundup) =>
      buildRoundupCard(roundup, language, ZONE).sections.flatMap((one) => one.lines.flat())
    const texts = lines(await built(stories)).map((inline) => ('text' in inline ? inline.text : ''))
    expect(texts).toContain(said)
    const without = JSON.stringify(lines(await built(stories.slice(1, 2))))
    expect(without).not.toMatch(/up to|최대|最大|最高/u)
  },
)

test('what one round in another currency is about in dollars is the same wherever the roundup says it', async () => {
  const company = fact('Heron')
  const told = (millions: number, eventAt: number) =>
    fundingStory(
      'announced',
      { company, amount: fact(moneyFromMajor(millions * 1e6, 'EUR')), amountUsd: millions * 1.173e6 },
      { id: `eur-${String(millions)}`, eventAt, updatedAt: eventAt },
    )
  const rounds = [told(1700, fromAt), told(900, fromAt - 1)]
  const roundup = await withStories(rounds, (store) => buildRoundup(store, query))
  const shown = buildRoundupCard(roundup, 'en', ZONE)
  const words = JSON.stringify(shown)
  expect(words).toContain('€1.7B (about $2B)')
  expect(words).not.toContain('1.99B')
  expect(words).toContain('2026-W07 $2B, 2026-W06 $1.1B')
})

test('a sum in a currency without a rate stands alone: nothing is about no dollars', () => {
  const naira = moneyFromMajor(1e12, 'NGN')
  expect(formatSums([naira], 0, 'en')).not.toContain('about')
  expect(formatSums([moneyFromMajor(5e6, 'EUR'), naira], 6e6, 'en')).toMatch(/^€5M \+ NGN.1T \(about \$6M\)$/u)
})

test('a sum is refused as well where the amount without a quote is in a round that is not listed', async () => {
  const parts = { eventAt: fromAt, updatedAt: fromAt }
  const stories = Array.from({ length: 13 }, (_, at) => {
    const amount = fact(moneyFromMajor(1e6, 'USD'), at === 0 ? '' : 'as it was written')
    return fundingStory(
      'announced',
      { company: fact(`C${at}`), amount, amountUsd: 1e6 },
      { id: `s${at}`, importance: at, ...parts },
    )
  })
  const roundup = await withStories(stories, (store) => buildRoundup(store, query))
  expect(() => buildRoundupCard(roundup, 'en', ZONE)).toThrow(InvariantError)
})

test('a sum of an amount without a quote is refused', async () => {
  const parts = { eventAt: fromAt, updatedAt: fromAt }
  const story = fundingStory('announced', { amount: fact(moneyFromMajor(1e9, 'USD'), '') }, parts)
  const roundup = await withStories([story], (store) => buildRoundup(store, query))
  expect(() => buildRoundupCard(roundup, 'en', ZONE)).toThrow(InvariantError)
})
