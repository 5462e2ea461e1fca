import fc from 'fast-check'
import { FUNDING_STATUSES, MODEL_STATUSES } from '../../../src/core/status.ts'
import { DEFAULT_FILTER, type SubscriptionFilter } from '../../../src/core/subscription.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import type { Story, StorySource } from '../../../src/core/story.ts'
import { fact } from '../../builders/fact.ts'
import { fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'

const COMPANIES = ['Anthropic', 'Mistral', 'Moonshot', '智谱']
const WORDS = ['Opus', 'round', '조달', 'model']
const LANGUAGES = ['en', 'ko', 'zh']
const COUNTRIES = ['KR', 'JP', 'FR']
const PUBLISHERS = ['outlet-0.example', 'Outlet 1', 'outlet-2.example']
const ROUNDS = ['seed', 'series-a', 'series-b']
const WISHES: (keyof SubscriptionFilter)[] = [
  'notSubjects',
  'minAmountUsd',
  'rounds',
  'countries',
  'statuses',
  'rumours',
  'aiOnly',
  'languages',
  'publishers',
  'notPublishers',
  'words',
  'notWords',
  'minSources',
]

const sources = fc.array(fc.constantFrom(...LANGUAGES), { minLength: 1, maxLength: 4 }).map((languages) =>
  languages.map((language, at): StorySource => ({
    name: `Outlet ${at}`,
    url: `https://outlet-${at}.example/`,
    at: 0,
    language,
    kind: 'press',
  })),
)
const title = fc.array(fc.constantFrom(...WORDS, 'and'), { maxLength: 3 }).map((words) => words.join(' '))

const anyRound = fc
  .record({
    company: fc.option(fc.constantFrom(...COMPANIES)),
    amountUsd: fc.option(fc.integer({ min: 1, max: 100 }).map((millions) => millions * 1e6)),
    round: fc.option(fc.constantFrom(...ROUNDS)),
    country: fc.option(fc.constantFrom(...COUNTRIES)),
    isAi: fc.constantFrom(true, false, null),
    status: fc.constantFrom(...FUNDING_STATUSES),
    sources,
    title,
  })
  .map(({ company, amountUsd, round, country, isAi, status, ...parts }) =>
    fundingStory(
      status,
      {
        company: company === null ? null : fact(company),
        amount: amountUsd === null ? null : fact(moneyFromMajor(amountUsd, 'USD')),
        amountUsd,
        round: round === null ? null : fact(round),
        country: country === null ? null : fact(country),
        isAi,
      },
      parts,
    ),
  )

const anyModel = fc
  .record({
    vendor: fc.option(fc.constantFrom(...COMPANIES)),
    status: fc.constantFrom(...MODEL_STATUSES),
    sources,
    title,
  })
  .map(({ vendor, status, ...parts }) =>
    modelStory(status, parts, [oneModel('Opus 9', { vendor: vendor === null ? null : fact(vendor) })]),
  )

/** Any story, about either topic. */
export const anyStory: fc.Arbitrary<Story> = fc.oneof(anyRound, anyModel)

const some = <T>(values: readonly T[]) => fc.subarray([...values])

/** Any filter but for the daily limit, which is about a day and not about a story. */
export const anyFilter: fc.Arbitrary<SubscriptionFilter> = fc.record({
  subjects: fc.oneof(fc.constant<string[]>([]), some(COMPANIES)),
  notSubjects: fc.oneof(fc.constant<string[]>([]), some(COMPANIES)),
  minAmountUsd: fc.option(fc.integer({ min: 1, max: 100 }).map((millions) => millions * 1e6)),
  rounds: fc.oneof(fc.constant<string[]>([]), some(ROUNDS)),
  countries: fc.oneof(fc.constant<string[]>([]), some(COUNTRIES)),
  statuses: fc.oneof(
    fc.constant<SubscriptionFilter['statuses']>([]),
    some([...new Set([...MODEL_STATUSES, ...FUNDING_STATUSES])]),
  ),
  rumours: fc.boolean(),
  openWeightsOnly: fc.boolean(),
  aiOnly: fc.boolean(),
  languages: fc.oneof(fc.constant<string[]>([]), some(LANGUAGES)),
  publishers: fc.oneof(fc.constant<string[]>([]), some(PUBLISHERS)),
  notPublishers: fc.oneof(fc.constant<string[]>([]), some(PUBLISHERS)),
  words: fc.oneof(fc.constant<string[]>([]), some(WORDS)),
  notWords: fc.oneof(fc.constant<string[]>([]), some(WORDS)),
  minSources: fc.integer({ min: 1, max: 4 }),
  maxPerDay: fc.constant(null),
})

/** A filter and one that wants less in at least as many ways: each rule is kept or made stricter. */
export const tightened: fc.Arbitrary<readonly [loose: SubscriptionFilter, tight: SubscriptionFilter]> = fc
  .tuple(anyFilter, anyFilter, fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }))
  .map(([loose, other, keeps]) => {
    const [one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, ...others] = keeps
    const [thirteen, fourteen, fifteen] = others
    const within = <T>(wanted: readonly T[], narrower: readonly T[]) => {
      const both = wanted.length === 0 ? narrower : wanted.filter((value) => narrower.includes(value))
      return both.length === 0 ? wanted : both
    }
    const both = <T>(left: readonly T[], more: readonly T[]) => [...new Set([...left, ...more])]
    const pick = <T>(keep: boolean | undefined, before: T, after: T) => (keep === true ? before : after)
    const tight: SubscriptionFilter = {
      ...DEFAULT_FILTER,
      subjects: pick(one, loose.subjects, within(loose.subjects, other.subjects)),
      notSubjects: pick(two, loose.notSubjects, both(loose.notSubjects, other.notSubjects)),
      minAmountUsd: pick(three, loose.minAmountUsd, largest(loose.minAmountUsd, other.minAmountUsd)),
      rounds: pick(four, loose.rounds, within(loose.rounds, other.rounds)),
      statuses: pick(five, loose.statuses, within(loose.statuses, other.statuses)),
      rumours: pick(six, loose.rumours, loose.rumours && other.rumours),
      openWeightsOnly: pick(seven, loose.openWeightsOnly, loose.openWeightsOnly || other.openWeightsOnly),
      aiOnly: pick(eight, loose.aiOnly, loose.aiOnly || other.aiOnly),
      languages: pick(nine, loose.languages, within(loose.languages, other.languages)),
      words: pick(ten, loose.words, within(loose.words, other.words)),
      notWords: pick(eleven, loose.notWords, both(loose.notWords, other.notWords)),
      countries: pick(thirteen, loose.countries, within(loose.countries, other.countries)),
      publishers: pick(fourteen, loose.publishers, within(loose.publishers, other.publishers)),
      notPublishers: pick(fifteen, loose.notPublishers, both(loose.notPublishers, other.notPublishers)),
      minSources: pick(twelve, loose.minSources, Math.max(loose.minSources, other.minSources)),
    }
    return [loose, tight] as const
  })

function largest(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other)
}

/** A filter with at most three wishes, so that something passes. */
export const mildFilter: fc.Arbitrary<SubscriptionFilter> = fc
  .tuple(anyFilter, fc.subarray(WISHES, { maxLength: 3 }))
  .map(([filter, wishes]) => ({
    ...DEFAULT_FILTER,
    rumours: true,
    aiOnly: false,
    ...Object.fromEntries(wishes.map((name) => [name, filter[name]])),
  }))
