import { beforeEach, expect, test } from 'vitest'
import type { Message } from '../../src/core/message.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { addChannel } from '../builders/channel.ts'
import { messageOf } from '../builders/message-of.ts'
import { mustClaim } from '../builders/must-claim.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { owedInChannel } from './owed-in-channel.ts'

/** What a store keeps of the messages that stand on platforms. */
export function messageStoreContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
  })
  const { owe, claimDue } = owedInChannel(opened)

  test('a message is found by its story until it is closed', async () => {
    await owe('post')
    const claimed = await claimDue()
    const message = messageOf(claimed, { sentAt: 50 })
    const sentAts = async () => [
      await store.messages.lastSentAt('preview:c'),
      await store.messages.sentAtOf(claimed),
      // One that shares its message has that of its lead.
      await store.messages.sentAtOf({ ...claimed, id: 'other', leadId: claimed.id }),
    ]
    expect(await sentAts()).toEqual([null, null, null])
    await store.deliveries.markSent(claimed, message)
    expect(await store.messages.findOfStory('preview:c', 's1')).toEqual(message)
    await store.messages.setRevision(message.id, 4)
    expect(await store.messages.listOfStory('s1')).toEqual([{ ...message, revision: 4 }])
    await store.messages.close(message.id, 9)
    expect(await store.messages.findOfStory('preview:c', 's1')).toBeNull()
    // It was posted all the same.
    expect(await sentAts()).toEqual([50, 50, 50])
    expect(await store.messages.lastSentAt('preview:other')).toBeNull()
  })

  test('a message is found in its channel alone, and the last one tells when something was posted there', async () => {
    const post = async (channelId: string, storyId: string, sentAt: number): Promise<Message> => {
      const owed = { channelId, kind: 'post', storyId, week: null, revision: 1, dueAt: 0 } as const
      await store.deliveries.add(owed)
      const claimed = await mustClaim(store, channelId, 100)
      const message = messageOf(claimed, { id: `m${sentAt}`, ref: `${sentAt}`, sentAt })
      await store.deliveries.markSent(claimed, message)
      return message
    }
    const other = await addChannel(store, 'other')
    await post('preview:c', 's1', 50)
    const there = await post(other.id, 's1', 60)
    await post('preview:c', 's2', 70)
    await post('preview:c', 's3', 65)
    expect(await store.messages.findOfStory(other.id, 's1')).toEqual(there)
    expect(await store.messages.findOfStory(other.id, 's2')).toBeNull()
    expect(await store.messages.lastSentAt('preview:c')).toBe(70)
    expect(await store.messages.lastSentAt(other.id)).toBe(60)
  })

  test('messages that show a story as it was before are listed, of its own and shared, while they stand', async () => {
    const facts = fundingFacts({ company: 'Temporal', amountUsd: null })
    for (const id of ['s1', 's2', 's3']) await store.stories.insert(story({ id, facts }))
    const send = async (id: string, storyId: string | null) => {
      const claimed = await claimDue()
      const members = storyId === null ? await store.deliveries.listGatherable('preview:c', 100) : []
      const ids = [claimed.id, ...members.map((member) => member.id)]
      const sent = storyId === null ? await store.deliveries.gather(claimed, ids, 'away') : claimed
      await store.deliveries.setShown(new Map(ids.map((member) => [member, 1])))
      const isShared = storyId === null
      const message = messageOf(claimed, { id, ref: id, storyId, isShared, revision: isShared ? 0 : 1 })
      await store.deliveries.markSent(sent, message)
    }
    await owe('post')
    await send('m1', 's1')
    for (const storyId of ['s2', 's3']) await owe('post', { storyId })
    await send('m2', null)
    const listed = async (channelId = 'preview:c') =>
      (await store.messages.listOutdated(channelId)).map(({ message, ...rest }) => ({ id: message.id, ...rest }))
    expect(await listed()).toEqual([])
    for (const id of ['s1', 's3']) await store.stories.update(story({ id, facts, revision: 2 }))
    expect(await listed()).toEqual([
      { id: 'm1', storyId: 's1', shown: 1 },
      { id: 'm2', storyId: 's3', shown: 1 },
    ])
    expect(await listed('preview:other')).toEqual([])
    await store.messages.setRevision('m1', 2)
    expect((await listed()).map(({ id }) => id)).toEqual(['m2'])
    // It takes no more edits, which tells nobody what it should say.
    await store.messages.freeze('m2', 60)
    expect((await listed()).map(({ id }) => id)).toEqual(['m2'])
    await store.messages.close('m2', 60)
    expect(await listed()).toEqual([])
  })
}
