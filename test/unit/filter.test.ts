import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../src/bot/delivery/verdict.ts'
import { refusingRule } from '../../src/core/filter-rule.ts'
import { moneyFromMajor } from '../../src/core/money.ts'
import type { Status } from '../../src/core/status.ts'
import type { Story, StoryChange } from '../../src/core/story.ts'
import { DEFAULT_FILTER, type Subscription, type SubscriptionFilter } from '../../src/core/subscription.ts'
import { VERDICT_RULES, type VerdictRule } from '../../src/core/verdict.ts'
import { newChannel, type Channel } from '../../src/core/workspace.ts'
import { fact } from '../builders/fact.ts'
import { subscriptionTo } from '../builders/channel.ts'
import { FIRST_AT, fundingStory, oneModel, modelStory } from '../builders/sample-story.ts'
import { anyFilter, anyStory, tightened } from './commands/build-filter.ts'

const WORKSPACE = { id: 'preview:w', platform: 'preview', externalId: 'w' } as const
const CHANNEL = newChannel(WORKSPACE, 'c', { language: 'en', timeZone: 'UTC' })
const NOW = { allowEarlier: false, isToldAlready: false, postedToday: 0 }

function subscription(filter: Partial<SubscriptionFilter>, parts: Partial<Subscription> = {}): Subscription {
  return { ...subscriptionTo(CHANNEL.id, 'funding'), filter: { ...DEFAULT_FILTER, ...filter }, ...parts }
}

// Anthropic, $30B, Series G, announced, told in English by one publisher.
const ROUND = fundingStory('announced')
const TALKS = fundingStory('in-talks')
const WITHDRAWN = fundingStory('withdrawn')
const DENIED = fundingStory('denied', {}, { changes: [turn('in-talks', 'denied')] })
const DENIED_LATE = fundingStory(
  'denied',
  {},
  { changes: [turn('in-talks', 'announced'), turn('announced', 'denied')] },
)
const MODEL = modelStory('released')
const UNNAMED = modelStory('released', {}, [], fact('Mistral AI'))
const OPEN = modelStory('open-weights', {}, [oneModel('Qwen3.5', { vendor: fact('Alibaba') })])
const BAKERY = fundingStory('announced', { isAi: false })
const UNSURE = fundingStory('announced', { isAi: null })
const NO_AMOUNT = fundingStory('announced', { amount: null, amountUsd: null })
const OF_KOREA = fundingStory('announced', { country: fact('KR') })
const NO_COUNTRY = fundingStory('announced', { country: null })
const NO_ROUND = fundingStory('announced', { round: null })
const NO_NAME = fundingStory('announced', { company: null })
const BACKED = fundingStory('announced', { leads: [fact('Andreessen Horowitz')], investors: [fact('Nvidia')] })
const KOREAN = fundingStory(
  'announced',
  { company: fact('업스테이지') },
  { title: '업스테이지가 1000억원을 조달했다', sources: ['ko', 'en'].map((language, at) => source(language, at)) },
)
const STARLIT = fundingStory(
  'announced',
  { company: fact('星澜AI') },
  { title: 'La Société 星澜AI d’İstanbul lève pour l’open\u2011source ドラゴン GPT-5' },
)
const ONE_SITE = fundingStory('announced', {}, { sources: [sourceAt('a', 'www'), sourceAt('b', 'ai')] })
const WITH_FORUM = fundingStory('announced', {}, { sources: [source('en'), { ...source('en', 1), kind: 'community' }] })
const FORUM = fundingStory('announced', {}, { sources: [{ ...source('en'), kind: 'community' }] })
const OF_LAB = modelStory('released', { sources: [{ ...source('en'), kind: 'lab' }] })
const LED_TO = fundingStory(
  'announced',
  {},
  { sources: [{ ...source('en'), kind: 'community', url: 'https://www.outlet.example/round' }] },
)

function turn(from: Status, to: Status): StoryChange {
  return { kind: 'status', from, to, at: FIRST_AT, entryId: 'entry-1', revision: 1 }
}

function sourceAt(name: string, host: string) {
  return { ...source('en'), name, url: `https://${host}.quaypost.example/${name}` }
}

