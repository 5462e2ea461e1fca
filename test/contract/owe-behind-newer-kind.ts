import { expect } from 'vitest'
import type { Store } from '../../src/core/ports/store.ts'
import { addChannel } from '../builders/channel.ts'

/** What this version knows is claimed, in its order, though each lane begins with something that it does not know. */
export async function oweBehindNewerKind(store: Store, write: (statement: string) => Promise<void>): Promise<void> {
  const { id: channelId } = await addChannel(store, 'c')
  const owe = (kind: 'post' | 'edit', storyId: string) =>
    store.deliveries.add({ channelId, kind, storyId, week: null, revision: 1, dueAt: 0 })
  await owe('edit', 'newer')
  await owe('post', 'newer')
  await write(`update deliveries set kind = 'eclipse' where "storyId" = 'newer'`)
  await owe('edit', 's1')
  await owe('post', 's2')
  const claimed: (string | null)[] = []
  for (;;) {
    const next = await store.deliveries.peekNext(channelId, 100)
    const claim = await store.deliveries.claimNext(channelId, 100, 1_000)
    expect(claim?.id).toBe(next?.id)
    if (claim === null) break
    claimed.push(claim.storyId)
    await store.deliveries.markSent(claim, null)
  }
  expect(claimed).toEqual(['s2', 's1'])
  // They are left as they are for whoever knows them.
  expect(await store.deliveries.countByState()).toEqual(
    new Map([
      ['due', 2],
      ['sent', 2],
    ]),
  )
}
