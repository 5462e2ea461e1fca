import { expect, test } from 'vitest'
import { isOfLedger, storyEntries, weekEntries } from '../../../src/bot/roundup/public-roundup.ts'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { Story, StoryChange } from '../../../src/core/story.ts'
import { fact } from '../../builders/fact.ts'
import { fundingStory, modelStory } from '../../builders/sample-story.ts'
import { withStories } from './with-stories.ts'

const MONDAY = Date.UTC(2026, 1, 9)
const NEXT_MONDAY = MONDAY + 7 * DAY_MS
const change = (kind: StoryChange['kind'], from: string | null, to: string, at: number): StoryChange => ({
  ...{ kind, from, to, at, entryId: 'e', revision: 2 },
})

const OF_ACME = { company: fact('Acme') }
const OF_BOREA = { company: fact('Borea') }

test('a title of our feeds says itself what did not happen, and whom it is about', async () => {
  const at = { eventAt: MONDAY, updatedAt: MONDAY }
  const denied = change('status', 'announced', 'denied', MONDAY)
  const stories = [
    fundingStory('announced', OF_ACME, { id: 'closed', ...at, title: 'Acme raises $3B' }),
    fundingStory('denied', OF_ACME, { id: 'denied', ...at, title: 'Acme raised $9B', changes: [denied] }),
    // Of which nothing was told.
    fundingStory('denied', OF_ACME, { id: 'talk', ...at, title: 'Acme to raise $12B' }),
    modelStory('withdrawn', { id: 'gone', ...at, title: 'It is out' }),
  ]
  const [funding, models] = await withStories(stories, async (store) => [
    await storyEntries(store, 'funding', NEXT_MONDAY),
    await storyEntries(store, 'model-release', NEXT_MONDAY),
  ])
  expect(funding.map(({ title }) => title)).toEqual(['Acme raises $3B', 'Denied: Acme raised $9B'])
  expect(models.map(({ title }) => title)).toEqual(['Withdrawn: Claude Opus 4.6: It is out'])
})

test('our feeds take back for a month what was retracted, and tell nothing of it any more', async () => {
  const mending = { kind: 'retracted' } as const
  const at = { eventAt: MONDAY, updatedAt: MONDAY }
  const stories = [
    fundingStory('announced', OF_BOREA, { id: 'true', ...at, title: 'Borea raises $3B' }),
    fundingStory('announced', OF_ACME, { id: 'wrong', ...at, title: 'Acme raises $9B', mending }),
    // Talk was not in the feed.
    fundingStory('in-talks', OF_ACME, { id: 'talk', ...at, title: 'Acme in talks', mending }),
  ]
  await withStories(stories, async (store) => {
    for (const storyId of ['wrong', 'talk']) {
      const done = { at: NEXT_MONDAY, doneBy: 'ann', why: 'a hoax', otherStoryId: null, entryIds: [] }
      await store.stories.addMending({ ...done, id: `m-${storyId}`, action: 'retract', storyId })
    }
    const [first, second, ...rest] = await storyEntries(store, 'funding', NEXT_MONDAY + 30 * DAY_MS)
    expect(first).toEqual({
      id: 'urn:aiwire:story:wrong',
      title: 'Retracted: Acme raises $9B',
      url: '/stories/wrong',
      language: null,
      publishedAt: MONDAY,
      updatedAt: NEXT_MONDAY,
      text: 'This story was wrong, so we took it back. Please disregard it.',
    })
    expect([second?.title, rest]).toEqual(['Borea raises $3B', []])
    expect(await storyEntries(store, 'funding', NEXT_MONDAY + 30 * DAY_MS + 1)).toHaveLength(1)
    expect(await storyEntries(store, 'model-release', NEXT_MONDAY)).toEqual([])
  })
})