function source(language: string, at = 0) {
  return { name: `Outlet ${at}`, url: null, at: FIRST_AT, language, kind: 'press' } as const
}

type Row = readonly [name: string, story: Story, filter: Partial<SubscriptionFilter>, rule: VerdictRule]

const TRUTH: readonly Row[] = [
  ['nothing asked, a certain round', ROUND, {}, 'matches'],
  ['nothing asked, a certain model', MODEL, {}, 'matches'],
  ['nothing asked, talks', TALKS, {}, 'rumour'],
  ['nothing asked, talks that are denied', DENIED, {}, 'rumour'],
  ['rumours wanted, talks that are denied', DENIED, { rumours: true }, 'matches'],
  ['nothing asked, a round that was told as sure is denied', DENIED_LATE, {}, 'matches'],
  ['nothing asked, a round that came to nothing', WITHDRAWN, {}, 'matches'],
  ['rumours wanted, talks', TALKS, { rumours: true }, 'matches'],
  ['rumours alone', ROUND, { rumours: true, statuses: ['rumoured', 'in-talks'] }, 'other-status'],
  ['rumours alone, talks', TALKS, { rumours: true, statuses: ['rumoured', 'in-talks'] }, 'matches'],
  ['a status, this one', ROUND, { statuses: ['announced'] }, 'matches'],
  ['a status, another', MODEL, { statuses: ['preview'] }, 'other-status'],
  ['open weights, closed', MODEL, { openWeightsOnly: true }, 'no-open-weights'],
  ['open weights, open', OPEN, { openWeightsOnly: true }, 'matches'],
  ['AI only, a bakery', BAKERY, {}, 'not-ai'],
  ['AI only, nobody knows', UNSURE, {}, 'matches'],
  ['every company, a bakery', BAKERY, { aiOnly: false }, 'matches'],
  ['a minimum, above', ROUND, { minAmountUsd: 1e9 }, 'matches'],
  ['a minimum, exactly', ROUND, { minAmountUsd: 30e9 }, 'matches'],
  ['a minimum, below', ROUND, { minAmountUsd: 30e9 + 1 }, 'below-min-amount'],
  ['a minimum, unknown', NO_AMOUNT, { minAmountUsd: 1 }, 'below-min-amount'],
  ['no minimum, unknown', NO_AMOUNT, {}, 'matches'],
  ['rounds, this one', ROUND, { rounds: ['seed', 'series-g'] }, 'matches'],
  ['rounds, another', ROUND, { rounds: ['seed'] }, 'other-round'],
  ['rounds, none known', NO_ROUND, { rounds: ['seed'] }, 'other-round'],
  ['countries, this one', OF_KOREA, { countries: ['JP', 'KR'] }, 'matches'],
  ['countries, another', OF_KOREA, { countries: ['JP'] }, 'other-country'],
  ['countries, none known', NO_COUNTRY, { countries: ['KR'] }, 'unknown-country'],
  ['companies, this one in any case', ROUND, { subjects: ['ANTHROPIC'] }, 'matches'],
  ['companies, another', ROUND, { subjects: ['Mistral'] }, 'other-subject'],
  ['companies, nobody named', NO_NAME, { subjects: ['Mistral'] }, 'other-subject'],
  ['companies, one leads it', BACKED, { subjects: ['andreessen horowitz'] }, 'matches'],
  ['companies, one takes part in it', BACKED, { subjects: ['NVIDIA'] }, 'matches'],
  ['all but somebody who takes part in it', BACKED, { notSubjects: ['Nvidia'] }, 'matches'],
  ['vendors too', MODEL, { subjects: ['anthropic'] }, 'matches'],
  ['vendors of models without a name too', UNNAMED, { subjects: ['mistral'] }, 'matches'],
  ['all but the vendor of a model without a name', UNNAMED, { notSubjects: ['Mistral AI'] }, 'left-out-subject'],
  ['all but this company', ROUND, { notSubjects: ['anthropic'] }, 'left-out-subject'],
  ['all but another', ROUND, { notSubjects: ['Mistral'] }, 'matches'],
  ['all but somebody, nobody named', NO_NAME, { notSubjects: ['Mistral'] }, 'matches'],
  ['in and out', ROUND, { subjects: ['Anthropic'], notSubjects: ['Anthropic'] }, 'left-out-subject'],
  ['a language, a source has it', KOREAN, { languages: ['ko'] }, 'matches'],
  ['a language, no source has it', ROUND, { languages: ['ko'] }, 'other-language'],
  ['words, one of them', ROUND, { words: ['lawsuit', 'raises'] }, 'matches'],
  ['words, none', ROUND, { words: ['lawsuit'] }, 'no-word'],
  ['words, part of one', ROUND, { words: ['rais'] }, 'no-word'],
  ['words, of the model', MODEL, { words: ['opus 4.6'] }, 'matches'],
  ['words, wide letters', ROUND, { words: ['ＲＡＩＳＥＳ'] }, 'matches'],
  ['words, with a particle', KOREAN, { words: ['업스테이지'] }, 'matches'],
  ['words, without accents', STARLIT, { words: ['societe'] }, 'matches'],
  ['words, in traditional characters', STARLIT, { words: ['星瀾'] }, 'matches'],
  ['words, a space between scripts', STARLIT, { words: ['AI 星澜', '星瀾 AI'] }, 'matches'],
  ['words, half-wide Kana', STARLIT, { words: ['ﾄﾞﾗｺﾞﾝ'] }, 'matches'],
  ['words, Kana with other marks', STARLIT, { words: ['トラコン'] }, 'no-word'],
  ['words, Hangul in its letters', KOREAN, { words: ['업스테이지'.normalize('NFD')] }, 'matches'],
  ['words, an I of Turkish', STARLIT, { words: ['ıstanbul'] }, 'matches'],
  ['words, a hyphen', STARLIT, { words: ['open source'] }, 'matches'],
  ['words, a number together', STARLIT, { words: ['GPT5'] }, 'matches'],
  ['words, a number apart', STARLIT, { words: ['gpt 5'] }, 'matches'],
  ['words, from one text into the next', STARLIT, { words: ['5 星澜'] }, 'no-word'],
  ['companies, in traditional characters', STARLIT, { subjects: ['星瀾'] }, 'matches'],
  ['companies out, in wide letters', STARLIT, { notSubjects: ['星澜ＡＩ'] }, 'left-out-subject'],
  ['words out', ROUND, { notWords: ['billion'] }, 'left-out-word'],
  ['words out, part of one', ROUND, { notWords: ['bill'] }, 'matches'],
  ['sources, enough', KOREAN, { minSources: 2 }, 'matches'],
  ['sources, too few', ROUND, { minSources: 2 }, 'few-sources'],
  ['sources, two feeds of one site', ONE_SITE, { minSources: 2 }, 'few-sources'],
  ['sources, a forum beside one', WITH_FORUM, { minSources: 2 }, 'few-sources'],
  ['sources, a forum alone where one is enough', FORUM, { minSources: 1 }, 'matches'],
  ['publishers, one of them by its site', ONE_SITE, { publishers: ['other.example', 'quaypost.example'] }, 'matches'],
  ['publishers, one by the name of its feed', KOREAN, { publishers: ['OUTLET 1'] }, 'matches'],
  ['publishers, none of them', ONE_SITE, { publishers: ['post.example'] }, 'other-source'],
  ['publishers, a forum by its name', FORUM, { publishers: ['Outlet 0'] }, 'matches'],
  ['publishers, a forum leads to one', LED_TO, { publishers: ['outlet.example'] }, 'other-source'],
  ['publishers, who makes models', OF_LAB, { publishers: ['labs'] }, 'matches'],
  ['publishers, who makes models, told by press', MODEL, { publishers: ['labs'] }, 'other-source'],
  ['publishers out, another reports it', KOREAN, { notPublishers: ['Outlet 0'] }, 'matches'],
  ['publishers out, all feeds of a site', ONE_SITE, { notPublishers: ['quaypost.example'] }, 'left-out-source'],
  ['publishers out, a forum beside one', WITH_FORUM, { notPublishers: ['Outlet 0'] }, 'left-out-source'],
  ['publishers out, a forum', WITH_FORUM, { notPublishers: ['Outlet 1'] }, 'matches'],
  ['publishers out, only a forum', FORUM, { notPublishers: ['Outlet 0'] }, 'left-out-source'],
  ['publishers out, a forum leads to one', LED_TO, { notPublishers: ['outlet.example'] }, 'left-out-source'],
  ['publishers out count for no number', KOREAN, { notPublishers: ['Outlet 0'], minSources: 2 }, 'few-sources'],
  [
    'publishers out count for no language',
    KOREAN,
    { notPublishers: ['Outlet 0'], languages: ['ko'] },
    'other-language',
  ],
  ['publishers in and out', KOREAN, { publishers: ['Outlet 0'], notPublishers: ['Outlet 0'] }, 'other-source'],
  ['funding rules say nothing of models', MODEL, { minAmountUsd: 1e12, rounds: ['seed'] }, 'matches'],
  ['model rules say nothing of funding', ROUND, { openWeightsOnly: true }, 'matches'],
]

