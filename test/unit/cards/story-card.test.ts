import { describe, expect, test } from 'vitest'
import { formatDate, formatDateRange, formatHours, formatMoment } from '../../../src/bot/cards/format-date.ts'
import { relativeTime } from '../../../src/bot/cards/relative-time.ts'
import { headline } from '../../../src/bot/cards/headline.ts'
import { printName } from '../../../src/bot/cards/print-fact.ts'
import { buildNoteCard, buildStoryCard } from '../../../src/bot/cards/story-card.ts'
import { storyDetails } from '../../../src/bot/cards/story-facts.ts'
import { buildStoryPage } from '../../../src/bot/cards/story-page.ts'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
import { text } from '../../../src/core/card.ts'
import { InvariantError } from '../../../src/core/errors.ts'
import type { FundingFacts } from '../../../src/core/facts.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import type { Story, StoryChange } from '../../../src/core/story.ts'
import { LANGUAGES, type Language } from '../../../src/core/workspace.ts'
import { fact, usd } from '../../builders/fact.ts'
import { report } from '../../builders/story.ts'
import { FIRST_AT, fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'

test('a round shows its facts, amount and valuation apart', () => {
  const built = buildStoryCard(fundingStory('announced'), 'en')
  expect(built).toMatchObject({
    tone: 'funding',
    badge: 'Announced',
    title: 'Anthropic raises $30 billion',
    url: 'https://example.com/a',
    fields: [
      { label: 'Company', value: 'Anthropic' },
      { label: 'Amount', value: '$30B' },
      { label: 'Valuation', value: '$380B' },
      { label: 'Round', value: 'Series G' },
      { label: 'Led by', value: 'GIC' },
    ],
    buttons: [
      { kind: 'link', url: 'https://example.com/a' },
      { kind: 'command', label: 'Details', run: { command: 'story', options: { id: 'story-1' } } },
      { kind: 'command', label: 'Why?', run: { command: 'why', options: { story: 'story-1' } } },
      {
        kind: 'command',
        label: 'Mute Anthropic here',
        run: { command: 'subscriptions', options: { mute: 'Anthropic' } },
      },
      {
        kind: 'command',
        label: 'Something wrong?',
        run: { command: 'story', options: { id: 'story-1', wrong: 'yes' } },
      },
    ],
    isPrivate: false,
  })
})

const SHORT = { style: 'short' } as const
const figuresOf = (story: Story, language: Language = 'en') =>
  buildStoryCard(story, language, SHORT).lines.map((line) =>
    line.map((part) => ('text' in part ? part.text : '')).join(''),
  )

test('a short card has headline, status, figures in one line and sources; its button leads to the rest', () => {
  const source = (name: string, at: number) =>
    ({ name, url: `https://${name}.example`, at, language: 'en', kind: 'press' }) as const
  const story = fundingStory('announced', {}, { sources: [source('Wire', FIRST_AT), source('Post', FIRST_AT + 1)] })
  const [built, full] = [buildStoryCard(story, 'en', SHORT), buildStoryCard(story, 'en')]
  const { lines, fields, buttons, ...rest } = built
  expect(full).toMatchObject(rest)
  expect(fields).toEqual([])
  expect(lines).toHaveLength(2)
  expect(figuresOf(story)).toEqual(['$30B · Series G · valued at $380B · led by GIC', 'Also reported by Post'])
  expect(buttons).toEqual([
    { kind: 'command', label: 'Details', run: { command: 'story', options: { id: 'story-1' } } },
  ])
  expect(buildStoryCard(story, 'en', { ...SHORT, correction: true }).lines[0]).toEqual([
    text(stringsOf('en').corrected),
  ])
})

test('a short card names what its headline does not, the first of many, and tells a rumour as one', () => {
  const sizes = ['Qwen3.5-397B', 'Qwen3.5-80B', 'Qwen3.5-27B', 'Qwen3.5-9B'].map((name) =>
    oneModel(name, { vendor: fact('Alibaba') }),
  )
  const wave = modelStory('open-weights', { title: 'Alibaba opens Qwen3.5-397B and friends' }, sizes)
  expect(figuresOf(wave)).toEqual(['Qwen3.5-80B, Qwen3.5-27B, Qwen3.5-9B'])
  expect(figuresOf({ ...wave, title: 'Alibaba opens a family of models' }, 'ja')).toEqual([
    'Qwen3.5-397B、Qwen3.5-80B、Qwen3.5-27B ほか1モデル',
  ])
  expect(figuresOf({ ...wave, title: 'Alibaba opens a family of models' }, 'zh')[0]).toMatch(/Qwen3\.5-27B 另有 1 个$/u)
  expect(buildStoryCard(wave, 'en').fields[1]?.label).toBe('Models')
  const unnamed = { amount: null, valuation: null, round: null, leads: [] }
  const story = fundingStory('in-talks', unnamed, { title: 'A lab is said to raise money' })
  expect(figuresOf(story)).toEqual([])
  expect(figuresOf({ ...story, title: '연구소, 투자 유치설' }, 'ko')).toEqual(['Anthropic'])
  expect(figuresOf(fundingStory('in-talks', { ...unnamed, company: null }))).toEqual([])
  expect(figuresOf({ ...story, title: 'ＡＮＴＨＲＯＰＩＣ、資金調達' }, 'ja')).toEqual([])
  expect(buildStoryCard(story, 'en', SHORT)).toMatchObject({
    tone: 'rumour',
    title: 'Reportedly: Anthropic – A lab is said to raise money',
  })
})

test('who told it first stands beside the time, though another tells it best', () => {
  const source = (name: string, at: number) =>
    ({ name, url: `https://${name}.example`, at, language: 'en', kind: 'press' }) as const
  const sources = [source('OpenAI', FIRST_AT + 9), source('Wire', FIRST_AT), source('Later', FIRST_AT + 10)]
  const built = buildStoryCard(modelStory('released', { sources }), 'en')
  expect(JSON.stringify(built.footer)).toContain('Wire')
  expect(JSON.stringify(built.footer)).not.toContain('OpenAI')
  const named = built.lines.flat().flatMap((part) => (part.kind === 'link' ? [part.text] : []))
  expect(named).toEqual(['OpenAI', 'Later'])
})

test('a model shows vendor, name and sizes', () => {
  const qwen = oneModel('Qwen3.5-397B', {
    vendor: fact('Alibaba'),
    parameters: fact('397B'),
    contextTokens: fact(1_000_000),
  })
  const built = buildStoryCard(modelStory('open-weights', {}, [qwen]), 'ko')
  expect(built.badge).toBe('가중치 공개')
  expect(built.fields.map(({ value }) => value)).toEqual(['Alibaba', 'Qwen3.5-397B', '397B', '100만 토큰'])
})

test('terms, prices and claims of a model are labelled', () => {
  const model = oneModel('Heron 2', {
    vendor: fact('Ferngrove'),
    licence: fact('Apache-2.0'),
    prices: [
      fact({ of: 'input', perMillion: 0.075, currency: 'USD' }),
      fact({ of: 'output', perMillion: 3, currency: 'USD' }),
    ],
    benchmarks: [fact('MMLU 91.2%')],
  })
  expect(buildStoryCard(modelStory('released', {}, [model]), 'en').fields).toEqual([
    { label: 'Vendor', value: 'Ferngrove' },
    { label: 'Model', value: 'Heron 2' },
    { label: 'Licence', value: 'Apache-2.0' },
    { label: 'Price', value: '$0.075 in, $3 out per million tokens' },
    { label: 'Benchmarks (claimed by the maker)', value: 'MMLU 91.2%' },
  ])
  const price = (language: Language): string | undefined =>
    buildStoryCard(modelStory('released', {}, [model]), language).fields[3]?.value
  expect(price('ko')).toBe('100만 토큰당 입력 0.075달러, 출력 3달러')
  expect(price('ja')).toBe('100万トークンあたり入力0.075ドル、出力3ドル')
  expect(price('zh')).toBe('每百万 token 输入 0.075 美元、输出 3 美元')
})

test('a price in English has all its cents or none, as people write it', () => {
  const price = (perMillion: number, currency: string) => {
    const told = oneModel('Heron 2', { prices: [fact({ of: 'any', perMillion, currency })] })
    return buildStoryCard(modelStory('released', {}, [told]), 'en').fields.at(-1)?.value
  }
  expect(price(0.4, 'USD')).toBe('$0.40 per million tokens')
  expect(price(1.25, 'USD')).toBe('$1.25 per million tokens')
  expect(price(0.0375, 'USD')).toBe('$0.0375 per million tokens')
  expect(price(3, 'USD')).toBe('$3 per million tokens')
  expect(price(12.5, 'JPY')).toBe('¥12.5 per million tokens')
})

test('a round tells the country, what the valuation counts, and who else is in it', () => {
  const story = fundingStory('announced', {
    company: fact('Mistral AI'),
    country: fact('FR'),
    valuation: usd(5e9),
    valuationBasis: fact('post-money'),
    investors: [fact('ASML')],
  })
  const values = new Map(buildStoryCard(story, 'ko').fields.map(({ label, value }) => [label, value]))
  expect(values.get('회사')).toBe('Mistral AI (프랑스)')
  expect(values.get('기업가치')).toBe('50억 달러 (투자 후)')
  expect(values.get('참여 투자자')).toBe('ASML')
})

const UNPROVEN: readonly Partial<FundingFacts>[] = [
  { amount: fact(moneyFromMajor(1e6, 'USD'), '') },
  { valuation: fact(moneyFromMajor(1e6, 'USD'), ' ') },
  { company: fact('Anthropic', '') },
  { round: fact('series-a', '') },
  { leads: [fact('GIC', '')] },
  { investors: [fact('GIC', '')] },
  { country: fact('US', '') },
  { valuationBasis: fact('pre-money', '') },
]
for (const facts of UNPROVEN) {
  test(`${Object.keys(facts).join()} without a quote is refused`, () => {
    expect(() => buildStoryCard(fundingStory('announced', facts), 'en')).toThrow(InvariantError)
  })
}

test('a short card refuses what it would print without a quote, the name too that its headline has already', () => {
  for (const facts of UNPROVEN.slice(0, 5)) {
    expect(() => buildStoryCard(fundingStory('announced', facts), 'en', SHORT), Object.keys(facts).join()).toThrow(
      InvariantError,
    )
  }
  const model = oneModel('X', { name: fact('X', '') })
  expect(() => buildStoryCard(modelStory('released', {}, [model]), 'en', SHORT)).toThrow(InvariantError)
})

test('model names, vendors and sizes without a quote are refused', () => {
  const bad = [
    oneModel('X', { name: fact('X', '') }),
    oneModel('X', { vendor: fact('Y', '') }),
    oneModel('X', { parameters: fact('7B', '') }),
    oneModel('X', { contextTokens: fact(1000, '') }),
    oneModel('X', { licence: fact('MIT', '') }),
    oneModel('X', { prices: [fact({ of: 'any', perMillion: 1, currency: 'USD' }, '')] }),
    oneModel('X', { benchmarks: [fact('MMLU 90%', '')] }),
  ]
  for (const model of bad) {
    expect(() => buildStoryCard(modelStory('released', {}, [model]), 'en')).toThrow(InvariantError)
  }
})

test.each([
  ['no entry', { entryId: '' }],
  ['no hash of the text', { fieldHash: '' }],
  ['a span that is not the quote', { start: 3 }],
  ['no quote', { quote: '' }],
])('evidence with %s proves nothing', (_, broken) => {
  const proven = fact('Anthropic')
  expect(printName(proven)).toBe('Anthropic')
  expect(() => printName({ ...proven, evidence: { ...proven.evidence, ...broken } })).toThrow(InvariantError)
})

test.each([
  [fact('744B'), fact(40e9, '40B active'), '744B (40B active)', '744B（アクティブ40B）'],
  [null, fact(1.5e9, '1.5B active'), '1.5B active', 'アクティブ1.5B'],
  [fact('397B-A17B'), fact(17e9, 'A17B'), '397B-A17B', '397B-A17B'],
  [fact('9B'), null, '9B', '9B'],
  [fact('230b'), null, '230B', '230B'],
])('of a mixture of experts those that work are told, too: %#', (parameters, activeParameters, english, japanese) => {
  const story = modelStory('released', {}, [oneModel('Osprey 2', { parameters, activeParameters })])
  const sizeIn = (language: Language) => {
    const label = stringsOf(language).parameters
    return buildStoryCard(story, language).fields.find((field) => field.label === label)?.value
  }
  expect([sizeIn('en'), sizeIn('ja')]).toEqual([english, japanese])
  const unproven = activeParameters === null ? null : { ...activeParameters, evidence: fact(1, '').evidence }
  const bare = modelStory('released', {}, [oneModel('Osprey 2', { parameters: null, activeParameters: unproven })])
  if (unproven !== null) expect(() => buildStoryCard(bare, 'en')).toThrow(InvariantError)
})

test.each([
  ['2.5万亿', 2.5e12, '2.5T'],
  ['2조 8000억', 2.8e12, '2.8T'],
  ['235 billion', 235e9, '235B'],
  ['E4B', 4e9, 'E4B'],
  ['30B-A3B', 30e9, '30B-A3B'],
])('a size is told as names of models have it, whatever language tells it: %s', (written, total, told) => {
  const sizes = { parameters: fact(written, written), totalParameters: fact(total, written) }
  const story = modelStory('released', {}, [oneModel('Osprey 2', sizes)])
  for (const language of LANGUAGES) {
    const label = stringsOf(language).parameters
    expect(buildStoryCard(story, language).fields).toContainEqual({ label, value: told })
    const lines = buildStoryPage(story, [], language).sections.flatMap((section) => section.lines)
    const page = lines.map((line) => line.map((inline) => (inline.kind === 'time' ? '' : inline.text)).join(''))
    expect(page).toContainEqual(expect.stringContaining(told))
  }
})

test("a story's page has a size as its card has it, beside the words of its source", () => {
  const story = modelStory('released', {}, [oneModel('Osprey 2', { parameters: fact('230b', '230b') })])
  const { sections } = buildStoryPage(story, [], 'en')
  const lines = sections.flatMap((section) => section.lines)
  const told = lines.map((line) => line.map((inline) => (inline.kind === 'time' ? '' : inline.text)).join(''))
  expect(told).toContainEqual(expect.stringContaining(' 230B · “230b”'))
})

test('a note refuses a number without a quote', () => {
  const changes = [{ kind: 'amount', from: '$2B', to: '$3B', at: 1, entryId: 'e', revision: 2 }] as const
  const story = fundingStory('announced', { amount: fact(moneyFromMajor(3e9, 'USD'), '') }, { changes })
  expect(() => buildNoteCard(story, 2, 'en')).toThrow(InvariantError)
})

test('a wave of models says whose each value is only where that is not plain, in a list not at all', () => {
  const wave = (names: readonly string[], rest: (at: number) => Parameters<typeof oneModel>[1]) =>
    modelStory(
      'released',
      {},
      names.map((name, at) => oneModel(name, { vendor: fact('Alibaba'), ...rest(at) })),
    )
  const valuesOf = (story: ReturnType<typeof wave>) =>
    Object.fromEntries(buildStoryCard(story, 'en').fields.map(({ label, value }) => [label, value]))
  const sizes = wave(['Qwen9-30B', 'Qwen9-9B', 'Qwen9-2B'], (at) => ({
    parameters: fact(['30B', '9B', '2B'][at] ?? ''),
    contextTokens: fact(at === 0 ? 1_000_000 : 128_000),
    licence: fact('Apache-2.0'),
  }))
  expect(valuesOf(sizes)).toMatchObject({
    Parameters: '30B, 9B, 2B',
    Context: 'Qwen9-30B: 1M tokens · Qwen9-9B, Qwen9-2B: 128K tokens',
    Licence: 'Apache-2.0',
  })
  expect(storyDetails(sizes, 'en')).toBe('30B, 9B, 2B · 1M tokens, 128K tokens · Apache-2.0')
  const same = wave(['Large', 'Small'], () => ({ contextTokens: fact(128_000) }))
  expect(valuesOf(same)).toMatchObject({ Context: '128K tokens' })
  const one = wave(['Large', 'Small'], (at) => (at === 0 ? { benchmarks: [fact('80% on SWE-bench')] } : {}))
  expect(Object.values(valuesOf(one)).at(-1)).toBe('Large: 80% on SWE-bench')
})

test.each([
  [262_144, '262K tokens', '26.2만 토큰'],
  [32_768, '32.8K tokens', '3.28만 토큰'],
  [1_048_576, '1.05M tokens', '105만 토큰'],
  [128_000, '128K tokens', '12.8만 토큰'],
])('a context of %i tokens is told in three digits', (tokens, en, ko) => {
  const story = modelStory('released', {}, [oneModel('Qwen9', { contextTokens: fact(tokens) })])
  expect([storyDetails(story, 'en'), storyDetails(story, 'ko')]).toEqual([en, ko])
})

test('a long list of investors names the first ones and says how many more there are', () => {
  const investors = Array.from({ length: 9 }, (_, at) => fact(`Fund ${at + 1}`))
  const { fields } = buildStoryCard(fundingStory('announced', { investors }), 'en')
  expect(fields.at(-1)?.value).toBe('Fund 1, Fund 2, Fund 3, Fund 4, Fund 5, Fund 6 and 3 more')
})

test('what was denied or withdrawn has not the colour of what happened', () => {
  for (const status of ['denied', 'withdrawn'] as const) {
    for (const story of [modelStory(status), fundingStory(status)]) {
      expect(buildStoryCard(story, 'en').tone).toBe('info')
      expect(buildNoteCard(story, 1, 'en')?.tone).toBe('info')
    }
  }
})

for (const language of LANGUAGES) {
  test(`a rumour is worded as one in ${language}`, () => {
    const strings = stringsOf(language)
    for (const story of [modelStory('rumoured'), fundingStory('rumoured'), fundingStory('in-talks')]) {
      const built = buildStoryCard(story, language)
      expect(built.tone).toBe('rumour')
      expect(built.badge).toBe(strings.status[story.status])
      expect(built.title).toBe(strings.reportedly(story.title))
      expect(JSON.stringify(built.lines)).toContain(strings.unconfirmed)
    }
  })
}

test('other reports are named, linked and counted', () => {
  const sources = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => ({
    name,
    url: name === 'C' ? 'javascript:alert(1)' : `https://${name.toLowerCase()}.example/`,
    at: FIRST_AT,
    language: 'en',
    kind: 'press' as const,
  }))
  const [line = []] = buildStoryCard(modelStory('released', { sources }), 'en').lines
  expect(line.map((inline) => (inline.kind === 'time' ? '' : inline.text)).join('')).toBe(
    'Also reported by B, C, D and 2 more',
  )
  expect(line.filter(({ kind }) => kind === 'link')).toHaveLength(2)
})