test('our feeds say for a month where a story that was merged goes on, or that it was wrong after all', async () => {
  const at = { eventAt: MONDAY, updatedAt: MONDAY }
  const merged = (id: string, intoId: string) =>
    fundingStory('announced', OF_ACME, { id, ...at, title: `Acme (${id})`, mending: { kind: 'merged', intoId } })
  const stories = [
    fundingStory('announced', OF_ACME, { id: 'older', ...at, title: 'Acme raises $9B' }),
    fundingStory('announced', OF_BOREA, {
      id: 'wrong',
      ...at,
      title: 'Borea raises $9B',
      mending: { kind: 'retracted' },
    }),
    fundingStory('in-talks', { company: fact('Cyra') }, { id: 'talk', ...at, title: 'Cyra raises $9B' }),
    ...[merged('younger', 'older'), merged('of-wrong', 'wrong'), merged('of-talk', 'talk')],
  ]
  await withStories(stories, async (store) => {
    for (const [storyId, otherStoryId] of [
      ['talk', 'of-talk'],
      ['wrong', 'of-wrong'],
      ['older', 'younger'],
    ] as const) {
      const done = { at: NEXT_MONDAY, doneBy: 'ann', why: 'the same', action: 'merge', entryIds: [] } as const
      await store.stories.addMending({ ...done, id: `m-${storyId}`, storyId, otherStoryId })
    }
    const [younger, ofWrong, ofTalk, older, ...rest] = await storyEntries(store, 'funding', NEXT_MONDAY + 30 * DAY_MS)
    expect(younger).toEqual({
      id: 'urn:aiwire:story:younger',
      title: 'Acme (younger)',
      url: '/stories/older',
      language: null,
      publishedAt: MONDAY,
      updatedAt: NEXT_MONDAY,
      text: 'The same event as an earlier story, which is kept up to date: Acme raises $9B',
    })
    expect([ofWrong?.title, ofWrong?.url]).toEqual(['Retracted: Acme (of-wrong)', '/stories/of-wrong'])
    expect(ofTalk?.text).toMatch(/: Reportedly: Cyra raises \$9B$/u)
    expect([older?.id, rest]).toEqual(['urn:aiwire:story:older', []])
    expect(await storyEntries(store, 'funding', NEXT_MONDAY + 30 * DAY_MS + 1)).toHaveLength(1)
  })
})

test('an entry of our feeds is as new as the last report or correction in it', async () => {
  const at = { eventAt: MONDAY, updatedAt: MONDAY + DAY_MS }
  const late = NEXT_MONDAY + 3 * DAY_MS
  const corrected = { changes: [change('correction', null, 'Another story', late)] }
  const stories = [
    fundingStory('announced', {}, { id: 'plain', ...at }),
    fundingStory('announced', {}, { id: 'corrected', ...at, ...corrected }),
  ]
  const times = ({ id, publishedAt, updatedAt }: Awaited<ReturnType<typeof weekEntries>>[number]) => ({
    ...{ id, publishedAt, updatedAt },
  })
  await withStories(stories, async (store) => {
    const told = new Map(
      (await storyEntries(store, 'funding', NEXT_MONDAY)).map(({ id, updatedAt }) => [id, updatedAt]),
    )
    expect(told).toEqual(
      new Map([
        ['urn:aiwire:story:plain', MONDAY + DAY_MS],
        ['urn:aiwire:story:corrected', late],
      ]),
    )
    const weeks = await weekEntries(store, NEXT_MONDAY + 8 * DAY_MS, 'UTC')
    // The week of the correction tells it, although nothing else happened in it.
    expect(weeks.map(times)).toEqual([
      { id: 'urn:aiwire:roundup:2026-W08', publishedAt: NEXT_MONDAY + 7 * DAY_MS, updatedAt: NEXT_MONDAY + 7 * DAY_MS },
      { id: 'urn:aiwire:roundup:2026-W07', publishedAt: NEXT_MONDAY, updatedAt: late },
    ])
  })
  const untouched = stories.slice(0, 1)
  const [week] = await withStories(untouched, (store) => weekEntries(store, NEXT_MONDAY, 'UTC'))
  expect(week?.updatedAt).toBe(NEXT_MONDAY)
})

test('a story is dated by what it tells and not by the first rumour of it, and eight weeks are told', async () => {
  const stories = Array.from({ length: 10 }, (_, back) => {
    const eventAt = NEXT_MONDAY - back * 7 * DAY_MS - 1
    return fundingStory('announced', {}, { id: `s${back}`, firstAt: eventAt - DAY_MS, eventAt, updatedAt: eventAt })
  })
  await withStories(stories, async (store) => {
    const [newest] = await storyEntries(store, 'funding', NEXT_MONDAY)
    expect(newest?.publishedAt).toBe(NEXT_MONDAY - 1)
    const weeks = (await weekEntries(store, NEXT_MONDAY, 'UTC')).map(({ week }) => week)
    expect([weeks.length, weeks[0], weeks.at(-1)]).toEqual([8, '2026-W07', '2025-W52'])
  })
})

test('weeks have pages from the first story on, and the last two always', async () => {
  const nowMs = MONDAY + 21 * DAY_MS
  const lookAt = (stories: readonly Story[]) =>
    withStories(stories, async (store) => {
      const weeks = [
        '1990-W01',
        '2026-W06',
        '2026-W07',
        '2026-W08',
        '2026-W09',
        '2026-W10',
        '2026-W11',
        '2026-W54',
        'x',
      ]
      const are = await Promise.all(weeks.map((week) => isOfLedger(store, week, nowMs, 'UTC')))
      return weeks.filter((_, at) => are[at])
    })
  const first = fundingStory('announced', {}, { id: 'first', eventAt: MONDAY, updatedAt: MONDAY })
  expect(await lookAt([first])).toEqual(['2026-W07', '2026-W08', '2026-W09', '2026-W10'])
  expect(await lookAt([])).toEqual(['2026-W09', '2026-W10'])
})