test.each(TRUTH)('%s', (_name, story, filter, rule) => {
  const verdict = verdictOf(story, subscription(filter, { topic: story.topic }), CHANNEL, NOW)
  expect(verdict).toEqual({ rule, deliver: rule === 'matches' })
})

describe('what is not about the story', () => {
  const ask = (
    parts: Partial<Subscription>,
    channel: Partial<Channel> = {},
    situation: Partial<typeof NOW> = {},
    story: Story = ROUND,
  ) => verdictOf(story, subscription({}, parts), { ...CHANNEL, ...channel }, { ...NOW, ...situation }).rule

  test.each<readonly [VerdictRule, VerdictRule]>([
    [ask({}, {}, {}, { ...ROUND, workspaceId: 'slack:other' }), 'other-workspace'],
    [ask({}, {}, {}, { ...ROUND, mending: { kind: 'retracted' } }), 'mended'],
    [ask({}, {}, { isToldAlready: true }), 'told-already'],
    [ask({}, {}, {}, { ...ROUND, workspaceId: WORKSPACE.id }), 'matches'],
    [ask({}, { personId: 'U1' }, {}, { ...ROUND, workspaceId: WORKSPACE.id }), 'matches'],
    [ask({}, { platform: 'discord', personId: '1' }, {}, { ...ROUND, workspaceId: WORKSPACE.id }), 'other-workspace'],
    [ask({}, { platform: 'discord' }, {}, { ...ROUND, workspaceId: WORKSPACE.id }), 'matches'],
    [ask({}, { platform: 'discord', personId: '1' }), 'matches'],
    [ask({ topic: 'model-release' }), 'other-topic'],
    [ask({ pausedAt: 1, pauseReason: 'forbidden' }), 'paused'],
    [ask({ filterSince: FIRST_AT + 1 }), 'before-subscription'],
    [ask({ filterSince: FIRST_AT }), 'matches'],
    [ask({ filterSince: FIRST_AT + 1 }, {}, { allowEarlier: true }), 'matches'],
    [ask({}, { muted: ['anthropic'] }), 'muted'],
    [ask({}, { muted: ['Mistral'] }), 'matches'],
    [ask({ filter: { ...DEFAULT_FILTER, maxPerDay: 2 } }, {}, { postedToday: 1 }), 'matches'],
    [ask({ filter: { ...DEFAULT_FILTER, maxPerDay: 2 } }, {}, { postedToday: 2 }), 'daily-limit'],
  ])('%s', (told, expected) => {
    expect(told).toBe(expected)
  })
})

