import { beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/core/ports/store.ts'
import { messageOf } from '../builders/message-of.ts'
import { owedInChannel } from './owed-in-channel.ts'

/** What is told of deliveries. */
export function foundDeliveriesContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
  })
  const { owe, claimDue } = owedInChannel(opened)

  test('when the roundup of a week came to be owed is known, however late it is sent', async () => {
    await owe('roundup', { dueAt: 50 })
    const claimed = await claimDue()
    const later = { dueAt: 9_000, countsAsAttempt: false, ambiguous: false, problem: 'the platform is away' }
    await store.deliveries.markRetry(claimed, later)
    expect(await store.deliveries.findRoundup('preview:c', '2026-W07')).toMatchObject({ owedAt: 50, dueAt: 9_000 })
    expect(await store.deliveries.findRoundup('preview:c', '2026-W08')).toBeNull()
    expect(await store.deliveries.findRoundup('preview:b', '2026-W07')).toBeNull()
  })

  test('knows whether a note on a revision came, or is on its way', async () => {
    const has = (revision: number) => store.deliveries.hasNote('preview:c', 's1', revision)
    expect(await has(2)).toBe(false)
    await owe('note', { revision: 2 })
    expect([await has(1), await has(2), await has(3)]).toEqual([true, true, false])
    const refused = await claimDue()
    await store.deliveries.markEnded(refused, 'failed', 'refused')
    expect(await has(2)).toBe(false)
    await owe('note', { revision: 3 })
    const sent = await claimDue()
    await store.deliveries.markSent(sent, null)
    expect([await has(3), await has(4)]).toEqual([true, false])
    expect(await store.deliveries.hasNote('preview:c', 's2', 3)).toBe(false)
    expect(await store.deliveries.hasNote('preview:other', 's1', 3)).toBe(false)
  })

  test('finds the newest edit of a message, be it of one story or of several', async () => {
    const own = messageOf({ id: 'd1', channelId: 'preview:c', storyId: 's1' })
    expect(await store.deliveries.findEditOf(own)).toBeNull()
    await owe('post', { storyId: 's2' })
    await owe('post', { storyId: 's3' })
    const lead = await claimDue()
    const [other] = await store.deliveries.listGatherable('preview:c', 100)
    await store.deliveries.gather(lead, [lead.id, other?.id ?? ''], 'quiet')
    const shared = messageOf(lead, { id: 'm2', storyId: null, isShared: true })
    await store.deliveries.markSent(lead, shared)
    await owe('edit', { revision: 2 })
    await owe('edit', { storyId: 's2', messageId: 'm2', revision: 3 })
    await owe('edit', { storyId: 's3', messageId: 'm2', revision: 4 })
    await owe('edit', { storyId: 's3', messageId: 'm3', revision: 5 })
    await owe('edit', { storyId: 's3', revision: 6 })
    expect(await store.deliveries.findEditOf(own)).toMatchObject({ storyId: 's1', revision: 2, state: 'due' })
    expect(await store.deliveries.findEditOf(shared)).toMatchObject({ storyId: 's3', revision: 4 })
    const first = await claimDue()
    await store.deliveries.markEnded(first, 'dead', 'refused')
    expect(await store.deliveries.findEditOf(own)).toMatchObject({ id: first.id, state: 'dead' })
    expect(await store.deliveries.findEditOf({ ...own, channelId: 'preview:other' })).toBeNull()
  })

  test('when the next post is due is told by posts and roundups, and not by edits', async () => {
    await owe('edit', { dueAt: 5 })
    expect(await store.deliveries.nextPostAt('preview:c')).toBeNull()
    await owe('roundup', { dueAt: 70 })
    expect(await store.deliveries.nextPostAt('preview:c')).toBe(70)
    await owe('post', { dueAt: 30 })
    expect(await store.deliveries.nextPostAt('preview:c')).toBe(30)
  })

  test('a channel that rests is woken for nothing that is due', async () => {
    await owe('post')
    await store.channels.setRest('preview:c', { restUntil: 200, refusals: 1 })
    expect(await store.deliveries.listDueChannels(199)).toEqual([])
    expect(await store.deliveries.listDueChannels(200)).toEqual(['preview:c'])
  })
}
