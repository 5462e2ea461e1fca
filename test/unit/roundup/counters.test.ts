import { expect, test } from 'vitest'
import { storyFields } from '../../../src/bot/cards/story-facts.ts'
import { buildRoundup } from '../../../src/bot/roundup/build-roundup.ts'
import { buildRoundupCard } from '../../../src/bot/roundup/roundup-card.ts'
import { PUBLIC_SCOPE } from '../../../src/bot/roundup/roundup-scope.ts'
import type { CardSection } from '../../../src/core/card.ts'
import type { Language } from '../../../src/core/workspace.ts'
import type { Story } from '../../../src/core/story.ts'
import { fact, usd } from '../../builders/fact.ts'
import { fundingStory } from '../../builders/sample-story.ts'
import { withStories } from './with-stories.ts'

const MONDAY = Date.UTC(2026, 1, 9)
const query = { week: '2026-W07', timeZone: 'UTC', workspaceId: null, scope: PUBLIC_SCOPE, muted: [], channel: null }

/** Nine companies, the largest first; seven publishers tell of that one. */
const STORIES = Array.from({ length: 9 }, (_, at): Story => {
  const millions = 900 - at * 10
  return fundingStory(
    'announced',
    {
      company: fact(`Maker ${at}`),
      country: fact('US'),
      amount: usd(millions * 1e6),
      amountUsd: millions * 1e6,
      investors: at === 0 ? Array.from({ length: 8 }, (_, index) => fact(`Fund ${index}`)) : [],
    },
    {
      id: `story-${at}`,
      url: `https://example.com/${at}`,
      eventAt: MONDAY + at,
      updatedAt: MONDAY + at,
      sources: Array.from({ length: at === 0 ? 7 : 1 }, (_, index) => ({
        name: `Paper ${index}`,
        url: `https://paper-${index}.example/a`,
        kind: 'press',
        at: MONDAY,
        language: 'en',
      })),
    },
  )
})

/** Publishers, companies, and bounds of the year's heading as each language writes them. */
const SAID: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: ['7 publishers: Paper 0, Paper 1, Paper 2, Paper 3 and 3 more', ' and 3 more', '$100M or more'],
  ko: ['매체 7곳: Paper 0, Paper 1, Paper 2, Paper 3 외 3곳', ' 외 3곳', '1억 달러 이상'],
  ja: ['7媒体：Paper 0、Paper 1、Paper 2、Paper 3 ほか3媒体', ' ほか3社', '1億ドル以上'],
  zh: ['7 家媒体：Paper 0、Paper 1、Paper 2、Paper 3，另有 3 家', '，另有 3 家', '1亿美元及以上'],
}

function linesOf({ heading, lines }: CardSection): readonly string[] {
  const told = lines.map((line) => line.map((part) => ('text' in part ? part.text : '')).join(''))
  return [heading ?? '', ...told]
}

for (const language of ['en', 'ko', 'ja', 'zh'] as const) {
  test(`${language}: publishers and companies that are not named are counted as what they are`, async () => {
    const roundup = await withStories(STORIES, (store) => buildRoundup(store, query))
    const { sections } = buildRoundupCard(roundup, language, 'UTC')
    const lines = sections.flatMap(linesOf)
    const [publishers, companies, bound] = SAID[language]
    const investors = STORIES.slice(0, 1).flatMap((story) => storyFields(story, language).at(-1)?.value ?? [])
    expect(investors.join('').endsWith(`Fund 5${companies.replace('3', '2')}`)).toBe(true)
    expect(lines.join('\n')).toContain(publishers)
    expect(lines.filter((line) => line.includes('Maker 5') && line.endsWith(companies))).toHaveLength(1)
    expect(lines.join('\n')).toContain(bound)
  })
}
