import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRoundup } from '../../../src/bot/roundup/build-roundup.ts'
import { buildRoundupCard } from '../../../src/bot/roundup/roundup-card.ts'
import { PUBLIC_SCOPE } from '../../../src/bot/roundup/roundup-scope.ts'
import { DAY_MS } from '../../../src/core/durations.ts'
import { type Language } from '../../../src/core/workspace.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import { FUNDING_STATUSES } from '../../../src/core/status.ts'
import type { Story, StoryChange, StorySource } from '../../../src/core/story.ts'
import { fact, usd } from '../../builders/fact.ts'
import { fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'
import { withStories } from './with-stories.ts'

const MONDAY = Date.UTC(2026, 1, 9)
const NEXT_MONDAY = MONDAY + 7 * DAY_MS
const NEW_YEAR = Date.UTC(2026, 0, 1)
const query = { week: '2026-W07', timeZone: 'UTC', workspaceId: null, scope: PUBLIC_SCOPE, muted: [], channel: null }

function source(name: string, url: string, kind: StorySource['kind'], at = MONDAY): StorySource {
  return { name, url, kind, at, language: 'en' }
}

const TOLD_BEFORE = [source('CNBC', 'https://www.cnbc.com/before', 'press', MONDAY - 20 * DAY_MS)]

const anyStories = fc
  .array(
    fc.record({
      status: fc.constantFrom(...FUNDING_STATUSES),
      millions: fc.option(fc.constantFrom(1, 99, 100, 101, 999, 1_000, 30_000)),
      company: fc.option(fc.constantFrom('Anthropic', 'anthropic', 'Mistral', 'Neysa')),
      country: fc.option(fc.constantFrom('US', 'FR')),
      round: fc.constantFrom('series-g', 'debt', 'secondary'),
      eventAt: fc.oneof(
        fc.integer({ min: Date.UTC(2025, 10, 1), max: NEXT_MONDAY + DAY_MS }),
        fc.constantFrom(NEW_YEAR - 1, NEW_YEAR, MONDAY - 1, MONDAY, NEXT_MONDAY - 1, NEXT_MONDAY),
      ),
    }),
    { maxLength: 20 },
  )
  .map((rows) =>
    rows.map(({ status, millions, company, country, round, eventAt }, index): Story => {
      const facts = {
        company: company === null ? null : fact(company),
        country: country === null ? null : fact(country),
        amount: millions === null ? null : fact(moneyFromMajor(millions * 1e6, 'USD')),
        amountUsd: millions === null ? null : millions * 1e6,
        round: fact(round),
        isAi: true,
      }
      return fundingStory(status, facts, { id: `s${index}`, eventAt, updatedAt: eventAt })
    }),
  )

test('the year and the weeks are those of an independent count', async () => {
  await fc.assert(
    fc.asyncProperty(anyStories, async (stories) => {
      const { year, weeks } = await withStories(stories, (store) => buildRoundup(store, query))
      const large = new Set<string>()
      const huge = new Set<string>()
      const usdOf = new Map<number, number>()
      const countOf = new Map<number, number>()
      for (const { facts, status, eventAt } of stories) {
        if (facts.topic !== 'funding' || status !== 'announced' || eventAt >= NEXT_MONDAY) continue
        // What holders of shares got, no company raised.
        if (facts.round?.value === 'secondary') continue
        const usd = facts.amountUsd ?? 0
        // Whole weeks back from the one that is told.
        const weeksBack = Math.floor((NEXT_MONDAY - 1 - eventAt) / (7 * DAY_MS))
        usdOf.set(weeksBack, (usdOf.get(weeksBack) ?? 0) + usd)
        countOf.set(weeksBack, (countOf.get(weeksBack) ?? 0) + 1)
        if (eventAt < NEW_YEAR || facts.company === null) continue
        if (usd >= 1e8) large.add(facts.company.value.toLowerCase())
        if (usd >= 1e9) huge.add(facts.company.value.toLowerCase())
      }
      const sum = (of: 'from100M' | 'from1B') => year.countries.reduce((total, count) => total + count[of], 0)
      expect(sum('from100M')).toBe(large.size)
      expect(sum('from1B')).toBe(huge.size)
      expect(weeks.map(({ raisedUsd }) => raisedUsd)).toEqual(
        Array.from({ length: 12 }, (_, index) => usdOf.get(11 - index) ?? 0),
      )
      expect(weeks.map(({ rounds }) => rounds)).toEqual(
        Array.from({ length: 12 }, (_, index) => countOf.get(11 - index) ?? 0),
      )
      const isWhole = stories.some(({ eventAt }) => eventAt < NEW_YEAR)
      const told = stories.map(({ eventAt }) => eventAt).filter((at) => at >= NEW_YEAR && at < NEXT_MONDAY)
      expect(year.sinceAt).toBe(isWhole || told.length === 0 ? null : Math.min(...told))
    }),
    { numRuns: 60 },
  )
})

test('a company counts once, in the country that somebody said', async () => {
  const round = (id: string, usd: number, country: string | null): Story =>
    fundingStory(
      'announced',
      { company: fact('Mistral'), country: country === null ? null : fact(country), amountUsd: usd },
      { id, eventAt: MONDAY + 1, updatedAt: MONDAY + 1 },
    )
  const stories = [round('a', 2e9, null), round('b', 2e8, 'FR'), round('c', 3e8, 'FR')]
  const { year } = await withStories(stories, (store) => buildRoundup(store, query))
  expect(year.countries).toMatchObject([{ country: 'FR', from100M: 1, from1B: 1, largest: [{ id: 'a' }] }])
  expect(year.rounds).toHaveLength(3)
  // What a smaller round says nothing of stays said.
  const other = await withStories([round('a', 2e9, 'FR'), round('b', 2e8, null)], (store) => buildRoundup(store, query))
  expect(other.year.countries).toMatchObject([{ country: 'FR', from100M: 1 }])
})

test('the country with most companies comes first, and what nobody said last', async () => {
  const round = (company: string, amountUsd: number, country: string | null): Story =>
    fundingStory(
      'announced',
      { company: fact(company), country: country === null ? null : fact(country), amountUsd },
      { id: company, eventAt: MONDAY + 1, updatedAt: MONDAY + 1 },
    )
  const known = [round('A', 9e9, 'US'), round('B', 1e8, 'FR'), round('C', 1e8, 'FR'), round('D', 1e8, 'DE')]
  const silent = ['E', 'F', 'G'].map((company) => round(company, 2e8, null))
  const { year } = await withStories([...silent, ...known], (store) => buildRoundup(store, query))
  expect(year.countries.map(({ country }) => country)).toEqual(['FR', 'US', 'DE', null])
})

test('a company is one, whatever it appends to its name', async () => {
  const round = (company: string, amountUsd: number): Story =>
    fundingStory(
      'announced',
      { company: fact(company), country: fact('US'), amountUsd },
      { id: company, eventAt: MONDAY + 1, updatedAt: MONDAY + 1 },
    )
  const { year } = await withStories([round('Figure', 2e8), round('Figure AI', 2e9)], (store) =>
    buildRoundup(store, query),
  )
  expect(year.countries).toMatchObject([{ country: 'US', from100M: 1, from1B: 1, largest: [{ id: 'Figure AI' }] }])
})

test('a year ends on 31 December, also where its last week does not', async () => {
  const at = (id: string, eventAt: number): Story =>
    fundingStory('announced', { company: fact(id), amountUsd: 2e8 }, { id, eventAt, updatedAt: eventAt })
  // 2026-W53 goes from 28 December to 3 January.
  const seoul = { ...query, week: '2026-W53', timeZone: 'Asia/Seoul' }
  const newYear = Date.UTC(2026, 11, 31, 15)
  const { rounds, year } = await withStories([at('Old', newYear - 1), at('New', newYear)], (store) =>
    buildRoundup(store, seoul),
  )
  expect(rounds.map(({ id }) => id).toSorted()).toEqual(['New', 'Old'])
  expect(year).toMatchObject({ year: 2026, rounds: [{ id: 'Old' }], countries: [{ from100M: 1 }] })
})

test('a year begins on 1 January on the clocks of the zone, and counts nobody who is muted', async () => {
  const at = (id: string, eventAt: number): Story =>
    fundingStory('announced', { company: fact(id), amountUsd: 2e8 }, { id, eventAt, updatedAt: eventAt })
  const newYear = Date.UTC(2025, 11, 31, 15)
  const stories = [at('Old', newYear - 1), at('New', newYear), at('Muted', newYear + 1)]
  const seoul = { ...query, week: '2026-W01', timeZone: 'Asia/Seoul', muted: ['muted'] }
  const { year } = await withStories(stories, (store) => buildRoundup(store, seoul))
  expect(year).toMatchObject({ year: 2026, sinceAt: null, rounds: [{ id: 'New' }] })
  expect(year.countries).toMatchObject([{ from100M: 1, largest: [{ id: 'New' }] }])
})

test('the year is told in a week with a large round, for else nothing of it is new', async () => {
  const headings = async (...weeksBack: readonly number[]) => {
    const stories = weeksBack.map((back) => {
      const eventAt = MONDAY - back * 7 * DAY_MS
      return fundingStory('announced', {}, { id: `s${back}`, eventAt, updatedAt: eventAt })
    })
    const roundup = await withStories(stories, (store) => buildRoundup(store, query))
    return buildRoundupCard(roundup, 'en', 'UTC').sections.map(({ heading }) => heading)
  }
  expect((await headings(0, 1)).join('\n')).toContain('$100M or more in 2026')
  expect((await headings(1)).join('\n')).not.toContain('or more')
})

test('tells what was settled in the week of stories from before it, and nothing else', async () => {
  const change = (kind: StoryChange['kind'], from: string | null, to: string, at: number): StoryChange[] => [
    { kind, from, to, at, entryId: 'e', revision: 2 },
  ]
  const before = { eventAt: MONDAY - 20 * DAY_MS, updatedAt: MONDAY, sources: TOLD_BEFORE }
  const stories = [
    fundingStory(
      'announced',
      {},
      { id: 'closed', ...before, changes: change('status', 'in-talks', 'announced', MONDAY) },
    ),
    fundingStory(
      'denied',
      {},
      { id: 'denied', ...before, changes: change('status', 'rumoured', 'denied', MONDAY + 1) },
    ),
    fundingStory('announced', {}, { id: 'wrong', ...before, changes: change('correction', null, 'x', MONDAY + 2) }),
    fundingStory(
      'in-talks',
      {},
      { id: 'firmer', ...before, changes: change('status', 'rumoured', 'in-talks', MONDAY) },
    ),
    fundingStory('announced', {}, { id: 'first', ...before, changes: change('amount', null, 'USD 5', MONDAY) }),
    fundingStory('denied', {}, { id: 'late', ...before, changes: change('status', 'rumoured', 'denied', NEXT_MONDAY) }),
  ]
  const { changed } = await withStories(stories, (store) => buildRoundup(store, query))
  expect(changed.map(({ story }) => story.id)).toEqual(['wrong', 'denied', 'closed'])
})

test('tells all that was settled of a story in one line, from where it began', async () => {
  const change = (kind: StoryChange['kind'], from: string, to: string, at: number): StoryChange => ({
    ...{ kind, from, to, at, entryId: 'e', revision: 2 },
  })
  const changes = [
    change('status', 'in-talks', 'announced', MONDAY),
    change('amount', 'USD 20000000000', 'USD 25000000000', MONDAY + 1),
    change('amount', 'USD 25000000000', 'USD 30000000000', MONDAY + 2),
  ]
  const before = { eventAt: MONDAY - 20 * DAY_MS, updatedAt: MONDAY, sources: TOLD_BEFORE, changes }
  const roundup = await withStories([fundingStory('announced', {}, { id: 'closed', ...before })], (store) =>
    buildRoundup(store, query),
  )
  const section = buildRoundupCard(roundup, 'en', 'UTC').sections.find(({ heading }) => heading?.startsWith('What'))
  expect(JSON.stringify(section?.lines)).toContain('In talks → Announced · The amount changed: $20B → $30B')
})

test('what ended where it began has not changed, nor has talk that was denied and goes on', async () => {
  const change = (kind: StoryChange['kind'], from: string, to: string, at: number): StoryChange => ({
    ...{ kind, from, to, at, entryId: 'e', revision: 2 },
  })
  const before = { eventAt: MONDAY - 20 * DAY_MS, updatedAt: MONDAY, sources: TOLD_BEFORE }
  const there = change('amount', 'USD 20', 'USD 25', MONDAY)
  const back = change('amount', 'USD 25', 'USD 20', MONDAY + 1)
  const closed = change('status', 'in-talks', 'announced', MONDAY + 2)
  const denied = change('status', 'in-talks', 'denied', MONDAY)
  const again = change('status', 'denied', 'in-talks', MONDAY + 1)
  const stories = [
    fundingStory('announced', {}, { id: 'back', ...before, changes: [there, back] }),
    fundingStory('in-talks', {}, { id: 'goes-on', ...before, changes: [denied, again] }),
    fundingStory('announced', {}, { id: 'came-true', ...before, changes: [there, back, denied, again, closed] }),
  ]
  const { changed } = await withStories(stories, (store) => buildRoundup(store, query))
  expect(changed.map(({ story }) => story.id)).toEqual(['came-true'])
  expect(changed[0]?.changes).toMatchObject([{ kind: 'status', from: 'in-talks', to: 'announced' }])
})

test('what only a forum says is neither expected nor, once it is so, talk that came true', async () => {
  const forum = source('r/Models', 'https://www.reddit.com/r/models/a', 'community')
  const press = source('Reuters', 'https://www.reuters.com/a', 'press', MONDAY + 2)
  const at = { eventAt: MONDAY, updatedAt: MONDAY }
  const changes: StoryChange[] = [
    { kind: 'status', from: 'rumoured', to: 'released', at: MONDAY + 2, entryId: 'e', revision: 2 },
  ]
  const dearer: StoryChange = {
    ...{ kind: 'amount', from: 'USD 20', to: 'USD 25', at: MONDAY + 1, entryId: 'e', revision: 2 },
  }
  const stories = [
    modelStory('rumoured', { id: 'hearsay', ...at, sources: [forum] }),
    fundingStory('rumoured', {}, { id: 'other-hearsay', ...at, sources: [forum], changes: [dearer] }),
    modelStory('rumoured', { id: 'rumour', ...at, sources: [forum, { ...press, at: MONDAY }] }),
    modelStory('released', { id: 'first-there', ...at, sources: [forum, press], changes }),
    modelStory('released', { id: 'came-true', ...at, sources: [forum, { ...press, at: MONDAY + 1 }], changes }),
  ]
  const { expected, changed } = await withStories(stories, (store) => buildRoundup(store, query))
  expect(expected.map(({ id }) => id)).toEqual(['rumour'])
  expect(changed.map(({ story }) => story.id)).toEqual(['came-true'])
})

test('talk of money is told by its facts', async () => {
  const at = { eventAt: MONDAY, updatedAt: MONDAY }
  const title = 'The chief tells the staff of growth while a round nears its end'
  const stories = [
    fundingStory('in-talks', { round: null, valuation: null, leads: [] }, { id: 'sum', ...at, title }),
    fundingStory('rumoured', { amount: null, valuation: null }, { id: 'no-sum', ...at, title: 'A round, some day' }),
  ]
  const roundup = await withStories(stories, (store) => buildRoundup(store, query))
  const section = buildRoundupCard(roundup, 'en', 'UTC').sections.find(({ heading }) => heading?.startsWith('Expected'))
  const said = section?.lines.map((line) => line.map((part) => ('text' in part ? part.text : '')).join(''))
  expect(said).toContain('In talks Anthropic · $30B')
  expect(said?.join('\n')).toContain('Rumour Reportedly: Anthropic – A round, some day')
})

test('what one week says reads well', async () => {
  const at = { eventAt: MONDAY, updatedAt: MONDAY }
  const model = (name: string) => [oneModel(name, { vendor: fact('ByteDance') })]
  const stories = [
    ...['Seed 2.0', 'Seedance 2.0', 'Seedream 5.0'].map((name) =>
      modelStory('released', { id: name, ...at }, model(name)),
    ),
    modelStory(
      'released',
      { id: 'digest', ...at, importance: 9, title: 'AI日报：蚂蚁开源大模型Ming 2.0，参数翻倍，推理速度更快，价格更低' },
      [oneModel('Ming 2.0')],
    ),
    fundingStory(
      'announced',
      { company: null, amount: fact(moneyFromMajor(30e9, 'USD'), '$30B') },
      { id: 'nobody', ...at, title: 'Vets raise $30B Series G' },
    ),
    fundingStory(
      'announced',
      { company: null, amount: usd(50e6), amountUsd: 50e6, round: null, valuation: null, leads: [] },
      { id: 'silent', ...at, title: 'A start-up shows itself' },
    ),
  ]
  const roundup = await withStories(stories, (store) => buildRoundup(store, query))
  const said = (language: Language) =>
    buildRoundupCard(roundup, language, 'UTC')
      .sections.flatMap(({ lines }) =>
        lines.map((line) => line.map((part) => ('text' in part ? part.text : '')).join('')),
      )
      .join('\n')
  // All that a vendor brought, and no headline in letters that the reader does not read.
  for (const name of ['Seed 2.0', 'Seedance 2.0', 'Seedream 5.0']) expect(said('en')).toContain(name)
  expect(said('en')).toContain('Ming 2.0')
  expect(said('en')).not.toContain('日报')
  expect(said('zh')).toContain('日报')
  // What has no vendor comes after those that have one.
  expect(said('en')).toMatch(/^ByteDance: .*\nOthers: /mu)
  // A headline that stands for a company may say its amount itself; where it does not, the line does.
  expect(said('en')).toMatch(/^Vets raise \$30B Series G$/mu)
  expect(said('en')).toMatch(/^A start-up shows itself · \$50M$/mu)
})

test('a publisher with two feeds is one, and a forum is none', async () => {
  const one = source('Anthropic', 'https://www.anthropic.com/news/a', 'lab')
  const same = source('anthropic_news', 'https://anthropic.com/news/a', 'lab')
  const forum = source('r/LocalLLaMA', 'https://www.reddit.com/r/a', 'community')
  const press = source('CNBC', 'https://www.cnbc.com/a', 'press')
  const at = { eventAt: MONDAY, updatedAt: MONDAY }
  const stories = [
    fundingStory('announced', {}, { id: 'alone', ...at, sources: [one, same, forum] }),
    fundingStory('announced', {}, { id: 'covered', ...at, sources: [one, same, press, forum] }),
  ]
  const { covered } = await withStories(stories, (store) => buildRoundup(store, query))
  expect(covered.map(({ id }) => id)).toEqual(['covered'])
})

test('what most publishers tell comes first, however important the rest is', async () => {
  const told = (id: string, publishers: number, importance: number) => {
    const sources = Array.from({ length: publishers }, (_, at) =>
      source(`Wire ${at}`, `https://wire-${at}.example/`, 'press'),
    )
    return fundingStory('announced', {}, { id, eventAt: MONDAY, updatedAt: MONDAY, sources, importance })
  }
  const stories = [told('two', 2, 9), told('four', 4, 1), told('other-two', 2, 8), told('three', 3, 5)]
  const { covered } = await withStories(stories, (store) => buildRoundup(store, query))
  expect(covered.map(({ id }) => id)).toEqual(['four', 'three', 'two', 'other-two'])
})
