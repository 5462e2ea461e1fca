import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../../src/core/durations.ts'
import type { Report } from '../../src/core/story.ts'
import { StoryIndex } from '../../src/news/story/story-index.ts'
import { joinAlone } from '../builders/join-alone.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { fundingOf, model, releaseOf, reportOf } from './news/report.ts'

const KINDS = [
  { title: 'Quillon raises $300M Series B', facts: fundingOf('Quillon', 300e6, { round: 'series-b' }) },
  { title: 'Quillon in talks at $5B', facts: fundingOf('Quillon', null, { valuation: 5e9, status: 'in-talks' }) },
  { title: 'Quillon denies it', facts: fundingOf('Quillon', null, { status: 'denied' }) },
  { title: 'Tidewell raises $300M', facts: fundingOf('Tidewell', 300e6) },
  { title: 'GPT-5.2 is out', facts: releaseOf([model('OpenAI', 'GPT-5.2', 'gpt')]) },
  { title: 'GPT-5.2 Mini is out', facts: releaseOf([model('OpenAI', 'GPT-5.2 Mini', 'gpt')]) },
  { title: 'GPT-5.3 may come', facts: releaseOf([model('OpenAI', 'GPT-5.3', 'gpt')], 'rumoured') },
  { title: 'OpenAI has a new model', facts: releaseOf([]) },
] as const

type Row = readonly [kind: number, day: number]

const history = fc.array(fc.tuple(fc.nat(KINDS.length - 1), fc.integer({ min: 0, max: 60 })), {
  minLength: 1,
  maxLength: 14,
})

function reportsOf(rows: readonly Row[]): readonly Report[] {
  return rows.map(([kind, day], at) => {
    const { title, facts } = KINDS[kind] ?? KINDS[0]
    return reportOf(`e${String(at).padStart(2, '0')}`, facts, { title, publishedAt: day * DAY_MS })
  })
}

async function openLedger(reports: readonly Report[]) {
  const random = sequence()
  const store = await openMemoryStore(random)
  await store.feeds.replaceCatalogue([WIRE_FEED])
  for (const { entryId, title, publishedAt } of reports) {
    const entry = { id: entryId, feedId: WIRE_FEED.id, identity: entryId, identityKeys: [entryId], title, publishedAt }
    const rest = { url: null, summary: '', language: 'en', seenAt: publishedAt }
    await store.entries.insert({ ...entry, ...rest }, 'no-topic')
  }
  const join = async (report: Report): Promise<string> => (await joinAlone(report, store, random)).id
  return { store, join }
}

test('whatever comes in whatever order: a report stays in its story, and no report is lost', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (rows) => {
      const reports = reportsOf(rows)
      const { store, join } = await openLedger(reports)
      const storyOf = new Map<string, string>()
      for (const report of reports) {
        storyOf.set(report.entryId, await join(report))
        for (const storyId of new Set(storyOf.values())) {
          const own = [...storyOf].filter(([, other]) => other === storyId).map(([entryId]) => entryId)
          const stored = await store.stories.reports(storyId)
          expect(stored.map(({ entryId }) => entryId).toSorted()).toEqual(own)
          const story = await store.stories.find(storyId)
          expect(story?.updatedAt).toBe(Math.max(...stored.map(({ publishedAt }) => publishedAt)))
        }
      }
      await store.close()
    }),
    { numRuns: 25 },
  )
})

test('the ledger and the index in memory find the same stories', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (rows) => {
      // Ids in the order of time, as both have them: of two stories that fit equally well, the older one takes the report.
      const reports = reportsOf(rows.toSorted(([, a], [, b]) => a - b))
      const { store, join } = await openLedger(reports)
      const index = new StoryIndex()
      const inMemory = Map.groupBy(reports, (report) => index.join(report))
      const inLedger = new Map<string, Report[]>()
      for (const report of reports) {
        const id = await join(report)
        inLedger.set(id, [...(inLedger.get(id) ?? []), report])
      }
      expect([...inLedger.values()]).toEqual([...inMemory.values()])
      await store.close()
    }),
    { numRuns: 25 },
  )
})