test('every rule decides somewhere in these tables', () => {
  const decided = new Set<VerdictRule>(TRUTH.map(([, , , rule]) => rule))
  const beside = [
    'other-workspace',
    'mended',
    'told-already',
    'other-topic',
    'paused',
    'before-subscription',
    'muted',
    'daily-limit',
  ] as const
  for (const rule of beside) decided.add(rule)
  expect(decided).toEqual(new Set(VERDICT_RULES))
})

test('tightening a filter never adds a post', () => {
  let refusedMore = 0
  fc.assert(
    fc.property(anyStory, tightened, (story, [loose, tight]) => {
      const before = refusingRule(story, loose)
      const after = refusingRule(story, tight)
      if (before === null && after !== null) refusedMore += 1
      if (after === null) expect(before).toBeNull()
    }),
    { numRuns: 3_000 },
  )
  // Else the property would hold for a filter that refuses nothing.
  expect(refusedMore).toBeGreaterThan(50)
})

test('a company is the same with and without what companies append to their names', () => {
  const figure = fundingStory('announced', { company: fact('Figure AI') })
  expect(refusingRule(figure, { ...DEFAULT_FILTER, subjects: ['figure'] })).toBeNull()
  expect(refusingRule(figure, { ...DEFAULT_FILTER, notSubjects: ['FIGURE'] })).toBe('left-out-subject')
  expect(refusingRule(figure, { ...DEFAULT_FILTER, subjects: ['Figma'] })).toBe('other-subject')
})