test('an address that is not of the web is no link', () => {
  const built = buildStoryCard(modelStory('released', { url: 'javascript:alert(1)', sources: [] }), 'en')
  expect(built.url).toBeNull()
  expect(new Set(built.buttons.map(({ kind }) => kind))).toEqual(new Set(['command']))
})

test('sums that publishers disagree on are a range, the lower one first, each with its evidence', () => {
  const disputed = { amount: usd(25e9), valuation: usd(400e9) }
  const story = fundingStory('announced', {}, { disputed })
  const values = (language: Language) => buildStoryCard(story, language).fields.map(({ value }) => value)
  expect(values('en')).toContain('$25B to $30B, sources disagree')
  expect(values('en')).toContain('$380B to $400B, sources disagree')
  // What half of a range is about in dollars would say nothing.
  const euros = (major: number) => fact(moneyFromMajor(major, 'EUR'))
  const range = fundingStory(
    'announced',
    { amount: euros(30e6), amountUsd: 36e6 },
    { disputed: { amount: euros(25e6), valuation: null } },
  )
  expect(storyDetails(range, 'en')).toMatch(/^€25M to €30M, sources disagree · /u)
  expect(values('ko').join()).toContain('250억 달러~300억 달러')
  // What a note says of them is what the message says.
  const changed = (kind: 'amount' | 'valuation'): StoryChange => ({
    ...{ kind, from: 'USD 35000000000', to: 'USD 30000000000', at: 1, entryId: 'e', revision: 2 },
  })
  const note = buildNoteCard({ ...story, changes: [changed('amount'), changed('valuation')] }, 2, 'en')
  expect(note?.title).toBe('The amount changed: $35B → $25B to $30B, sources disagree')
  expect(note?.lines[0]).toEqual([text('The valuation changed: $35B → $380B to $400B, sources disagree')])
  const mute = { amount: fact(usd(25e9).value, ''), valuation: null }
  expect(() => buildStoryCard({ ...story, disputed: mute }, 'en')).toThrow(InvariantError)
})

