import { expect, test } from 'vitest'
import type { Feed } from '../../src/core/feed.ts'
import { mendStory } from '../../src/pipeline/mend-story.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingFacts, report, story } from '../builders/story.ts'
import { createVirtualClock } from '../builders/virtual-clock.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { mustClaim } from '../builders/must-claim.ts'
import { messageOf } from '../builders/message-of.ts'

const FACTS = fundingFacts({ company: 'Temporal', amountUsd: 300e6 })
const FEED: Feed = { ...WIRE_FEED, id: 'feed', url: 'https://news.example/feed' }

/** A ledger with a feed, and a channel that follows rounds. */
async function openFollowed() {
  const random = sequence()
  const clock = createVirtualClock(5_000)
  const store = await openMemoryStore(random)
  const channel = await addChannel(store, 'c')
  await subscribe(store, channel, 'funding')
  await store.feeds.replaceCatalogue([FEED])
  return { store, channel, clock, random }
}

test('of two own stories that are merged, the older one knows what everybody was told by the younger, and is not posted again', async () => {
  const { store, channel, clock, random } = await openFollowed()
  const own = { facts: FACTS, workspaceId: channel.workspaceId }
  const stories = [
    story({ id: 'public', facts: FACTS }),
    story({ ...own, id: 'older', eventAt: 1_000 }),
    story({ ...own, id: 'younger', eventAt: 2_000, publicId: 'public' }),
  ]
  for (const one of stories) {
    const { id } = one
    const told = { title: id, url: null, summary: '', language: 'en', publishedAt: 1_000, seenAt: 1_000 }
    await store.entries.insert(
      { ...told, id: `e-${id}`, feedId: FEED.id, identity: id, identityKeys: [id] },
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

test('where a workspace tells both by stories of its own, its entries go to the one that goes on', async () => {
  const { store, channel, clock, random } = await openFollowed()
  const { workspaceId } = channel
  for (const [id, eventAt] of [
    ['older', 1_000],
    ['younger', 2_000],
  ] as const) {
    await store.stories.insert(story({ id, facts: FACTS, eventAt }))
    await store.stories.insert(story({ id: `own-${id}`, facts: FACTS, eventAt, workspaceId, publicId: id }))
    for (const [storyId, entryId] of [
      [id, id],
      [`own-${id}`, id],
      [`own-${id}`, `e-${id}`],
    ] as const) {
      const told = { title: entryId, url: null, summary: '', language: 'en', publishedAt: eventAt }
      const entry = {
        ...told,
        id: entryId,
        feedId: FEED.id,
        identity: entryId,
        identityKeys: [entryId],
        seenAt: eventAt,
      }
      await store.entries.insert(entry, 'new-story')
      await store.entries.setOutcome(entryId, 'joined', storyId)
      await store.stories.addReport(storyId, report({ entryId, facts: FACTS }), [])
    }
  }
  const order = { action: 'merge', storyIds: ['older', 'younger'], doneBy: 'op', why: 'one round' } as const
  await mendStory(order, { store, clock, random })
  const told = (await store.stories.reports('own-older')).map(({ entryId }) => entryId)
  expect(told.toSorted()).toEqual(['e-older', 'e-younger', 'older', 'younger'])
  const known = await store.entries.findByKeys(FEED.id, ['e-older', 'e-younger'])
  expect([...known.values()].map(({ storyId }) => storyId)).toEqual(['own-older', 'own-older'])
  await store.close()
})

test('what is taken out of a story is taken out of what workspaces tell of the event, and corrected where that was posted; what is retracted, too', async () => {
  const { store, channel, clock, random } = await openFollowed()
  for (const id of ['right', 'wrong', 'own']) {
    const told = { title: id, url: null, summary: '', language: 'en', publishedAt: 1_000, seenAt: 1_000 }
    await store.entries.insert({ ...told, id, feedId: FEED.id, identity: id, identityKeys: [id] }, 'new-story')
  }
  await store.stories.insert(story({ id: 'public', facts: FACTS }))
  await store.stories.insert(
    story({ id: 'of-workspace', facts: FACTS, workspaceId: channel.workspaceId, publicId: 'public' }),
  )
  const add = (storyId: string, entryId: string) =>
    store.stories.addReport(storyId, report({ entryId, facts: FACTS }), [])
  for (const entryId of ['right', 'wrong']) await add('public', entryId)
  for (const entryId of ['right', 'wrong', 'own']) await add('of-workspace', entryId)
  const post = {
    channelId: channel.id,
    kind: 'post',
    storyId: 'of-workspace',
    week: null,
    revision: 1,
    dueAt: 0,
  } as const
  await store.deliveries.add(post)
  const claimed = await mustClaim(store, channel.id, 1)
  await store.deliveries.markSent(claimed, messageOf(claimed))

  const order = { action: 'split', storyId: 'public', entryIds: ['wrong'], doneBy: 'op', why: 'another round' } as const
  const { channels } = await mendStory(order, { store, clock, random })
  const left = await store.stories.reports('of-workspace')
  expect(left.map(({ entryId }) => entryId).toSorted()).toEqual(['own', 'right'])
  expect((await store.stories.find('of-workspace'))?.changes.at(-1)).toMatchObject({ kind: 'correction' })
  expect(channels).toContain(channel.id)
  for (const kind of ['edit', 'note'] as const)
    expect(await store.deliveries.findForStory(channel.id, 'of-workspace', kind)).toMatchObject({ state: 'due' })

  const before = (await store.stories.find('of-workspace'))?.revision ?? 0
  await mendStory({ action: 'retract', storyId: 'public', doneBy: 'op', why: 'no round' }, { store, clock, random })
  const retracted = await store.stories.find('of-workspace')
  expect(retracted).toMatchObject({ mending: { kind: 'retracted' }, revision: before + 1 })
  expect(await store.deliveries.findForStory(channel.id, 'of-workspace', 'edit')).toMatchObject({
    revision: before + 1,
  })
  await store.close()
})