test('a wider amount, in another currency, is compared in dollars', () => {
  const euros = fundingStory('announced', { amount: fact(moneyFromMajor(50e6, 'EUR')), amountUsd: 58e6 })
  expect(refusingRule(euros, { ...DEFAULT_FILTER, minAmountUsd: 55e6 })).toBeNull()
})

test('the rules are asked in the order in which they are listed', () => {
  fc.assert(
    fc.property(anyStory, anyFilter, (story, filter) => {
      const rule = refusingRule(story, filter)
      if (rule === null) return
      // Without the rule that refused, no earlier one does.
      const order = VERDICT_RULES.indexOf(rule)
      const next = refusingRule(story, without(rule, filter))
      if (next !== null) expect(VERDICT_RULES.indexOf(next)).toBeGreaterThan(order)
    }),
    { numRuns: 1_000 },
  )
})

function without(rule: VerdictRule, filter: SubscriptionFilter): SubscriptionFilter {
  const off: Readonly<Partial<Record<VerdictRule, Partial<SubscriptionFilter>>>> = {
    rumour: { rumours: true },
    'other-status': { statuses: [] },
    'no-open-weights': { openWeightsOnly: false },
    'not-ai': { aiOnly: false },
    'below-min-amount': { minAmountUsd: null },
    'other-round': { rounds: [] },
    'other-country': { countries: [] },
    'unknown-country': { countries: [] },
    'other-subject': { subjects: [] },
    'left-out-subject': { notSubjects: [] },
    'left-out-source': { notPublishers: [] },
    'other-source': { publishers: [] },
    'other-language': { languages: [] },
    'no-word': { words: [] },
    'left-out-word': { notWords: [] },
    'few-sources': { minSources: 1 },
  }
  return { ...filter, ...off[rule] }
}

/** How many of a day's stories are posted, in the order in which they came. */
function postedOf(stories: readonly Story[], filter: SubscriptionFilter): readonly Story[] {
  const posted: Story[] = []
  for (const story of stories) {
    const asked = subscription(filter, { topic: story.topic })
    const postedToday = posted.filter(({ topic }) => topic === story.topic).length
    if (verdictOf(story, asked, CHANNEL, { ...NOW, postedToday }).deliver) posted.push(story)
  }
  return posted
}

const day = fc.array(anyStory, { minLength: 1, maxLength: 12 })
const limit = fc.integer({ min: 1, max: 4 })

// A stricter rule may free a place of the day for a later story that fits both; the day never gets longer by it.
test('with a limit a day, tightening a filter never makes a day longer, and adds nothing that did not fit before', () => {
  let freed = 0
  fc.assert(
    fc.property(day, tightened, limit, (stories, [loose, tight], maxPerDay) => {
      const before = postedOf(stories, { ...loose, maxPerDay })
      const after = postedOf(stories, { ...tight, maxPerDay })
      for (const topic of ['model-release', 'funding']) {
        const count = (posted: readonly Story[]) => posted.filter((story) => story.topic === topic).length
        expect(count(after)).toBeLessThanOrEqual(count(before))
      }
      const fitting = new Set(postedOf(stories, loose))
      for (const story of after) expect(fitting.has(story)).toBe(true)
      if (after.some((story) => !before.includes(story))) freed += 1
    }),
    { numRuns: 2_000 },
  )
  expect(freed).toBeGreaterThan(0)
})
