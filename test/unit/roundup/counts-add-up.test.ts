import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRoundup } from '../../../src/bot/roundup/build-roundup.ts'
import { buildRoundupCard } from '../../../src/bot/roundup/roundup-card.ts'
import { PUBLIC_SCOPE } from '../../../src/bot/roundup/roundup-scope.ts'
import { roundupJson } from '../../../src/bot/roundup/roundup-json.ts'
import type { CardSection, Line } from '../../../src/core/card.ts'
import type { Story, StoryChange, StorySource } from '../../../src/core/story.ts'
import { fact } from '../../builders/fact.ts'
import { fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'
import { withStories } from './with-stories.ts'

const MONDAY = Date.UTC(2026, 1, 9)
const query = { week: '2026-W07', timeZone: 'UTC', workspaceId: null, scope: PUBLIC_SCOPE, muted: [], channel: null }
const COUNTRIES = ['US', 'FR']

const anySource = fc.record({
  site: fc.constantFrom('www.a.example', 'a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example'),
  feed: fc.constantFrom('news', 'blog'),
  isForum: fc.boolean(),
})
const anyStory = fc.record({
  kind: fc.constantFrom('model', 'round', 'talks'),
  maker: fc.oneof(fc.constant('Acme'), fc.integer({ min: 0, max: 15 }).map(String)),
  country: fc.constantFrom(...COUNTRIES),
  sources: fc.uniqueArray(anySource, { minLength: 1, maxLength: 9, selector: ({ site, feed }) => `${site} ${feed}` }),
  hasChanged: fc.boolean(),
})
type Drawn = typeof anyStory extends fc.Arbitrary<infer T> ? T : never

const CHANGE: StoryChange = { kind: 'correction', from: null, to: 'USD 1', at: MONDAY + 5, entryId: 'e', revision: 2 }

function storyOf({ kind, maker, country, sources, hasChanged }: Drawn, index: number): Story {
  const parts = {
    id: `story-${index}`,
    // Links tell the stories apart.
    url: `https://example.com/${index}`,
    eventAt: MONDAY + index,
    updatedAt: MONDAY + index,
    importance: index % 7,
    changes: hasChanged ? [CHANGE] : [],
    sources: sources.map(({ site, feed, isForum }): StorySource => ({
      name: `${feed} of ${site}`,
      url: `https://${site}/${feed}`,
      kind: isForum ? 'community' : 'press',
      at: MONDAY,
      language: 'en',
    })),
  }
  if (kind === 'model') return modelStory('released', parts, [oneModel(`M${index}`, { vendor: fact(maker) })])
  const facts = { company: fact(maker), country: fact(country) }
  return fundingStory(kind === 'round' ? 'announced' : 'in-talks', facts, parts)
}

/** Counted from what was drawn: sites, without `www.`, that tell it elsewhere than in a forum. */
function sitesOf({ sources }: Drawn): number {
  return new Set(sources.filter(({ isForum }) => !isForum).map(({ site }) => site.replace('www.', ''))).size
}

function wordsOf(line: Line): string {
  return line.map((part) => ('text' in part ? part.text : '')).join('')
}

function linksOf(line: Line): number {
  return line.filter((part) => part.kind === 'link').length
}

/** N of `and N more`, 0 where nothing is left out. */
function restOf(line: Line): number {
  return Number(/\band (\d+) more$/u.exec(wordsOf(line))?.[1] ?? 0)
}

function linesOf(sections: readonly CardSection[], begins: string): readonly Line[] {
  return sections.find(({ heading }) => heading?.startsWith(begins) === true)?.lines ?? []
}

function listedAndRest(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + linksOf(line) + restOf(line), 0)
}

test('what is listed and what is left out add up, line by line, and publishers are counted as they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStory, { minLength: 20, maxLength: 70 }), async (drawn) => {
      const roundup = await withStories(drawn.map(storyOf), (store) => buildRoundup(store, query))
      const { sections } = buildRoundupCard(roundup, 'en', 'UTC')
      const of = (kind: Drawn['kind']) => drawn.filter((one) => one.kind === kind)
      expect(listedAndRest(linesOf(sections, 'Models'))).toBe(of('model').length)
      for (const line of linesOf(sections, 'Models')) {
        const vendor = line.flatMap((part) => (part.kind === 'text' && part.strong === true ? [part.text] : []))[0]
        if (vendor === undefined) continue
        expect(linksOf(line) + restOf(line)).toBe(of('model').filter(({ maker }) => maker === vendor).length)
      }
      expect(listedAndRest(linesOf(sections, 'Funding'))).toBe(of('round').length)
      expect(listedAndRest(linesOf(sections, 'Expected'))).toBe(of('talks').filter((one) => sitesOf(one) > 0).length)
      const changed = drawn.filter((one) => one.hasChanged && sitesOf(one) > 0)
      expect(listedAndRest(linesOf(sections, 'What changed'))).toBe(changed.length)
      // A company is in the country that was said first of it, by the largest round; all are as large here.
      const companies = new Set(of('round').map(({ maker }) => maker))
      expect(listedAndRest(linesOf(sections, 'Companies'))).toBe(companies.size)

      const told = new Map(drawn.map((one, index) => [`https://example.com/${index}`, sitesOf(one)]))
      for (const line of linesOf(sections, 'Most covered')) {
        const [story] = line.flatMap((part) => (part.kind === 'link' ? [part.url] : []))
        const count = Number(/ · (\d+) publishers: /u.exec(wordsOf(line))?.[1])
        expect(count).toBe(told.get(story ?? ''))
        expect(linksOf(line) - 1 + restOf(line)).toBe(count)
      }
      const json = roundupJson(roundup).replaceAll(/\s/gu, '')
      const covered = drawn.flatMap((one, index) =>
        one.kind !== 'talks' && sitesOf(one) > 1 ? [`{"story":"story-${index}","publishers":${sitesOf(one)}}`] : [],
      )
      expect(json.match(/\{"story":"[^"]*","publishers":\d+\}/gu)?.toSorted() ?? []).toEqual(covered.toSorted())
    }),
    { numRuns: 15 },
  )
})
