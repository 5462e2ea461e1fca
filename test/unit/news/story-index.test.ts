import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/core/durations.ts'
import type { Report } from '../../../src/core/story.ts'
import { StoryIndex } from '../../../src/news/story/story-index.ts'
import { fundingOf, model, releaseOf, reportOf } from './report.ts'

/** The events that the generated reports tell of: each kind of neighbour that must stay apart. */
const EVENTS = [
  { name: 'GPT-5.2', facts: releaseOf([model('OpenAI', 'GPT-5.2', 'gpt')]) },
  { name: 'GPT-5.3', facts: releaseOf([model('OpenAI', 'GPT-5.3', 'gpt')]) },
  { name: 'Sonnet 4.6', facts: releaseOf([model('Anthropic', 'Claude Sonnet 4.6', 'claude')]) },
  { name: 'Seedance 2.0', facts: releaseOf([model('ByteDance', 'Seedance 2.0', 'seedance')]) },
  { name: 'Quillon', facts: fundingOf('Quillon', 300e6, { round: 'series-b' }) },
  { name: 'Ferngrove', facts: fundingOf('Ferngrove', 300e6, { round: 'series-a' }) },
  { name: 'Tidewell', facts: fundingOf('Tidewell', 40e6, { valuation: 400e6 }) },
] as const

const NAMES = ['Quill', 'Fern', 'Tide', 'Brind', 'Oak', 'Larks', 'Hazel', 'Marrow', 'Kestr', 'Plin']
const ENDS = ['on', 'grove', 'well', 'le', 'helm', 'pur', 'wick', 'bourne', 'ath']

const HEADLINES = [
  '%s is out',
  'What to know about %s',
  '%s, 오늘 공개',
  '刚刚，%s 来了',
  'The day of %s',
  'All eyes on %s',
]

const reportsOfADay = fc
  .array(
    fc.record({
      event: fc.nat(EVENTS.length - 1),
      headline: fc.constantFrom(...HEADLINES),
      hour: fc.integer({ min: 0, max: 23 }),
    }),
    { minLength: 2, maxLength: 24 },
  )
  .map((rows) =>
    rows.map(({ event, headline, hour }, at) => {
      const { name, facts } = EVENTS[event] ?? EVENTS[0]
      const more = { title: headline.replace('%s', name), publishedAt: hour * HOUR_MS }
      return { event, report: reportOf(`e${String(at).padStart(2, '0')}`, facts, more) }
    }),
  )

/** Which reports stand together, whatever their stories are called. */
function partition(reports: readonly Report[]): readonly (readonly string[])[] {
  const index = new StoryIndex()
  const stories = new Map<string, string[]>()
  for (const report of reports) {
    const storyId = index.join(report)
    stories.set(storyId, [...(stories.get(storyId) ?? []), report.entryId])
  }
  return [...stories.values()].map((ids) => ids.toSorted()).toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

describe('StoryIndex', () => {
  it('makes one story of each event, in whatever order its reports of a day come', () => {
    const shuffled = reportsOfADay.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const byEvent = Map.groupBy(all, ({ event }) => event)
        const wanted = [...byEvent.values()].map((rows) => rows.map(({ report }) => report.entryId))
        const found = partition(all.map(({ report }) => report))
        expect(found).toEqual(wanted.toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)))
        expect(partition(other.map(({ report }) => report))).toEqual(found)
      }),
      { numRuns: 60 },
    )
  })

  it('changes little when headlines without names come at another time of the day', () => {
    const withThin = fc.tuple(reportsOfADay, fc.array(fc.nat(23), { maxLength: 3 })).chain(([all, places]) => {
      const thin = places.map((place, at) =>
        reportOf(`thin${at}`, releaseOf([]), {
          title: 'A new video model from ByteDance',
          publishedAt: place * HOUR_MS,
        }),
      )
      const reports = [...all.map(({ report }) => report), ...thin]
      return fc.tuple(
        fc.constant(reports),
        fc.shuffledSubarray(reports, { minLength: reports.length, maxLength: reports.length }),
      )
    })
    fc.assert(
      fc.property(withThin, ([one, other]) => {
        const named = (stories: readonly (readonly string[])[]) =>
          stories.map((ids) => ids.filter((id) => !id.startsWith('thin'))).filter((ids) => ids.length > 0)
        expect(named(partition(other))).toEqual(named(partition(one)))
      }),
      { numRuns: 60 },
    )
  })

  it('never joins another version, whatever the headline and the hour', () => {
    const version = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 })).map((two) => two.join('.'))
    const distinct = fc.uniqueArray(version, { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(
        distinct,
        fc.constantFrom(...HEADLINES),
        fc.integer({ min: 0, max: 40 }),
        (versions, title, apart) => {
          const reports = versions.map((one, at) =>
            reportOf(one, releaseOf([model('OpenAI', `GPT-${one}`, 'gpt')]), {
              title,
              publishedAt: at * apart * HOUR_MS,
            }),
          )
          expect(partition(reports)).toHaveLength(versions.length)
        },
      ),
    )
  })

  it('finds who is told of among many that are told in the same words', () => {
    const companies = Array.from({ length: 90 }, (_, at) => `${NAMES[at % 10] ?? ''}${ENDS[Math.floor(at / 10)] ?? ''}`)
    const told = (headline: string, hour: number): readonly Report[] =>
      companies.map((company, at) =>
        reportOf(`${company} ${hour}`, fundingOf(company, 20e6, { round: 'series-b' }), {
          title: headline.replace('%s', company),
          publishedAt: hour * HOUR_MS + at,
        }),
      )
    const first = told('%s raises $20M Series B', 0)
    const second = told('Warehouse robot maker %s lands money from Example Ventures', 1)
    expect(partition([...first, ...second])).toHaveLength(companies.length)
  })

  it('looks at what the window holds, not at what came before', () => {
    const lookedAt = (years: number): number => {
      const index = new StoryIndex()
      const weeks = years * 52
      for (let week = 0; week < weeks; week += 1) {
        index.join(
          reportOf(`e${week}`, fundingOf('Quillon', 10e6 * 5 ** (week % 7)), {
            title: 'Quillon takes new money for its weekly round',
            publishedAt: week * 7 * DAY_MS,
          }),
        )
      }
      const before = index.lookedAt
      index.join(reportOf('last', fundingOf('Quillon', null), { title: 'Quillon', publishedAt: weeks * 7 * DAY_MS }))
      return index.lookedAt - before
    }
    expect(lookedAt(1)).toBeGreaterThan(0)
    expect(lookedAt(10)).toBe(lookedAt(1))
  })
})