test('a sum that is the lower end of a span says that there may be more', () => {
  const amount = fact(moneyFromMajor(10e9, 'USD'), '$10 billion to $12 billion')
  const story = fundingStory('in-talks', { amount, amountUsd: 10e9, valuation: null })
  const values = (language: Language) => buildStoryCard(story, language).fields.map(({ value }) => value)
  expect(LANGUAGES.map((language) => values(language)[1])).toEqual([
    'at least $10B',
    '100억 달러 이상',
    '100億ドル以上',
    '至少 100亿美元',
  ])
  expect(storyDetails(story, 'en')).toMatch(/^at least \$10B · /u)
})

test('a sum that is the most there may be says so, in a card, a list and a note', () => {
  const amount = fact(moneyFromMajor(1.2e9, 'USD'), 'up to $1.2B')
  const story = fundingStory('announced', { amount, amountUsd: 1.2e9, valuation: null })
  const values = (language: Language) => buildStoryCard(story, language).fields.map(({ value }) => value)
  expect(LANGUAGES.map((language) => values(language)[1])).toEqual([
    'up to $1.2B',
    '최대 12억 달러',
    '最大12億ドル',
    '最高 12亿美元',
  ])
  expect(storyDetails(story, 'en')).toMatch(/^up to \$1\.2B · /u)
  const changes: StoryChange[] = [
    { kind: 'amount', from: 'USD 1000000000', to: 'USD 1200000000', at: FIRST_AT, entryId: 'entry-1', revision: 2 },
  ]
  expect(buildNoteCard({ ...story, changes }, 2, 'en')?.title).toContain('up to $1.2B')
  const whole = fundingStory('announced', { amount: fact(moneyFromMajor(1.2e9, 'USD'), '$1.2B') })
  expect(buildStoryCard(whole, 'en').fields).toContainEqual({ label: 'Amount', value: '$1.2B' })
})

