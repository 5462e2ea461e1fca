import { expect, test } from 'vitest'
import type { Story } from '../../src/core/story.ts'
import { storyKeys } from '../../src/news/story/keys.ts'
import { growOwnStories } from '../../src/pipeline/grow-own-stories.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { addChannel } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, report, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const FACTS = fundingFacts({ company: 'Temporal', amountUsd: 300e6, title: 'Temporal raises $300 million Series D' })

test('what everybody is told goes into one own story of each workspace, the one that knows of it first', async () => {
  const store = await openMemoryStore(sequence())
  const [one, two] = [await addChannel(store, 'one'), await addChannel(store, 'two')]
  await store.feeds.replaceCatalogue([WIRE_FEED])
  const reportIn = async (id: string) => {
    const told = { title: id, url: null, summary: '', language: 'en', publishedAt: 1_000, seenAt: 1_000 }
    const entry = { ...told, id: `e-${id}`, feedId: WIRE_FEED.id, identity: id, identityKeys: [id] }
    await store.entries.insert(entry, 'new-story')
    return report({ entryId: entry.id, facts: FACTS })
  }
  const open = async (id: string, parts: Partial<Story> = {}): Promise<Story> => {
    const opened = story({ id, facts: FACTS, ...parts })
    await store.stories.insert(opened)
    const first = await reportIn(id)
    await store.stories.addReport(id, first, storyKeys(first))
    return opened
  }
  const told = await open('public')
  await open('tied', { workspaceId: one.workspaceId, publicId: told.id })
  for (const [id, workspaceId] of [
    ['another', one.workspaceId],
    ['untied', two.workspaceId],
  ] as const)
    await open(id, { workspaceId })

  const later = await reportIn('later')
  await store.stories.addReport(told.id, later, storyKeys(later))
  const grown = await growOwnStories(told, later, store)
  expect(grown.map((step) => step.story.id)).toEqual(['tied', 'untied'])
  const reportsOf = async (id: string) => (await store.stories.reports(id)).map(({ entryId }) => entryId).toSorted()
  expect(await reportsOf('tied')).toEqual(['e-later', 'e-tied'])
  expect(await reportsOf('untied')).toEqual(['e-later', 'e-public', 'e-untied'])
  expect(await reportsOf('another')).toEqual(['e-another'])
  await store.close()
})
