import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { Report, StoryCandidate } from '../../../src/core/story.ts'
import { chooseStory } from '../../../src/news/story/choose.ts'
import { chooseWithOpinion, findOpenPair } from '../../../src/news/story/open-pair.ts'
import { fundingOf, model, releaseOf, reportOf } from '../news/report.ts'

const story = (storyId: string, ...reports: readonly Report[]): StoryCandidate => ({
  storyId,
  reports,
  barred: [],
  isMerged: false,
})
const release = (id: string, name: string, at: number): Report =>
  reportOf(id, releaseOf([model('Anthropic', name, 'claude')]), { publishedAt: at })

const OPUS = release('opus', 'Claude Opus 4.6', 0)
/** The bare family may stand for its newest version, or for another. */
const BARE = release('bare', 'Claude', DAY_MS)

describe('an open pair', () => {
  test('is a story that fits, but not plainly; its nearest report is shown', () => {
    const later = release('later', 'Claude Opus 4.6', DAY_MS / 2)
    expect(findOpenPair(BARE, [story('s', OPUS, later)])).toMatchObject({ storyId: 's', other: { entryId: 'later' } })
  })

  test.each<[string, Report, StoryCandidate[]]>([
    ['no story at all', BARE, []],
    ['the same version', release('same', 'Claude Opus 4.6', DAY_MS), [story('s', OPUS)]],
    ['another version', release('next', 'Claude Opus 4.7', DAY_MS), [story('s', OPUS)]],
    [
      'a story that fits plainly beside one that does not',
      BARE,
      [story('s', OPUS), story('t', release('t', 'Claude', DAY_MS))],
    ],
    [
      'another round letter',
      reportOf('b', fundingOf('Acme', 50e6, { round: 'series-b' })),
      [story('s', reportOf('a', fundingOf('Acme', 50e6, { round: 'series-a' })))],
    ],
    [
      'one company and one sum',
      reportOf('b', fundingOf('Acme', 50e6), { publishedAt: DAY_MS }),
      [story('s', reportOf('a', fundingOf('Acme', 50e6)))],
    ],
  ])('is not: %s', (_what, report, candidates) => {
    expect(findOpenPair(report, candidates)).toBeNull()
  })
})

describe('an opinion', () => {
  test('decides an open pair either way', () => {
    const candidates = [story('s', OPUS)]
    expect(chooseWithOpinion(BARE, candidates, { storyId: 's', isSame: true })).toBe('s')
    expect(chooseWithOpinion(BARE, candidates, { storyId: 's', isSame: false })).toBeNull()
    expect(chooseWithOpinion(BARE, candidates, null)).toBe(chooseStory(BARE, candidates))
  })

  test('is void where the facts decide by now', () => {
    const next = release('next', 'Claude Opus 4.7', DAY_MS)
    expect(chooseWithOpinion(next, [story('s', OPUS)], { storyId: 's', isSame: true })).toBeNull()
    const same = release('same', 'Claude Opus 4.6', DAY_MS)
    expect(chooseWithOpinion(same, [story('s', OPUS)], { storyId: 's', isSame: false })).toBe('s')
    const plain = story('t', release('t', 'Claude', DAY_MS))
    expect(chooseWithOpinion(BARE, [story('s', OPUS), plain], { storyId: 's', isSame: true })).toBe('t')
    expect(chooseWithOpinion(BARE, [], { storyId: 'gone', isSame: true })).toBeNull()
  })
})