test('a correction says so', () => {
  const built = buildStoryCard(modelStory('released'), 'en', { correction: true })
  expect(JSON.stringify(built.lines[0])).toContain('Corrected')
})

describe('a note', () => {
  const closed = { kind: 'status', from: 'in-talks', to: 'announced', at: 1, entryId: 'e', revision: 2 } as const
  const grown = { kind: 'amount', from: 'USD 20000000000', to: 'USD 30000000000', at: 1, entryId: 'e' } as const
  const told = (changes: readonly StoryChange[]) => fundingStory('announced', { amount: usd(30e9) }, { changes })
  const linesOf = (story: Story, revision: number, language: Language) => {
    const note = buildNoteCard(story, revision, language)
    return note === null
      ? null
      : [
          note.title,
          ...note.lines.slice(0, -1).map((line) => line.map((part) => ('text' in part ? part.text : '')).join('')),
        ]
  }

  test('names its thread after the story, not after what changed', () => {
    const story = told([closed])
    expect(buildNoteCard(story, 2, 'ko')?.threadName).toBe(headline(story, 'ko'))
    expect(buildStoryCard(story, 'ko').threadName).toBeNull()
  })

  test('tells all that changed with its revision, the status first', () => {
    const story = told([{ ...grown, revision: 2 }, closed])
    expect(linesOf(story, 2, 'en')).toEqual(['In talks → Announced', 'The amount changed: $20B → $30B'])
    expect(linesOf(story, 2, 'ko')?.[1]).toBe('금액이 바뀌었습니다: 200억 달러 → 300억 달러')
    expect(linesOf(story, 2, 'zh')?.[1]).toBe('金额有变：200亿美元 → 300亿美元')
  })

  test('leaves what came before and after to the others', () => {
    const story = told([closed, { ...grown, revision: 3 }])
    expect(linesOf(story, 2, 'en')).toEqual(['In talks → Announced'])
    expect(linesOf(story, 3, 'en')).toEqual(['The amount changed: $20B → $30B'])
  })

  test('is none where all that it would tell are sums that changed again', () => {
    const story = told([
      { ...grown, to: 'USD 25000000000', revision: 2 },
      { ...grown, from: 'USD 25000000000', revision: 3 },
    ])
    expect(linesOf(story, 2, 'en')).toBeNull()
    expect(linesOf(story, 3, 'en')).toEqual(['The amount changed: $25B → $30B'])
  })

  test('tells the last change where its own is not recorded', () => {
    expect(linesOf(told([{ ...grown, revision: 0 }]), 4, 'en')).toEqual(['The amount changed: $20B → $30B'])
    expect(linesOf(modelStory('released'), 1, 'ja')).toEqual(['この話題が更新されました。'])
  })
})

