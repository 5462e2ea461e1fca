import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../src/core/evidence.ts'
import type { Facts } from '../../../src/core/facts.ts'
import { majorOf } from '../../../src/core/money.ts'
import { readEvents } from '../../../src/news/article/read-events.ts'
import { ENGLISH, KOREAN, type Section } from './articles.ts'

function eventsOf(section: Section, language: string): readonly Facts[] {
  const entry = { id: 'e1', ...section, url: null, language }
  return readEvents(entry, { name: 'A journal', kind: 'press', language }).all
}

function plain(facts: Facts): object {
  const status = facts.status.value
  if (facts.topic === 'funding') {
    return {
      status,
      company: facts.company?.value,
      amount: facts.amount === null ? null : majorOf(facts.amount.value),
      valuation: facts.valuation === null ? null : majorOf(facts.valuation.value),
      leads: facts.leads.map(({ value }) => value),
      investors: facts.investors.map(({ value }) => value),
    }
  }
  const [model] = facts.models
  return { status, vendor: model?.vendor?.value, name: model?.name.value, version: model?.version }
}

const NOBODY = { leads: [], investors: [] }
/** Section by section; the order is that of the text. */
const WANTED = [
  [
    {
      status: 'announced',
      company: 'Anthropic',
      amount: 30e9,
      valuation: 380e9,
      leads: [],
      investors: ['Amazon', 'Google'],
    },
    { status: 'released', vendor: 'Anthropic', name: 'Claude Opus 4.6', version: '4.6' },
  ],
  [
    { status: 'open-weights', vendor: 'Alibaba', name: 'Qwen 3.5', version: '3.5' },
    { status: 'released', vendor: 'Moonshot AI', name: 'Kimi K2.5', version: '2.5' },
    {
      status: 'in-talks',
      company: 'Moonshot AI',
      amount: null,
      valuation: 10e9,
      leads: [],
      investors: ['Alibaba', 'Tencent'],
    },
  ],
  [
    {
      ...NOBODY,
      status: 'announced',
      company: 'Temporal',
      amount: 300e6,
      valuation: 5e9,
      leads: ['Andreessen Horowitz'],
    },
  ],
  // Out or due: nobody may take that for out.
  [
    { status: 'rumoured', vendor: 'Google', name: 'Gemini 3 Pro', version: '3' },
    { status: 'rumoured', vendor: 'Anthropic', name: 'Claude Sonnet 5', version: '5' },
    { status: 'rumoured', vendor: 'OpenAI', name: 'GPT-5.3', version: '5.3' },
    { status: 'rumoured', vendor: 'Alibaba', name: 'Qwen 3.5', version: '3.5' },
    { status: 'rumoured', vendor: 'Zhipu AI', name: 'GLM 5', version: '5' },
    { status: 'rumoured', vendor: 'DeepSeek', name: 'DeepSeek V4', version: '4' },
    { status: 'rumoured', vendor: 'xAI', name: 'Grok 4.20', version: '4.20' },
  ],
]

describe.each([
  ['ko', KOREAN],
  ['en', ENGLISH],
] as const)('an article in %s', (language, sections) => {
  it.each(sections.map((section, at) => [section.title, section, WANTED[at] ?? []] as const))(
    '%s',
    (_, section, wanted) => {
      const events = eventsOf(section, language).map(plain)
      for (const event of wanted) expect(events).toContainEqual(event)
      expect(events).toHaveLength(wanted.length)
    },
  )

  it('tells what is claimed of a model', () => {
    const [section] = sections
    const benchmarks = eventsOf(section ?? { title: '', summary: '' }, language).flatMap((facts) =>
      facts.topic === 'model-release' ? facts.models.flatMap((model) => model.benchmarks) : [],
    )
    expect(benchmarks.map(({ value }) => value.includes('SWE-bench') && value.includes('82.1%'))).toEqual([true])
  })

  it('quotes every fact from the field as it stands, marks and all', () => {
    for (const section of sections) {
      for (const facts of eventsOf(section, language)) {
        const all: (Fact<unknown> | null)[] =
          facts.topic === 'funding'
            ? [facts.status, facts.company, facts.amount, facts.valuation, ...facts.leads, ...facts.investors]
            : [facts.status, ...facts.models.flatMap((model) => [model.name, model.vendor, ...model.benchmarks])]
        for (const fact of all) {
          if (fact === null) continue
          const { field, start, end, quote, fieldHash } = fact.evidence
          expect(quote).not.toBe('')
          if (field === 'url') throw new Error('no address was given')
          expect(section[field].slice(start, end)).toBe(quote)
          expect(fieldHash).toBe(createHash('sha256').update(section[field]).digest('hex'))
        }
      }
    }
  })
})

describe('an article in the signs of another typesetter', () => {
  it.each([
    ['Korean', KOREAN, 'ko'],
    ['English', ENGLISH, 'en'],
  ] as const)('tells the same in %s', (_, sections, language) => {
    // Neither breaks a line: a hyphen within words, and a space before a number.
    const otherwise = (text: string): string =>
      text.replaceAll(/(?<=\w)-(?=\w)/gu, '\u2011').replaceAll(/(?<=[A-Za-z]) (?=\d)/gu, '\u00a0')
    for (const { title, summary } of sections) {
      const told = eventsOf({ title, summary }, language).map(plain)
      expect(eventsOf({ title: otherwise(title), summary: otherwise(summary) }, language).map(plain)).toEqual(told)
    }
  })
})

describe('a feed entry', () => {
  it('has one event, as it is read by the bot', () => {
    const section = {
      title: 'Temporal raises $300M led by a16z',
      summary: 'Its rivals raised $50M and $70M last year.',
    }
    expect(eventsOf(section, 'en')).toHaveLength(1)
  })
})
