import { expect, test } from 'vitest'
import type { Feed } from '../../src/core/feed.ts'
import { mendStory } from '../../src/pipeline/mend-story.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, report, story } from '../builders/story.ts'
import { createVirtualClock } from '../builders/virtual-clock.ts'

const FACTS = fundingFacts({ company: 'Temporal', amountUsd: 300e6 })

test('of two own stories that are merged, the older one knows what everybody was told by the younger, and is not posted again', async () => {
  const random = sequence()
  const clock = createVirtualClock(5_000)
  const store = await openStore({ url: 'sqlite::memory:', random })
  const channel = await addChannel(store, 'c')
  await subscribe(store, channel, 'funding')
  const feed: Feed = {
    ...{
      id: 'feed',
      name: 'Example Wire',
      url: 'https://news.example/feed',
      language: 'en',
      kind: 'press',
      weight: 0.8,
    },
    scope: { kind: 'catalogue' },
  }
  await store.feeds.replaceCatalogue([feed])
  const own = { facts: FACTS, workspaceId: channel.workspaceId }
  const stories = [
    story({ id: 'public', facts: FACTS }),
    story({ ...own, id: 'older', eventAt: 1_000 }),
    story({ ...own, id: 'younger', eventAt: 2_000, publicId: 'public' }),
  ]
  for (const one of stories) {
    const { id } = one
    const told = { title: id, url: null, summary: '', author: null, language: 'en', publishedAt: 1_000, seenAt: 1_000 }
    await store.entries.insert(
      { ...told, id: `e-${id}`, feedId: feed.id, identity: id, identityKeys: [id] },
      'new-story',
    )
    await store.stories.insert(one)
    await store.stories.addReport(id, report({ entryId: `e-${id}`, facts: FACTS }), [])
  }
  await store.deliveries.addPosts({ storyId: 'public', revision: 1, dueAt: 0 }, [channel.id])

  const order = { action: 'merge', storyIds: ['older', 'younger'], doneBy: 'op', why: 'one round' } as const
  await mendStory(order, { store, clock, random })
  expect((await store.stories.find('older'))?.publicId).toBe('public')
  expect(await store.deliveries.listPosts('older')).toEqual([])
  await store.close()
})