test('days follow the reader and the zone', () => {
  const late = Date.UTC(2026, 1, 12, 20)
  expect(formatDate(late, 'en', 'America/New_York')).toBe('Feb 12, 2026')
  expect(formatDate(late, 'ko', 'Asia/Seoul')).toBe('2026년 2월 13일')
  expect(formatDate(late, 'ja', 'Asia/Tokyo')).toBe('2026年2月13日')
  expect(formatMoment(late, 'ja', 'UTC')).toBe('2026年2月12日 20:00')
  expect(formatDateRange(Date.UTC(2026, 1, 9), Date.UTC(2026, 1, 15), 'en', 'UTC')).toMatch(/^Feb 9\s–\s15, 2026$/u)
  const range = (language: Language, last: number, zone = 'UTC') =>
    formatDateRange(Date.UTC(2026, 1, 9), last, language, zone)
  expect(range('ko', Date.UTC(2026, 1, 15))).toBe('2026년 2월 9일~15일')
  expect(range('ja', Date.UTC(2026, 1, 15))).toBe('2026年2月9日〜15日')
  expect(range('zh', Date.UTC(2026, 1, 15))).toBe('2026年2月9日至15日')
  expect(range('zh', Date.UTC(2026, 2, 1))).toBe('2026年2月9日至3月1日')
  expect(range('zh', Date.UTC(2026, 1, 28, 23), 'Asia/Shanghai')).toBe('2026年2月9日至3月1日')
  expect(range('ja', Date.UTC(2027, 0, 3))).toBe('2026年2月9日〜2027年1月3日')
  expect(range('ja', Date.UTC(2027, 1, 9))).toBe('2026年2月9日〜2027年2月9日')
  expect(range('ko', Date.UTC(2026, 1, 9, 5))).toBe('2026년 2월 9일')
})

test('spans of hours and times ago are written as in each language', () => {
  expect(LANGUAGES.map((language) => formatHours(22, 7, language))).toEqual([
    '22:00 – 07:00',
    '22:00~07:00',
    '22:00〜07:00',
    '22:00–07:00',
  ])
  expect(LANGUAGES.map((language) => relativeTime(-120_000, language))).toEqual([
    '2 minutes ago',
    '2분 전',
    '2分前',
    '2分钟前',
  ])
})

test('the page of a story has its reports in the order in which they were told', () => {
  const reports = [3, 1, 2].map((at) =>
    report({ entryId: `e${at}`, facts: fundingStory('announced').facts, title: `Number ${at}`, publishedAt: at }),
  )
  const { sections } = buildStoryPage(fundingStory('announced'), reports, 'en')
  const section = sections.find(({ heading }) => heading === 'Reports (3)')
  const titles = section?.lines.map((line) => line.flatMap((part) => (part.kind === 'link' ? [part.text] : [])))
  expect(titles).toEqual([['Number 1'], ['Number 2'], ['Number 3']])
})
