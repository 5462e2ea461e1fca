import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OverlapError } from '../../src/core/errors.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { addChannel } from '../builders/channel.ts'
import { channelStoreContract } from './channel-store.contract.ts'
import { claimedDeliveriesContract } from './claimed-deliveries.contract.ts'
import { entryStoreContract } from './entry-store.contract.ts'
import { feedStoreContract } from './feed-store.contract.ts'
import { foundDeliveriesContract } from './found-deliveries.contract.ts'
import { messageStoreContract } from './message-store.contract.ts'
import { operationsContract } from './operations.contract.ts'
import { owedDeliveriesContract } from './owed-deliveries.contract.ts'
import { entry, FEED } from './stored-entry.ts'
import { storyStoreContract } from './story-store.contract.ts'

/** What every store must do, whatever its engine. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  operationsContract(name, open)
  describe(`store: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
      await store.feeds.replaceCatalogue([FEED])
    })
    afterEach(() => store.close())

    describe('feeds', () => {
      feedStoreContract(() => store)
    })
    describe('entries', () => {
      entryStoreContract(() => store)
    })
    describe('stories', () => {
      storyStoreContract(() => store)
    })
    describe('channels', () => {
      channelStoreContract(() => store)
    })
    describe('deliveries', () => {
      owedDeliveriesContract(() => store)
      claimedDeliveriesContract(() => store)
      foundDeliveriesContract(() => store)
    })
    describe('messages', () => {
      messageStoreContract(() => store)
    })

    test('a right has one holder until it is given back', async () => {
      const hold = await store.tryHold('sender:x')
      expect(hold).not.toBeNull()
      expect(await store.tryHold('sender:x')).toBeNull()
      const other = await store.tryHold('sender:y')
      expect(other).not.toBeNull()
      await hold?.release()
      const again = await store.tryHold('sender:x')
      expect(again).not.toBeNull()
      await again?.release()
      await other?.release()
    })

    test('of many works on channels one fails alone, and those on one channel keep their order', async () => {
      const channels = await Promise.all(Array.from({ length: 12 }, (_, at) => addChannel(store, `c${at}`)))
      const order: string[] = []
      const results = await Promise.allSettled(
        [...channels, ...channels].map(async ({ id }, at) =>
          store.transaction(
            async (ledger) => {
              const { refusals } = await ledger.channels.rest(id)
              await ledger.channels.setRest(id, { restUntil: 0, refusals: refusals + 1 })
              if (at === 5) throw new RangeError('planned')
              return order.push(`${id} ${refusals}`)
            },
            { channelId: id },
          ),
        ),
      )
      expect(results.filter(({ status }) => status === 'rejected')).toEqual([
        { status: 'rejected', reason: new RangeError('planned') },
      ])
      const counts = await Promise.all(channels.map(async ({ id }) => (await store.channels.rest(id)).refusals))
      expect(counts).toEqual(channels.map((_, at) => (at === 5 ? 1 : 2)))
    })

    test('a right is refused while another has a part of it, and its own heir waits', async () => {
      const first = await store.tryHold('shards 0-1', ['0', '1'])
      expect(first).not.toBeNull()
      expect(await store.tryHold('shards 0-1', ['0', '1'])).toBeNull()
      await expect(store.tryHold('shards 1-2', ['1', '2'])).rejects.toThrow(OverlapError)
      const apart = await store.tryHold('shards 2-3', ['2', '3'])
      expect(apart).not.toBeNull()
      await first?.release()
      const heir = await store.tryHold('shards 0-1', ['0', '1'])
      expect(heir).not.toBeNull()
      await heir?.release()
      await apart?.release()
    })

    test('a transaction that throws leaves nothing behind', async () => {
      const failing = store.transaction(async (ledger) => {
        await ledger.entries.insert(entry('a'), 'no-topic')
        throw new Error('planned')
      })
      await expect(failing).rejects.toThrow('planned')
      expect(await store.entries.findByKeys(FEED.id, ['guid:a'])).toEqual(new Map())
    })

    test('transactions do not see each other half done', async () => {
      const add = (id: string) =>
        store.transaction(async (ledger) => {
          const before = await ledger.entries.findByKeys(FEED.id, ['guid:a', 'guid:b', 'guid:c'])
          await ledger.entries.insert(entry(id), 'no-topic')
          return before.size
        })
      expect((await Promise.all(['a', 'b', 'c'].map(add))).toSorted()).toEqual([0, 1, 2])
    })

    test('changes are kept with who and when, and counted by person', async () => {
      const one = { workspaceId: 'w', channelId: 'c', personId: 'p', action: 'settings', options: { language: 'ko' } }
      for (const at of [1, 2, 3]) await store.audit.add({ ...one, at })
      await store.audit.add({ ...one, at: 4, personId: 'q' })
      await store.audit.add({ ...one, at: 5, personId: null })
      expect(await store.audit.countBetween('w', 'p', 2, 3)).toBe(2)
      expect(await store.audit.countBetween('w', 'p', 1, 2)).toBe(2)
      expect(await store.audit.countBetween('other', 'p', 0, 9)).toBe(0)
      expect(await store.audit.list('c', 3)).toEqual([
        { ...one, at: 5, personId: null },
        { ...one, at: 4, personId: 'q' },
        { ...one, at: 3 },
      ])
    })

    test('one process holds the database until its lease ends or is given back', async () => {
      expect(await store.takeLease('a', 0, 100)).toBe(true)
      expect(await store.takeLease('b', 99, 100)).toBe(false)
      expect(await store.takeLease('a', 99, 100)).toBe(true)
      await store.releaseLease('b')
      expect(await store.takeLease('b', 150, 100)).toBe(false)
      await store.releaseLease('a')
      expect(await store.takeLease('b', 150, 100)).toBe(true)
      // Taken while the clock was years ahead, by a process that crashed.
      expect(await store.takeLease('b', 9e12, 100)).toBe(true)
      expect(await store.takeLease('a', 200, 100)).toBe(true)
    })

    test('an installation is found by its workspace, or by the organisation that the workspace was joined to', async () => {
      const { installations } = store
      await installations.save({ id: 'slack:T1', sealed: 'one', installedAt: 5 })
      await installations.save({ id: 'slack:E1', sealed: 'org', installedAt: 6 })
      expect(await installations.findFor('slack:T2')).toBeNull()
      await installations.join('slack:T2', 'slack:E1')
      await installations.join('slack:T1', 'slack:E1')
      expect(await installations.findFor('slack:T2')).toEqual({ id: 'slack:E1', sealed: 'org', installedAt: 6 })
      expect(await installations.findFor('slack:T1')).toMatchObject({ id: 'slack:T1' })
      expect(await installations.listJoined('slack:E1')).toEqual(['slack:T1', 'slack:T2'])
      expect(await installations.join('slack:T2', 'slack:E1')).toBe(false)
      expect(await installations.join('slack:T2', 'slack:E2')).toBe(true)
      expect(await installations.listJoined('slack:E1')).toEqual(['slack:T1'])
      expect(await installations.leave('slack:T2', 'slack:E1')).toBe(false)
      expect(await installations.leave('slack:T2', 'slack:E2')).toBe(true)
      expect(await installations.listJoined('slack:E2')).toEqual([])
      expect(await installations.join('slack:T2', 'slack:E2')).toBe(true)
    })

    test('an installation is replaced, sealed anew, and removed only by what is not older than it', async () => {
      const { installations } = store
      await installations.save({ id: 'slack:T1', sealed: 'one', installedAt: 5 })
      expect(await installations.reseal('slack:T1', 'one', 'two')).toBe(true)
      // Whoever began with what is no more there comes too late.
      expect(await installations.reseal('slack:T1', 'one', 'old')).toBe(false)
      expect(await installations.find('slack:T1')).toEqual({ id: 'slack:T1', sealed: 'two', installedAt: 5 })
      await installations.save({ id: 'slack:T1', sealed: 'three', installedAt: 9 })
      expect(await installations.remove('slack:T1', 8)).toBe(false)
      expect(await installations.remove('slack:T1', 9)).toBe(true)
      expect([await installations.remove('slack:T1', 9), await installations.find('slack:T1')]).toEqual([false, null])
      expect(await installations.reseal('slack:T1', 'three', 'four')).toBe(false)
    })

    test('settings are kept by name', async () => {
      expect(await store.getSetting('x')).toBeNull()
      await store.changeSetting('x', () => '1')
      await store.changeSetting('x', () => '2')
      expect(await store.getSetting('x')).toBe('2')
    })
  })
}
