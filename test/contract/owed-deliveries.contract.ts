import { beforeEach, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../src/core/durations.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { addChannel } from '../builders/channel.ts'
import { messageOf } from '../builders/message-of.ts'
import { mustClaim } from '../builders/must-claim.ts'
import { owedInChannel } from './owed-in-channel.ts'

/** How what is owed to channels comes to be, and comes again. */
export function owedDeliveriesContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
  })
  const { owe, claim, claimDue } = owedInChannel(opened)

  const owed = (channelId: string, kind: 'post' | 'edit', storyId: string) => ({
    ...{ channelId, kind, messageId: null, storyId, week: null, revision: 1 },
  })

  test('a story is owed to a channel once, for ever', async () => {
    expect(await owe('post')).toBe(true)
    expect(await owe('post', { revision: 2 })).toBe(false)
    const claimed = await claimDue()
    await store.deliveries.markSent(claimed, null)
    expect(await owe('post', { revision: 3 })).toBe(false)
    expect(await owe('roundup')).toBe(true)
    expect(await owe('roundup')).toBe(false)
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
    const refused = await claimDue()
    expect(await store.deliveries.listRefused('s1')).toEqual([])
    await store.deliveries.markEnded(refused, 'failed', 'refused')
    expect(await store.deliveries.listRefused('s1')).toEqual(['preview:c'])
    expect(await store.deliveries.reopenPost('preview:c', 's2', { dueAt: 200 })).toBe(false)
    // It came in a message of its own since.
    await owe('again', { revision: 2, dueAt: 150 })
    expect(await store.deliveries.reopenPost('preview:c', 's1', { dueAt: 150 })).toBe(false)
    const second = await claimDue(150)
    await store.deliveries.markEnded(second, 'failed', 'refused')
    expect(await store.deliveries.reopenPost('preview:c', 's1', { dueAt: 200, isLate: true })).toBe(true)
    expect(await claim(199)).toBeNull()
    const again = await claimDue(200)
    expect(again).toMatchObject({ id: refused.id, owedAt: 200, isLate: true, attempts: 0, problem: null })
    await store.deliveries.markSent(again, null)
    expect(await store.deliveries.reopenPost('preview:c', 's1', { dueAt: 300 })).toBe(false)
  })

  test('what is owed in the place of a message is due again after it ended unsent, unless it may have arrived', async () => {
    const inPlace = (messageId: string, dueAt: number) => owe('again', { revision: 2, messageId, dueAt })
    expect(await inPlace('m', 0)).toBe(true)
    expect(await inPlace('m', 0)).toBe(false)
    const first = await claimDue()
    await store.deliveries.markEnded(first, 'failed', 'paused')
    expect(await owe('again', { revision: 2 })).toBe(false)
    expect(await inPlace('other', 150)).toBe(false)
    expect(await inPlace('m', 150)).toBe(true)
    const second = await claim(150)
    expect(second).toMatchObject({ id: first.id, attempts: 0, problem: null })
    // Its lease runs out: it may stand there.
    const heir = await claimDue(1_200)
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
      const claimed = await claimDue()
      await store.deliveries.markEnded(claimed, 'failed', reason)
    }
    await owe('again', { storyId: 's4', dueAt: 60 })
    const claimed = await claimDue()
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
      const claimed = await claimDue()
      await store.deliveries.markEnded(claimed, 'failed', reason)
    }
    const of = messageOf({ id: 'd', channelId: 'preview:c', storyId: 's1' }, { revision: 2 })
    const unwanted = { reasons: ['not in threads'], sinceMs: 0 }
    await store.deliveries.reopenNotes({ ...of, storyId: 's2' }, unwanted, 200)
    await store.deliveries.reopenNotes({ ...of, channelId: 'preview:other' }, unwanted, 200)
    expect(await claim(200)).toBeNull()
    await store.deliveries.reopenNotes(of, unwanted, 200)
    expect(await claim(199)).toBeNull()
    const again = await claimDue(200)
    expect(again).toMatchObject({ kind: 'note', revision: 3, problem: 'not in threads' })
    await store.deliveries.markSent(again, null)
    const which = { reasons: ['not in threads', 'gone'], sinceMs: again.owedAt }
    await store.deliveries.reopenNotes(of, { ...which, sinceMs: again.owedAt + 1 }, 300)
    expect(await claim(300)).toBeNull()
    await store.deliveries.reopenNotes(of, which, 300)
    const last = await claimDue(300)
    expect(last).toMatchObject({ kind: 'note', revision: 4 })
    // What may stand there is looked for.
    const retry = { dueAt: 400, countsAsAttempt: true, ambiguous: true, problem: 'lost' }
    await store.deliveries.markRetry(last, retry)
    const looked = await claimDue(400)
    await store.deliveries.markEnded(looked, 'failed', 'gone')
    await store.deliveries.reopenNotes(of, which, 500)
    expect(await claim(500)).toMatchObject({ kind: 'note', revision: 4, ambiguous: true })
  })

  test('a note that may have arrived is due again, to be looked for since its first attempt', async () => {
    await owe('note', { revision: 2 })
    expect(await claim(100)).not.toBeNull()
    const heir = await claimDue(1_100)
    await store.deliveries.markEnded(heir, 'failed', 'not in threads')
    const of = messageOf({ id: 'd', channelId: 'preview:c', storyId: 's1' })
    await store.deliveries.reopenNotes(of, { reasons: ['not in threads'], sinceMs: 0 }, 2_000)
    expect(await claim(2_000)).toMatchObject({ id: heir.id, ambiguous: true, claimedAt: 100 })
  })

  test('an edit that is still due takes the newer revision and the earlier time', async () => {
    await owe('edit', { revision: 2, dueAt: 900 })
    expect(await owe('edit', { revision: 3, dueAt: 50 })).toBe(true)
    expect(await owe('edit', { revision: 3 })).toBe(false)
    expect(await claim()).toMatchObject({ kind: 'edit', revision: 3 })
    expect(await claim()).toBeNull()
  })

  test('what was put off or claimed while the clock was ahead is brought back, and nothing else', async () => {
    const [hour, day] = [HOUR_MS, DAY_MS]
    const now = 30 * day
    const other = await addChannel(store, 'other')
    const retry = async (channelId: string, kind: 'post' | 'edit', storyId: string, dueAt: number) => {
      await store.deliveries.add({ ...owed(channelId, kind, storyId), dueAt: now - 1 })
      const claimed = await mustClaim(store, channelId, now)
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
    const edit = await mustClaim(store, third.id, now)
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

  test.each([0, 1])(
    'what shares a message is brought back from the dead as a whole, whichever is named: %s',
    async (at) => {
      const ids: string[] = []
      for (const storyId of ['s1', 's2', 's3']) await owe('post', { storyId })
      const lead = await claimDue()
      for (const storyId of ['s1', 's2']) {
        ids.push((await store.deliveries.findForStory('preview:c', storyId, 'post'))?.id ?? '')
      }
      await store.deliveries.markEnded(await store.deliveries.gather(lead, ids, 'away'), 'dead', 'no answer')
      expect(await store.deliveries.redrive(ids.slice(at, at + 1), 200)).toBe(2)
      expect(await store.deliveries.countByState()).toEqual(new Map([['due', 3]]))
      const again = await claimDue(200)
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

  test('an edit is not brought back from the dead beside a newer one', async () => {
    for (const revision of [2, 3]) {
      await owe('edit', { revision })
      const claimed = await claimDue()
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
}
