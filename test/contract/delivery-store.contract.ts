import { beforeEach, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../src/core/durations.ts'
import type { Message } from '../../src/core/message.ts'
import { card } from '../../src/core/card.ts'
import type { ClaimedDelivery } from '../../src/core/delivery.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { fundingFacts, story } from '../builders/story.ts'

/** What a store keeps of what channels are owed, whatever its engine. */
export function deliveryStoreContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
  })

  const owe = (
    kind: 'post' | 'again' | 'edit' | 'note' | 'roundup',
    parts: { storyId?: string; messageId?: string; revision?: number; dueAt?: number } = {},
  ) =>
    store.deliveries.add({
      channelId: 'preview:c',
      kind,
      messageId: parts.messageId ?? null,
      storyId: kind === 'roundup' ? null : (parts.storyId ?? 's1'),
      week: kind === 'roundup' ? '2026-W07' : null,
      revision: parts.revision ?? 1,
      dueAt: parts.dueAt ?? 0,
    })
  const claim = (nowMs = 100) => store.deliveries.claimNext('preview:c', nowMs, 1_000)
  beforeEach(async () => {
    await subscribe(store, await addChannel(store, 'c'), 'funding')
  })

  test('a story is owed to a channel once, for ever', async () => {
    expect(await owe('post')).toBe(true)
    expect(await owe('post', { revision: 2 })).toBe(false)
    const claimed = await claim()
    if (claimed === null) throw new Error('nothing to claim')
    await store.deliveries.markSent(claimed, null)
    expect(await owe('post', { revision: 3 })).toBe(false)
    expect(await owe('roundup')).toBe(true)
    expect(await owe('roundup')).toBe(false)
  })

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

  test('when the roundup of a week came to be owed is known, however late it is sent', async () => {
    await owe('roundup', { dueAt: 50 })
    const claimed = await claim()
    if (claimed === null) throw new Error('nothing to claim')
    const later = { dueAt: 9_000, countsAsAttempt: false, ambiguous: false, problem: 'the platform is away' }
    await store.deliveries.markRetry(claimed, later)
    expect(await store.deliveries.findRoundup('preview:c', '2026-W07')).toMatchObject({ owedAt: 50, dueAt: 9_000 })
    expect(await store.deliveries.findRoundup('preview:c', '2026-W08')).toBeNull()
    expect(await store.deliveries.findRoundup('preview:b', '2026-W07')).toBeNull()
  })

  test('a post is owed to many channels at once, but to none twice', async () => {
    const channelIds: string[] = []
    await store.transaction(async (ledger) => {
      for (let at = 0; at < 520; at += 1) channelIds.push((await addChannel(ledger, `many-${at}`)).id)
    })
    const post = { storyId: 's1', revision: 1, dueAt: 0 }
    expect((await store.deliveries.addPosts(post, channelIds.slice(0, 510))).size).toBe(510)
    const added = await store.deliveries.addPosts(post, channelIds)
    expect([...added].toSorted()).toEqual(channelIds.slice(510).toSorted())
    expect(await store.deliveries.addPosts(post, [])).toEqual(new Set())
    await store.subscriptions.countPosts('funding', [])
    expect(await store.deliveries.countByState()).toEqual(new Map([['due', 520]]))
  })

  test('a post that ended unsent is due again when it is asked for, and one that waits or was sent is not', async () => {
    await owe('post')
    expect(await store.deliveries.reopenPost('preview:c', 's1', { dueAt: 200 })).toBe(false)
    const refused = await claim()
    if (refused === null) throw new Error('nothing is due')
    expect(await store.deliveries.listRefused('s1')).toEqual([])
    await store.deliveries.markEnded(refused, 'failed', 'refused')
    expect(await store.deliveries.listRefused('s1')).toEqual(['preview:c'])
    expect(await store.deliveries.reopenPost('preview:c', 's2', { dueAt: 200 })).toBe(false)
    // It came in a message of its own since.
    await owe('again', { revision: 2, dueAt: 150 })
    expect(await store.deliveries.reopenPost('preview:c', 's1', { dueAt: 150 })).toBe(false)
    const second = await claim(150)
    if (second === null) throw new Error('nothing is due')
    await store.deliveries.markEnded(second, 'failed', 'refused')
    expect(await store.deliveries.reopenPost('preview:c', 's1', { dueAt: 200, isLate: true })).toBe(true)
    expect(await claim(199)).toBeNull()
    const again = await claim(200)
    expect(again).toMatchObject({ id: refused.id, owedAt: 200, isLate: true, attempts: 0, problem: null })
    if (again === null) throw new Error('nothing is due')
    await store.deliveries.markSent(again, null)
    expect(await store.deliveries.reopenPost('preview:c', 's1', { dueAt: 300 })).toBe(false)
  })

  test('what is owed in the place of a message is due again after it ended unsent, unless it may have arrived', async () => {
    const inPlace = (messageId: string, dueAt: number) => owe('again', { revision: 2, messageId, dueAt })
    expect(await inPlace('m', 0)).toBe(true)
    expect(await inPlace('m', 0)).toBe(false)
    const first = await claim()
    if (first === null) throw new Error('nothing is due')
    await store.deliveries.markEnded(first, 'failed', 'paused')
    expect(await owe('again', { revision: 2 })).toBe(false)
    expect(await inPlace('other', 150)).toBe(false)
    expect(await inPlace('m', 150)).toBe(true)
    const second = await claim(150)
    expect(second).toMatchObject({ id: first.id, attempts: 0, problem: null })
    // Its lease runs out: it may stand there.
    const heir = await claim(1_200)
    if (heir === null) throw new Error('nothing is due')
    await store.deliveries.markEnded(heir, 'failed', 'paused')
    expect(await inPlace('m', 1_300)).toBe(false)
  })

  test('posts of a channel that ended for one reason are due again, and no older ones', async () => {
    for (const [storyId, reason, dueAt] of [
      ['s1', 'lost', 40],
      ['s2', 'lost', 50],
      ['s3', 'refused', 50],
    ] as const) {
      await owe('post', { storyId, dueAt })
      const claimed = await claim()
      if (claimed === null) throw new Error('nothing is due')
      await store.deliveries.markEnded(claimed, 'failed', reason)
    }
    await owe('again', { storyId: 's4', dueAt: 60 })
    const claimed = await claim()
    if (claimed === null) throw new Error('nothing is due')
    await store.deliveries.markEnded(claimed, 'failed', 'lost')
    await store.deliveries.reopenPosts('preview:other', { reason: 'lost', sinceMs: 50 }, 200)
    expect(await claim(200)).toBeNull()
    await store.deliveries.reopenPosts('preview:c', { reason: 'lost', sinceMs: 50 }, 200)
    for (const storyId of ['s2', 's4']) {
      const again = await claim(200)
      expect(again).toMatchObject({ storyId, problem: 'lost' })
      if (again !== null) await store.deliveries.markSent(again, null)
    }
    expect(await claim(200)).toBeNull()
  })

  test('notes that ended for one reason are due again where the message does not tell them', async () => {
    for (const [revision, reason] of [
      [2, 'not in threads'],
      [3, 'not in threads'],
      [4, 'gone'],
    ] as const) {
      await owe('note', { revision })
      const claimed = await claim()
      if (claimed === null) throw new Error('nothing is due')
      await store.deliveries.markEnded(claimed, 'failed', reason)
    }
    const of: Message = {
      ...{
        id: 'm',
        channelId: 'preview:c',
        ref: 'r',
        deliveryId: 'd',
        storyId: 's1',
        isShared: false,
        revision: 2,
      },
      ...{ sentAt: 1, frozenAt: 1, closedAt: null },
    }
    const unwanted = { reasons: ['not in threads'], sinceMs: 0 }
    await store.deliveries.reopenNotes({ ...of, storyId: 's2' }, unwanted, 200)
    await store.deliveries.reopenNotes({ ...of, channelId: 'preview:other' }, unwanted, 200)
    expect(await claim(200)).toBeNull()
    await store.deliveries.reopenNotes(of, unwanted, 200)
    expect(await claim(199)).toBeNull()
    const again = await claim(200)
    expect(again).toMatchObject({ kind: 'note', revision: 3, problem: 'not in threads' })
    if (again === null) throw new Error('nothing is due')
    await store.deliveries.markSent(again, null)
    const which = { reasons: ['not in threads', 'gone'], sinceMs: again.owedAt }
    await store.deliveries.reopenNotes(of, { ...which, sinceMs: again.owedAt + 1 }, 300)
    expect(await claim(300)).toBeNull()
    await store.deliveries.reopenNotes(of, which, 300)
    const last = await claim(300)
    expect(last).toMatchObject({ kind: 'note', revision: 4 })
    if (last === null) throw new Error('nothing is due')
    // What may stand there is looked for.
    const retry = { dueAt: 400, countsAsAttempt: true, ambiguous: true, problem: 'lost' }
    await store.deliveries.markRetry(last, retry)
    const looked = await claim(400)
    if (looked === null) throw new Error('nothing is due')
    await store.deliveries.markEnded(looked, 'failed', 'gone')
    await store.deliveries.reopenNotes(of, which, 500)
    expect(await claim(500)).toMatchObject({ kind: 'note', revision: 4, ambiguous: true })
  })

  test('a note that may have arrived is due again, to be looked for since its first attempt', async () => {
    await owe('note', { revision: 2 })
    expect(await claim(100)).not.toBeNull()
    const heir = await claim(1_100)
    if (heir === null) throw new Error('nothing is due')
    await store.deliveries.markEnded(heir, 'failed', 'not in threads')
    const place = { ref: 'r', isShared: false, sentAt: 1, frozenAt: 1, closedAt: null }
    const of: Message = { ...place, id: 'm', channelId: 'preview:c', deliveryId: 'd', storyId: 's1', revision: 1 }
    await store.deliveries.reopenNotes(of, { reasons: ['not in threads'], sinceMs: 0 }, 2_000)
    expect(await claim(2_000)).toMatchObject({ id: heir.id, ambiguous: true, claimedAt: 100 })
  })

  test('knows whether a note on a revision came, or is on its way', async () => {
    const has = (revision: number) => store.deliveries.hasNote('preview:c', 's1', revision)
    expect(await has(2)).toBe(false)
    await owe('note', { revision: 2 })
    expect([await has(1), await has(2), await has(3)]).toEqual([true, true, false])
    const refused = await claim()
    if (refused === null) throw new Error('nothing is due')
    await store.deliveries.markEnded(refused, 'failed', 'refused')
    expect(await has(2)).toBe(false)
    await owe('note', { revision: 3 })
    const sent = await claim()
    if (sent === null) throw new Error('nothing is due')
    await store.deliveries.markSent(sent, null)
    expect([await has(3), await has(4)]).toEqual([true, false])
    expect(await store.deliveries.hasNote('preview:c', 's2', 3)).toBe(false)
    expect(await store.deliveries.hasNote('preview:other', 's1', 3)).toBe(false)
  })

  test('finds the newest edit of a message, be it of one story or of several', async () => {
    const place = { channelId: 'preview:c', ref: 'r', revision: 1, sentAt: 1, frozenAt: null, closedAt: null }
    const own: Message = { ...place, id: 'm1', deliveryId: 'd1', storyId: 's1', isShared: false }
    expect(await store.deliveries.findEditOf(own)).toBeNull()
    await owe('post', { storyId: 's2' })
    await owe('post', { storyId: 's3' })
    const lead = await claim()
    if (lead === null) throw new Error('nothing is due')
    const [other] = await store.deliveries.listGatherable('preview:c', 100)
    await store.deliveries.gather(lead, [lead.id, other?.id ?? ''], 'quiet')
    const shared: Message = { ...place, id: 'm2', deliveryId: lead.id, storyId: null, isShared: true }
    await store.deliveries.markSent(lead, shared)
    await owe('edit', { revision: 2 })
    await owe('edit', { storyId: 's2', messageId: 'm2', revision: 3 })
    await owe('edit', { storyId: 's3', messageId: 'm2', revision: 4 })
    await owe('edit', { storyId: 's3', messageId: 'm3', revision: 5 })
    await owe('edit', { storyId: 's3', revision: 6 })
    expect(await store.deliveries.findEditOf(own)).toMatchObject({ storyId: 's1', revision: 2, state: 'due' })
    expect(await store.deliveries.findEditOf(shared)).toMatchObject({ storyId: 's3', revision: 4 })
    const first = await claim()
    if (first === null) throw new Error('nothing is due')
    await store.deliveries.markEnded(first, 'dead', 'refused')
    expect(await store.deliveries.findEditOf(own)).toMatchObject({ id: first.id, state: 'dead' })
    expect(await store.deliveries.findEditOf({ ...own, channelId: 'preview:other' })).toBeNull()
  })

  test('an edit that is still due takes the newer revision and the earlier time', async () => {
    await owe('edit', { revision: 2, dueAt: 900 })
    expect(await owe('edit', { revision: 3, dueAt: 50 })).toBe(true)
    expect(await owe('edit', { revision: 3 })).toBe(false)
    expect(await claim()).toMatchObject({ kind: 'edit', revision: 3 })
    expect(await claim()).toBeNull()
  })

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

  test('what a process that ended had begun goes before posts, an edit, too', async () => {
    await owe('edit', { storyId: 's0' })
    const dead = await claim(100)
    await owe('edit', { storyId: 's9' })
    await owe('post', { storyId: 's1' })
    await owe('post', { storyId: 's2' })
    expect(await claim(1_099)).toMatchObject({ kind: 'post', storyId: 's1' })
    const heir = await claim(1_100)
    expect(heir).toMatchObject({ id: dead?.id, kind: 'edit', ambiguous: true })
    if (heir === null) throw new Error('nothing to claim')
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
    const heir = await claim(1_100)
    if (heir === null) throw new Error('nothing to claim')
    const retry = { dueAt: 5_000, countsAsAttempt: false, ambiguous: true, problem: 'A process ended meanwhile.' }
    await store.deliveries.markRetry(heir, retry)
    expect(await claim(5_000)).toMatchObject({ id: heir.id })
  })

  test('one edit of a channel goes at a time, whatever was begun', async () => {
    await owe('edit', { storyId: 's0' })
    const left = await claim(100)
    if (left === null) throw new Error('nothing to claim')
    await store.deliveries.markRetry(left, {
      dueAt: 300,
      countsAsAttempt: false,
      ambiguous: true,
      problem: 'ended',
    })
    await owe('edit', { storyId: 's1' })
    const other = await claim(200)
    expect(other).toMatchObject({ storyId: 's1' })
    if (other === null) throw new Error('nothing to claim')
    expect(await claim(300)).toBeNull()
    await store.deliveries.markSent(other, null)
    expect(await claim(300)).toMatchObject({ id: left.id })
  })

  test('an edit that failed by itself lets posts go first', async () => {
    await owe('edit', { storyId: 's0' })
    const failed = await claim(100)
    if (failed === null) throw new Error('nothing to claim')
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
    const first = await claim()
    expect(first).toMatchObject({ messageId: null, revision: 1 })
    if (first === null) throw new Error('nothing to claim')
    await store.deliveries.markSent(first, null)
    expect(await claim()).toMatchObject({ messageId: 'm1', revision: 2 })
  })

  test('what of a split message has arrived outlives its process, which can write no more', async () => {
    await owe('roundup')
    const dead = await claim(100)
    if (dead === null) throw new Error('nothing to claim')
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
    const dead = await claim(100)
    if (dead === null) throw new Error('nothing to claim')
    expect(dead.parts).toBeNull()
    await store.deliveries.keepParts(dead, parts)
    const next = await claim(1_100)
    if (next === null) throw new Error('nothing to claim')
    expect(next.parts).toEqual(parts)
    await store.deliveries.keepParts(dead, [])
    expect((await store.deliveries.find(dead.id))?.parts).toEqual(parts)
    await store.deliveries.markEnded(next, 'dead', 'no answer')
    expect((await store.deliveries.find(dead.id))?.parts).toEqual(parts)
    await store.deliveries.redrive([dead.id], 1_200)
    const last = await claim(1_200)
    if (last === null) throw new Error('nothing to claim')
    expect(await store.deliveries.markSent(last, null)).toBe(true)
    expect((await store.deliveries.find(dead.id))?.parts).toBeNull()
  })

  test('when the next post is due is told by posts and roundups, and not by edits', async () => {
    await owe('edit', { dueAt: 5 })
    expect(await store.deliveries.nextPostAt('preview:c')).toBeNull()
    await owe('roundup', { dueAt: 70 })
    expect(await store.deliveries.nextPostAt('preview:c')).toBe(70)
    await owe('post', { dueAt: 30 })
    expect(await store.deliveries.nextPostAt('preview:c')).toBe(30)
  })

  test('a post that has to wait holds back later posts of its channel', async () => {
    await owe('post', { storyId: 's1' })
    await owe('post', { storyId: 's2' })
    const first = await claim()
    if (first === null) throw new Error('nothing to claim')
    const retry = { dueAt: 500, countsAsAttempt: true, ambiguous: true, problem: 'no answer' }
    expect(await store.deliveries.markRetry(first, retry)).toBe(true)
    expect(await claim(400)).toBeNull()
    expect(await store.deliveries.nextPostAt('preview:c')).toBe(0)
    expect(await claim(500)).toMatchObject({ storyId: 's1', attempts: 1, ambiguous: true, claimedAt: 100 })
  })

  const owed = (channelId: string, kind: 'post' | 'edit', storyId: string) => ({
    ...{ channelId, kind, messageId: null, storyId, week: null, revision: 1 },
  })

  test('what was put off or claimed while the clock was ahead is brought back, and nothing else', async () => {
    const [hour, day] = [HOUR_MS, DAY_MS]
    const now = 30 * day
    const other = await addChannel(store, 'other')
    const retry = async (channelId: string, kind: 'post' | 'edit', storyId: string, dueAt: number) => {
      await store.deliveries.add({ ...owed(channelId, kind, storyId), dueAt: now - 1 })
      const claimed = await store.deliveries.claimNext(channelId, now, 1_000)
      if (claimed === null) throw new Error('nothing to claim')
      const wait = { dueAt, countsAsAttempt: true, ambiguous: false, problem: 'down' }
      await store.deliveries.markRetry(claimed, wait)
      return async () => (await store.deliveries.find(claimed.id))?.dueAt
    }
    const ahead = await retry('preview:c', 'post', 's1', now + 5 * day)
    const waiting = await retry(other.id, 'post', 's1', now + hour)
    const asked = await retry(other.id, 'edit', 's1', now + 20 * hour)
    expect(await store.deliveries.bringBack(now)).toBe(1)
    expect(await ahead()).toBe(now)
    expect([await waiting(), await asked()]).toEqual([now + hour, now + 20 * hour])
    expect(await store.deliveries.listDueChannels(now)).toEqual(['preview:c'])

    // An edit that was owed while the clock was ahead was put off by nobody, once: what its platform then asks for counts.
    const third = await addChannel(store, 'third')
    await store.deliveries.add({ ...owed(third.id, 'edit', 's1'), dueAt: now + day })
    expect(await store.deliveries.bringBack(now)).toBe(1)
    const edit = await store.deliveries.claimNext(third.id, now, 1_000)
    if (edit === null) throw new Error('the edit waits')
    const wait = { dueAt: now + 20 * hour, countsAsAttempt: false, ambiguous: false, problem: 'too many' }
    await store.deliveries.markRetry(edit, wait)
    expect(await store.deliveries.bringBack(now)).toBe(0)
    expect((await store.deliveries.find(edit.id))?.dueAt).toBe(now + 20 * hour)

    const claimed = await store.deliveries.claimNext('preview:c', now + 5 * day, 5_000)
    await store.channels.setRest(other.id, { restUntil: now + 5 * day, refusals: 1 })
    expect(await store.deliveries.bringBack(now)).toBe(2)
    expect((await store.channels.rest(other.id)).restUntil).toBe(now)
    expect(await store.deliveries.listAbandonedChannels(now)).toEqual(['preview:c'])
    // It is looked for on the platform where it can be: not from a time that is yet to come.
    const again = await store.deliveries.claimNext('preview:c', now, 5_000)
    expect(again).toMatchObject({ id: claimed?.id, ambiguous: true, abandonedAt: now, claimedAt: now - day })
    expect(await store.deliveries.bringBack(now)).toBe(0)
  })

  test('a message is looked for since the first attempt that may have arrived, not among what came before', async () => {
    await owe('post')
    const refused = { countsAsAttempt: false, problem: 'nobody was reached' }
    for (const [at, ambiguous] of [
      [1_000, false],
      [7_000, true],
      [9_000, false],
    ] as const) {
      const claimed = await claim(at)
      if (claimed === null) throw new Error('nothing to claim')
      // A wait that leaves open what was left open before is no answer.
      await store.deliveries.markRetry(claimed, {
        ...refused,
        dueAt: at,
        ambiguous: ambiguous || claimed.ambiguous,
      })
    }
    expect(await claim(9_500)).toMatchObject({ ambiguous: true, claimedAt: 7_000 })
  })

  test('the search for a message never begins in the future', async () => {
    const [now, day] = [100 * DAY_MS, DAY_MS]
    await store.deliveries.add({ ...owed('preview:c', 'post', 's1'), dueAt: now })
    const claimed = await store.deliveries.claimNext('preview:c', now + 5 * day, 5_000)
    await store.deliveries.bringBack(now)
    const again = await store.deliveries.claimNext('preview:c', now, 5_000)
    expect(again).toMatchObject({ id: claimed?.id, ambiguous: true, claimedAt: now - day })
  })

  test.each([0, 1])(
    'what shares a message is brought back from the dead as a whole, whichever is named: %s',
    async (at) => {
      const ids: string[] = []
      for (const storyId of ['s1', 's2', 's3']) await owe('post', { storyId })
      const lead = await claim()
      if (lead === null) throw new Error('nothing to claim')
      for (const storyId of ['s1', 's2']) {
        ids.push((await store.deliveries.findForStory('preview:c', storyId, 'post'))?.id ?? '')
      }
      await store.deliveries.markEnded(await store.deliveries.gather(lead, ids, 'away'), 'dead', 'no answer')
      expect(await store.deliveries.redrive(ids.slice(at, at + 1), 200)).toBe(2)
      expect(await store.deliveries.countByState()).toEqual(new Map([['due', 3]]))
      const again = await claim(200)
      if (again === null) throw new Error('nothing to claim')
      expect(again).toMatchObject({ id: lead.id, leadId: lead.id })
      await store.deliveries.markSent(again, null)
      expect(await store.deliveries.countByState()).toEqual(
        new Map([
          ['due', 1],
          ['sent', 2],
        ]),
      )
    },
  )

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

  test('a channel that rests is woken for nothing that is due', async () => {
    await owe('post')
    await store.channels.setRest('preview:c', { restUntil: 200, refusals: 1 })
    expect(await store.deliveries.listDueChannels(199)).toEqual([])
    expect(await store.deliveries.listDueChannels(200)).toEqual(['preview:c'])
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
    const again = await claim(200)
    if (again === null) throw new Error('nothing to claim')
    expect(again.leadId).toBeNull()
    await store.deliveries.markRetry(again, { ...retry, ambiguous: true, dueAt: 300 })
    expect(await gatherable(300)).toEqual(both.slice(1))
  })

  test('an edit is not brought back from the dead beside a newer one', async () => {
    for (const revision of [2, 3]) {
      await owe('edit', { revision })
      const claimed = await claim()
      if (claimed === null) throw new Error('nothing to claim')
      await store.deliveries.markEnded(claimed, 'dead', 'no answer')
    }
    expect(await store.deliveries.redrive(null, 200)).toBe(1)
    expect(await store.deliveries.redrive(null, 200)).toBe(0)
    expect(await claim(200)).toMatchObject({ kind: 'edit' })
    expect(await store.deliveries.countByState()).toEqual(
      new Map([
        ['dead', 1],
        ['sending', 1],
      ]),
    )
  })

  test('a lease that ran out is taken over as ambiguous, and its old holder can mark nothing', async () => {
    await owe('post')
    const zombie = await claim(100)
    if (zombie === null) throw new Error('nothing to claim')
    expect(await store.deliveries.listDueChannels(1_099)).toEqual([])
    expect(await store.deliveries.listDueChannels(1_100)).toEqual(['preview:c'])
    expect(await store.deliveries.listAbandonedChannels(1_099)).toEqual([])
    expect(await store.deliveries.listAbandonedChannels(1_100)).toEqual(['preview:c'])
    const heir = await claim(1_100)
    expect(heir).toMatchObject({ id: zombie.id, ambiguous: true })
    expect(await store.deliveries.markSent(zombie, null)).toBe(false)
    expect(await store.deliveries.markEnded(zombie, 'dead', 'late')).toBe(false)
    if (heir === null) throw new Error('nothing to claim')
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

  test('a message is found by its story until it is closed', async () => {
    await owe('post')
    const claimed = await claim()
    if (claimed === null) throw new Error('nothing to claim')
    const message = {
      id: 'm1',
      channelId: 'preview:c',
      ref: 'r',
      deliveryId: claimed.id,
      storyId: 's1',
      isShared: false,
      revision: 1,
      sentAt: 50,
      frozenAt: null,
      closedAt: null,
    }
    const sentAts = async () => [
      await store.messages.lastSentAt('preview:c'),
      await store.messages.sentAtOf(claimed),
      // One that shares its message has that of its lead.
      await store.messages.sentAtOf({ ...claimed, id: 'other', leadId: claimed.id }),
    ]
    expect(await sentAts()).toEqual([null, null, null])
    await store.deliveries.markSent(claimed, message)
    expect(await store.messages.findOfStory('preview:c', 's1')).toEqual(message)
    await store.messages.setRevision('m1', 4)
    expect(await store.messages.listOfStory('s1')).toEqual([{ ...message, revision: 4 }])
    await store.messages.close('m1', 9)
    expect(await store.messages.findOfStory('preview:c', 's1')).toBeNull()
    // It was posted all the same.
    expect(await sentAts()).toEqual([50, 50, 50])
    expect(await store.messages.lastSentAt('preview:other')).toBeNull()
  })

  test('a message is found in its channel alone, and the last one tells when something was posted there', async () => {
    const post = async (channelId: string, storyId: string, sentAt: number): Promise<Message> => {
      const owed = { channelId, kind: 'post', storyId, week: null, revision: 1, dueAt: 0 } as const
      await store.deliveries.add(owed)
      const claimed = await store.deliveries.claimNext(channelId, 100, 1_000)
      if (claimed === null) throw new Error('nothing to claim')
      const told = { ref: `${sentAt}`, isShared: false, revision: 1, sentAt, frozenAt: null, closedAt: null }
      const message: Message = { id: `m${sentAt}`, channelId, deliveryId: claimed.id, storyId, ...told }
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
      const claimed = await claim()
      if (claimed === null) throw new Error('nothing to claim')
      const members = storyId === null ? await store.deliveries.listGatherable('preview:c', 100) : []
      const ids = [claimed.id, ...members.map((member) => member.id)]
      const sent = storyId === null ? await store.deliveries.gather(claimed, ids, 'away') : claimed
      await store.deliveries.setShown(new Map(ids.map((member) => [member, 1])))
      const open = { frozenAt: null, closedAt: null, isShared: storyId === null }
      const of = {
        channelId: 'preview:c',
        ref: id,
        deliveryId: claimed.id,
        storyId,
        revision: storyId === null ? 0 : 1,
      }
      await store.deliveries.markSent(sent, { id, ...of, ...open, sentAt: 50 })
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
