import { beforeEach, expect, test } from 'vitest'
import { card } from '../../src/core/card.ts'
import type { ClaimedDelivery } from '../../src/core/delivery.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { addChannel } from '../builders/channel.ts'
import { owedInChannel } from './owed-in-channel.ts'

/** What a channel is sent next, and what becomes of it. */
export function claimedDeliveriesContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
  })
  const { owe, claim, claimDue } = owedInChannel(opened)

  test.each(['post', 'edit'] as const)(
    'what is left to others holds nothing up, but while one of them sends it: %s',
    async (kind) => {
      for (const storyId of ['s1', 's2']) await owe(kind, { storyId })
      const left = new Set([(await store.deliveries.peekNext('preview:c', 100))?.id ?? ''])
      const peek = (nowMs: number) => store.deliveries.peekNext('preview:c', nowMs, left)
      expect(await peek(100)).toMatchObject({ storyId: 's2' })
      expect(await claim()).toMatchObject({ storyId: 's1' })
      expect(await peek(1_099)).toBeNull()
      expect(await peek(1_100)).toMatchObject({ storyId: 's2' })
      expect(await store.deliveries.claimNext('preview:c', 1_100, 9, left)).toMatchObject({ storyId: 's2' })
    },
  )

  test('posts go in order, one at a time, and edits go last', async () => {
    await owe('edit', { storyId: 's0' })
    await owe('post', { storyId: 's1' })
    await owe('post', { storyId: 's2' })
    const sent: (string | null)[] = []
    for (let next = await claim(); next !== null; next = await claim()) {
      expect(await claim()).toBeNull()
      // Nor does anybody wait for a turn with it.
      expect(await store.deliveries.peekNext('preview:c', 100)).toBeNull()
      sent.push(next.storyId)
      expect(await store.deliveries.markSent(next, null)).toBe(true)
    }
    expect(sent).toEqual(['s1', 's2', 's0'])
    expect(await store.deliveries.countByState()).toEqual(new Map([['sent', 3]]))
  })

  test('nothing waits for posts that wait for others of their kind, which go in their turn once they are due', async () => {
    const come = async (storyId: string, dueAt: number, isLate: boolean): Promise<void> => {
      const post = { storyId, revision: 1, owedAt: 0, dueAt, isLate }
      await store.deliveries.addPosts(post, ['preview:c'])
    }
    for (const [storyId, dueAt] of [
      ['late-1', 200],
      ['late-2', 300],
    ] as const)
      await come(storyId, dueAt, true)
    expect(await claim(100)).toBeNull()
    for (const storyId of ['fresh-1', 'fresh-2']) await come(storyId, 0, false)
    const first = await claimDue(100)
    expect(first).toMatchObject({ storyId: 'fresh-1' })
    // One at a time, whatever has come to be due meanwhile.
    expect(await claim(250)).toBeNull()
    // What may stand already is looked for before the next one goes.
    const lost = { dueAt: 260, countsAsAttempt: false, ambiguous: true, problem: 'no answer' }
    await store.deliveries.markRetry(first, lost)
    expect(await claim(250)).toBeNull()
    expect(await claim(260)).toMatchObject({ storyId: 'fresh-1' })
    const taken = await claimDue(1_260)
    expect(taken).toMatchObject({ storyId: 'fresh-1', ambiguous: true })
    await store.deliveries.markSent(taken, null)
    const order: (string | null)[] = []
    for (let next = await claim(1_300); next !== null; next = await claim(1_300)) {
      order.push(next.storyId)
      await store.deliveries.markSent(next, null)
    }
    expect(order).toEqual(['late-1', 'late-2', 'fresh-2'])
  })

  test('what was tried in vain keeps its place, late or not', async () => {
    await store.deliveries.addPosts({ storyId: 'late', revision: 1, dueAt: 50, isLate: true }, ['preview:c'])
    const late = await claimDue(100)
    const refused = { dueAt: 150, countsAsAttempt: false, ambiguous: false, problem: 'too many requests' }
    await store.deliveries.markRetry(late, refused)
    await owe('post')
    expect(await claim(149)).toBeNull()
    expect(await claim(150)).toMatchObject({ storyId: 'late' })
  })

  test('what a process that ended had begun goes before posts, an edit, too', async () => {
    await owe('edit', { storyId: 's0' })
    const dead = await claim(100)
    await owe('edit', { storyId: 's9' })
    await owe('post', { storyId: 's1' })
    await owe('post', { storyId: 's2' })
    expect(await claim(1_099)).toMatchObject({ kind: 'post', storyId: 's1' })
    const heir = await claimDue(1_100)
    expect(heir).toMatchObject({ id: dead?.id, kind: 'edit', ambiguous: true })
    const retry = { dueAt: 5_000, countsAsAttempt: false, ambiguous: true, problem: 'A process ended meanwhile.' }
    await store.deliveries.markRetry(heir, retry)
    // Its late request may still arrive until then.
    expect(await claim(4_999)).toMatchObject({ storyId: 's1' })
    expect(await claim(5_000)).toMatchObject({ id: dead?.id })
  })

  test('of several edits, one that a process had begun goes before those that were owed earlier', async () => {
    await owe('edit', { storyId: 's0', dueAt: 2_000 })
    await owe('edit', { storyId: 's9' })
    expect(await claim(100)).toMatchObject({ storyId: 's9' })
    const heir = await claimDue(1_100)
    const retry = { dueAt: 5_000, countsAsAttempt: false, ambiguous: true, problem: 'A process ended meanwhile.' }
    await store.deliveries.markRetry(heir, retry)
    expect(await claim(5_000)).toMatchObject({ id: heir.id })
  })

  test('one edit of a channel goes at a time, whatever was begun', async () => {
    await owe('edit', { storyId: 's0' })
    const left = await claimDue(100)
    await store.deliveries.markRetry(left, {
      dueAt: 300,
      countsAsAttempt: false,
      ambiguous: true,
      problem: 'ended',
    })
    await owe('edit', { storyId: 's1' })
    const other = await claimDue(200)
    expect(other).toMatchObject({ storyId: 's1' })
    expect(await claim(300)).toBeNull()
    await store.deliveries.markSent(other, null)
    expect(await claim(300)).toMatchObject({ id: left.id })
  })

  test('an edit that failed by itself lets posts go first', async () => {
    await owe('edit', { storyId: 's0' })
    const failed = await claimDue(100)
    await owe('post', { storyId: 's1' })
    const retry = { dueAt: 500, countsAsAttempt: true, ambiguous: true, problem: 'no answer' }
    await store.deliveries.markRetry(failed, retry)
    // A newer revision is no more urgent.
    await owe('edit', { storyId: 's0', revision: 2 })
    expect(await claim(500)).toMatchObject({ kind: 'post', storyId: 's1' })
  })

  test('an edit of a message that a story shares is not that of its own', async () => {
    expect(await owe('edit', { storyId: 's0' })).toBe(true)
    expect(await owe('edit', { storyId: 's0', messageId: 'm1' })).toBe(true)
    expect(await owe('edit', { storyId: 's0', messageId: 'm1' })).toBe(false)
    expect(await owe('edit', { storyId: 's0', messageId: 'm1', revision: 2 })).toBe(true)
    const first = await claimDue()
    expect(first).toMatchObject({ messageId: null, revision: 1 })
    await store.deliveries.markSent(first, null)
    expect(await claim()).toMatchObject({ messageId: 'm1', revision: 2 })
  })

  test('what of a split message has arrived outlives its process, which can write no more', async () => {
    await owe('roundup')
    const dead = await claimDue(100)
    expect(dead).toMatchObject({ partsSent: 0, firstRef: null })
    expect(await store.deliveries.notePart(dead, { partsSent: 1, firstRef: 'm1' }, 900, 1_000)).toBe(true)
    expect(await claim(1_100)).toBeNull()
    const next = await claim(1_900)
    expect(next).toMatchObject({ partsSent: 1, firstRef: 'm1', ambiguous: true })
    expect(await store.deliveries.notePart(dead, { partsSent: 2, firstRef: null }, 1_900, 1_000)).toBe(false)
    expect(await store.deliveries.find(dead.id)).toMatchObject({ partsSent: 1, firstRef: 'm1' })
  })

  test('the parts of a roundup outlive its process and its last attempt, and go when it has ended', async () => {
    const parts = [card({ tone: 'roundup', title: 'Week (1/2)' }), card({ tone: 'roundup', title: 'Week (2/2)' })]
    await owe('roundup')
    const dead = await claimDue(100)
    expect(dead.parts).toBeNull()
    await store.deliveries.keepParts(dead, parts)
    const next = await claimDue(1_100)
    expect(next.parts).toEqual(parts)
    await store.deliveries.keepParts(dead, [])
    expect((await store.deliveries.find(dead.id))?.parts).toEqual(parts)
    await store.deliveries.markEnded(next, 'dead', 'no answer')
    expect((await store.deliveries.find(dead.id))?.parts).toEqual(parts)
    await store.deliveries.redrive([dead.id], 1_200)
    const last = await claimDue(1_200)
    expect(await store.deliveries.markSent(last, null)).toBe(true)
    expect((await store.deliveries.find(dead.id))?.parts).toBeNull()
  })

  test('a post that has to wait holds back later posts of its channel', async () => {
    await owe('post', { storyId: 's1' })
    await owe('post', { storyId: 's2' })
    const first = await claimDue()
    const retry = { dueAt: 500, countsAsAttempt: true, ambiguous: true, problem: 'no answer' }
    expect(await store.deliveries.markRetry(first, retry)).toBe(true)
    expect(await claim(400)).toBeNull()
    expect(await store.deliveries.nextPostAt('preview:c')).toBe(0)
    expect(await claim(500)).toMatchObject({ storyId: 's1', attempts: 1, ambiguous: true, claimedAt: 100 })
  })

  test('a message is looked for since the first attempt that may have arrived, not among what came before', async () => {
    await owe('post')
    const refused = { countsAsAttempt: false, problem: 'nobody was reached' }
    for (const [at, ambiguous] of [
      [1_000, false],
      [7_000, true],
      [9_000, false],
    ] as const) {
      const claimed = await claimDue(at)
      // A wait that leaves open what was left open before is no answer.
      await store.deliveries.markRetry(claimed, {
        ...refused,
        dueAt: at,
        ambiguous: ambiguous || claimed.ambiguous,
      })
    }
    expect(await claim(9_500)).toMatchObject({ ambiguous: true, claimedAt: 7_000 })
  })

  test('what goes out together is of one channel', async () => {
    const other = await addChannel(store, 'other')
    await store.deliveries.addPosts({ storyId: 's1', revision: 1, dueAt: 0 }, ['preview:c', other.id])
    await owe('post', { storyId: 's2' })
    const storiesOf = async (channelId: string) =>
      (await store.deliveries.listGatherable(channelId, 100)).map((one) => [one.channelId, one.storyId])
    expect(await storiesOf('preview:c')).toEqual([
      ['preview:c', 's1'],
      ['preview:c', 's2'],
    ])
    expect(await storiesOf(other.id)).toEqual([[other.id, 's1']])
  })

  test('what is urgent is claimed as that', async () => {
    await store.deliveries.addPosts({ storyId: 's1', revision: 1, dueAt: 0, isBreaking: true }, ['preview:c'])
    await owe('post', { storyId: 's2' })
    const claimed = []
    for (let next = await claim(); next !== null; next = await claim()) {
      claimed.push([next.storyId, next.isBreaking])
      await store.deliveries.markSent(next, null)
    }
    expect(claimed).toEqual([
      ['s1', true],
      ['s2', false],
    ])
  })

  test('posts go before a roundup that was owed before them, and edits after both', async () => {
    for (const kind of ['edit', 'roundup', 'post'] as const) await owe(kind)
    const claimed = []
    for (let next = await claim(); next !== null; next = await claim()) {
      claimed.push(next.kind)
      await store.deliveries.markSent(next, null)
    }
    expect(claimed).toEqual(['post', 'roundup', 'edit'])
  })

  test('what was refused in a message with others never shares one again', async () => {
    for (const storyId of ['s1', 's2']) await owe('post', { storyId })
    const lead = await claim()
    const [second] = await store.deliveries.listGatherable('preview:c', 100)
    if (lead === null || second === undefined) throw new Error('nothing to claim')
    await store.deliveries.scatter(await store.deliveries.gather(lead, [lead.id, second.id], 'away'), 'refused')
    await owe('post', { storyId: 's3' })
    const gatherable = await store.deliveries.listGatherable('preview:c', 100)
    expect(gatherable.map(({ storyId }) => storyId)).toEqual(['s3'])
  })

  test('what is tried again because it did not arrive is gathered anew, and what may have arrived with nothing else', async () => {
    for (const storyId of ['s1', 's2']) await owe('post', { storyId })
    const gatherable = async (nowMs: number) =>
      (await store.deliveries.listGatherable('preview:c', nowMs)).map(({ storyId, heldBy }) => [storyId, heldBy])
    const lead = await claim(100)
    const [second] = await store.deliveries.listGatherable('preview:c', 100)
    if (lead === null || second === undefined) throw new Error('nothing to claim')
    const held = await store.deliveries.gather(lead, [lead.id, second.id], 'quiet')
    const retry = { dueAt: 200, countsAsAttempt: true, ambiguous: false, problem: 'no answer' }
    await store.deliveries.markRetry(held, retry)
    const both = [
      ['s1', null],
      ['s2', null],
    ]
    expect(await gatherable(200)).toEqual(both)
    const again = await claimDue(200)
    expect(again.leadId).toBeNull()
    await store.deliveries.markRetry(again, { ...retry, ambiguous: true, dueAt: 300 })
    expect(await gatherable(300)).toEqual(both.slice(1))
  })

  test('a lease that ran out is taken over as ambiguous, and its old holder can mark nothing', async () => {
    await owe('post')
    const zombie = await claimDue(100)
    expect(await store.deliveries.listDueChannels(1_099)).toEqual([])
    expect(await store.deliveries.listDueChannels(1_100)).toEqual(['preview:c'])
    expect(await store.deliveries.listAbandonedChannels(1_099)).toEqual([])
    expect(await store.deliveries.listAbandonedChannels(1_100)).toEqual(['preview:c'])
    const heir = await claimDue(1_100)
    expect(heir).toMatchObject({ id: zombie.id, ambiguous: true })
    expect(await store.deliveries.markSent(zombie, null)).toBe(false)
    expect(await store.deliveries.markEnded(zombie, 'dead', 'late')).toBe(false)
    expect(await store.deliveries.markSent(heir, null)).toBe(true)
  })

  test('many claims are renewed at once, but none that was taken over or has ended', async () => {
    const claims: ClaimedDelivery[] = []
    for (let at = 0; at < 53; at += 1) {
      const channelId = (await addChannel(store, `held-${at}`)).id
      await store.deliveries.add({ channelId, kind: 'post', storyId: 's1', week: null, revision: 1, dueAt: 0 })
      const claimed = await store.deliveries.claimNext(channelId, 100, at === 0 ? 1 : 1_000)
      if (claimed !== null) claims.push(claimed)
    }
    const [lost, ended, ...held] = claims
    if (lost === undefined || ended === undefined) throw new Error('nothing to claim')
    await store.deliveries.claimNext(lost.channelId, 200, 1_000)
    await store.deliveries.markSent(ended, null)
    const kept = await store.deliveries.renewAll(claims, 900, 1_000)
    expect([...kept].toSorted()).toEqual(held.map(({ id }) => id).toSorted())
    expect(await store.deliveries.listAbandonedChannels(1_899)).toEqual([lost.channelId])
    expect(await store.deliveries.listAbandonedChannels(1_900)).toHaveLength(52)
    expect(await store.deliveries.renewAll([], 900, 1_000)).toEqual(new Set())
  })
}
