import { beforeEach, expect, test } from 'vitest'
import { DAY_MS } from '../../src/core/durations.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Channel } from '../../src/core/workspace.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { entry, FEED } from './stored-entry.ts'

/** What a store keeps of feeds, whatever its engine. */
export function feedStoreContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
  })

  test('a catalogue feed keeps its state when the catalogue is read again, and rests when it is no longer listed', async () => {
    const [first] = await store.feeds.list()
    if (first === undefined) throw new Error('the feed is missing')
    await store.feeds.saveState(FEED.id, {
      ...first.state,
      nextPollAt: 500,
      validators: { etag: 'W/"x"', lastModified: null },
    })
    await store.feeds.replaceCatalogue([{ ...FEED, name: 'Renamed' }])
    const [again] = await store.feeds.listDue(500, 10)
    expect(again).toMatchObject({
      feed: { name: 'Renamed' },
      state: { nextPollAt: 500, validators: { etag: 'W/"x"' } },
    })
    expect(await store.feeds.listDue(499, 10)).toEqual([])
    await store.feeds.replaceCatalogue([])
    expect(await store.feeds.list()).toEqual([])
  })

  test('what was added to the catalogue or for a workspace goes on when the catalogue is read again', async () => {
    const one: Feed = { ...FEED, id: 'one', url: 'https://one.example/feed' }
    const own: Feed = { ...one, id: 'own', scope: { kind: 'workspace', workspaceId: 'w', channelId: null } }
    for (const feed of [one, own]) expect(await store.feeds.add(feed)).toBe(true)
    // Nor does another take its place when it was removed: what is kept of it is not theirs.
    expect(await store.feeds.add({ ...own, url: 'https://other.example/' })).toBe(false)
    await store.feeds.remove('own')
    const theirs = { kind: 'workspace', workspaceId: 'v', channelId: null } as const
    expect(await store.feeds.add({ ...own, scope: theirs })).toBe(false)
    expect(await store.feeds.add(own)).toBe(true)
    const added = await store.feeds.find('own')
    if (added === null) throw new Error('the feed is missing')
    await store.feeds.saveState('own', { ...added.state, baselineAt: 5 })
    await store.feeds.replaceCatalogue([FEED])
    expect((await store.feeds.list()).map(({ feed }) => feed.id)).toEqual([FEED.id, 'one', 'own'])
    expect((await store.feeds.find('own'))?.state.baselineAt).toBe(5)
    const heard = async (workspaceId: string) => (await store.feeds.listHeard(workspaceId)).map(({ feed }) => feed.id)
    const posts = { older: 'https://one.example/a', newest: 'https://elsewhere.example/b' }
    for (const [index, [id, url]] of Object.entries(posts).entries()) {
      await store.entries.insert(entry(id, { feedId: 'one', url, publishedAt: index }), 'no-topic')
    }
    expect(await store.feeds.listHeard('w')).toEqual([
      { feed: FEED, newestUrl: null },
      { feed: one, newestUrl: posts.newest },
      { feed: own, newestUrl: null },
    ])
    expect(await heard('v')).toEqual([FEED.id, 'one'])
    await store.feeds.remove('own')
    expect(await heard('w')).toEqual([FEED.id, 'one'])
  })

  test('what is read of a feed in a day is counted, whoever polls it and though it was removed meanwhile', async () => {
    const own: Feed = {
      ...FEED,
      id: 'own',
      url: 'https://own.example/feed',
      scope: { kind: 'workspace', workspaceId: 'w', channelId: null },
    }
    await store.feeds.add(own)
    expect(await store.feeds.readOnDay('own', 7)).toBe(0)
    await Promise.all([1, 2, 3].map((count) => store.feeds.countRead('own', 7, { units: count, isFirst: false })))
    await store.feeds.remove('own')
    const ofDay = (workspaceId: string) => store.feeds.readOfWorkspaceOnDay(workspaceId, 7)
    expect([await ofDay('w'), await ofDay('v')]).toEqual([6, 0])
    await store.feeds.add(own)
    await store.feeds.countRead('own', 7, { units: 4, isFirst: false })
    expect([await store.feeds.readOnDay('own', 7), await store.feeds.readOnDay('own', 8)]).toEqual([10, 0])
    await store.feeds.countRead('own', 8, { units: 1, isFirst: false })
    expect([await store.feeds.readOnDay('own', 7), await store.feeds.readOnDay('own', 8)]).toEqual([0, 1])
    for (const units of [5, 6]) await store.feeds.countRead('own', 8, { units, isFirst: true })
    const read = [await store.feeds.readOnDay('own', 8), await store.feeds.readOfWorkspaceOnDay('w', 8)]
    expect(read).toEqual([1, 12])
    await store.feeds.countRead('own', 9, { units: 2, isFirst: false })
    expect(await store.feeds.readOnDay('own', 9)).toBe(2)
  })

  test('a feed that was put off while the clock was ahead is due', async () => {
    const [stored] = await store.feeds.list()
    if (stored === undefined) throw new Error('the feed is missing')
    const dueAt = async (nextPollAt: number, nowMs: number) => {
      await store.feeds.saveState(FEED.id, { ...stored.state, nextPollAt })
      const claim = { holder: 'one', nowMs, leaseMs: 0 }
      const claimed = await store.transaction((ledger) => ledger.feeds.claimDue(claim))
      return [(await store.feeds.listDue(nowMs, 10)).length, claimed === null ? 0 : 1]
    }
    const fortnight = 14 * DAY_MS
    expect(await dueAt(fortnight, 5)).toEqual([0, 0])
    expect(await dueAt(9 * 365 * DAY_MS, 5)).toEqual([1, 1])
  })

  test('a feed that was asked and claimed while the clock was hours ahead is due', async () => {
    const hour = 3_600_000
    const aheadMs = 9 * hour
    const claim = async (holder: string, nowMs: number) =>
      (await store.transaction((ledger) => ledger.feeds.claimDue({ holder, nowMs, leaseMs: 120_000 })))?.feed.id
    const stored = await store.feeds.find(FEED.id)
    if (stored === null) throw new Error('the feed is missing')
    expect(await claim('one', aheadMs)).toBe(FEED.id)
    await store.feeds.saveState(FEED.id, { ...stored.state, nextPollAt: aheadMs + hour, askedAt: aheadMs })
    await store.feeds.release(FEED.id, 'one', aheadMs + 2_000)
    expect(await claim('other', aheadMs + 3_000)).toBeUndefined()
    expect(await store.feeds.listDue(aheadMs + 3_000, 10)).toEqual([])
    expect(await store.feeds.listDue(hour, 10)).toHaveLength(1)
    expect(await claim('other', hour)).toBe(FEED.id)
    // And is claimed then.
    expect(await claim('third', hour + 1)).toBeUndefined()
  })

  test('a poll is brought forward once, and not while its host wants fewer requests', async () => {
    const other: Feed = { ...FEED, id: 'other', url: FEED.url.replace(/\/[^/]*$/u, '/other') }
    await store.feeds.replaceCatalogue([FEED, other])
    const [stored, neighbour] = [await store.feeds.find(FEED.id), await store.feeds.find('other')]
    if (stored === null || neighbour === null) throw new Error('a feed is missing')
    await store.feeds.saveState(FEED.id, { ...stored.state, nextPollAt: 900 })
    const hastened = async (from: number, to: number) => {
      await store.feeds.hasten(FEED.id, { from, to })
      return (await store.feeds.find(FEED.id))?.state.nextPollAt
    }
    expect(await hastened(900, 500)).toBe(500)
    // Planned anew meanwhile.
    expect(await hastened(900, 300)).toBe(500)
    await store.feeds.saveState('other', { ...neighbour.state, problem: 'rate-limited' })
    expect(await hastened(500, 300)).toBe(500)
    await store.feeds.saveState('other', neighbour.state)
    const moved = { ...stored.state, nextPollAt: 500, movedTo: 'https://new.example/feed' }
    await store.feeds.saveState(FEED.id, moved)
    await store.feeds.replaceCatalogue([FEED, { ...other, url: 'https://new.example/limits' }])
    const limited = await store.feeds.find('other')
    if (limited === null) throw new Error('a feed is missing')
    await store.feeds.saveState('other', { ...limited.state, problem: 'rate-limited' })
    expect(await hastened(500, 300)).toBe(500)
    // What another host wants is no matter of this one.
    await store.feeds.replaceCatalogue([FEED, { ...other, url: 'https://elsewhere.example/feed' }])
    await store.feeds.saveState('other', { ...limited.state, problem: 'rate-limited' })
    expect(await hastened(500, 300)).toBe(300)
  })

  test('a feed that is to be read anew is asked for the whole document, and when it was to be asked', async () => {
    const stored = await store.feeds.find(FEED.id)
    if (stored === null) throw new Error('the feed is missing')
    const read = { ...stored.state, nextPollAt: 900, askedAt: 5, baselineAt: 5, fullAt: 5 }
    const validators = { etag: '"1"', lastModified: 'Fri' }
    await store.feeds.saveState(FEED.id, { ...read, validators, fingerprints: ['one'] })
    await store.feeds.readAnew(FEED.id)
    expect((await store.feeds.find(FEED.id))?.state).toEqual({ ...read, fingerprints: [] })
  })

  test('of feeds that are well by now, or in another trouble, nobody heard of what was wrong', async () => {
    const stored = await store.feeds.find(FEED.id)
    if (stored === null) throw new Error('the feed is missing')
    for (const [troubledAt, toldAt] of [
      [5, 7],
      [7, 7],
      [8, null],
      [null, null],
    ]) {
      const told = { ...stored.state, troubledAt: troubledAt ?? null, toldAt: 7 }
      await store.feeds.saveState(FEED.id, told)
      await store.feeds.forgetTold(['another', FEED.id])
      expect((await store.feeds.find(FEED.id))?.state).toEqual({ ...told, toldAt })
    }
  })

  test('a feed that was given up is due no more', async () => {
    const stored = await store.feeds.find(FEED.id)
    if (stored === null) throw new Error('the feed is missing')
    const claim = { holder: 'one', nowMs: 900, leaseMs: 1 }
    for (const stoppedAt of [5, null]) {
      await store.feeds.saveState(FEED.id, { ...stored.state, nextPollAt: 500, stoppedAt })
      const claimed = await store.transaction((ledger) => ledger.feeds.claimDue(claim))
      const due = await store.feeds.listDue(900, 10)
      expect([due.length, claimed?.feed.id]).toEqual(stoppedAt === null ? [1, FEED.id] : [0, undefined])
    }
  })

  test('a feed of a workspace rests while no channel there gets anything, and then begins anew', async () => {
    const channel = await addChannel(store, 'one')
    const other = await addChannel(store, 'two')
    await subscribe(store, other, 'funding')
    const ownOf = ({ workspaceId }: Channel, id: string): Feed => {
      return { ...FEED, id, scope: { kind: 'workspace', workspaceId, channelId: null } }
    }
    for (const own of [ownOf(channel, 'own'), ownOf(other, 'others')]) await store.feeds.add(own)
    const stateOf = async (id: string) => {
      const stored = await store.feeds.find(id)
      if (stored === null) throw new Error('the feed is missing')
      return stored.state
    }
    const read = { validators: { etag: '"a"', lastModified: null }, fullAt: 1, baselineAt: 1, lastSuccessAt: 1 }
    for (const id of [FEED.id, 'own', 'others'])
      await store.feeds.saveState(id, { ...(await stateOf(id)), ...read, nextPollAt: 500, limitedAt: 3 })
    const words = { hub: 'https://hub.example/', topic: FEED.url, secret: 's', token: 't' }
    await store.feeds.savePush('own', { ...words, state: 'active', changedAt: 1, renewAt: 9, leaseUntil: 99 })
    const polledAt = async (nowMs: number) => {
      await store.feeds.restUnfollowed(nowMs)
      const claim = { holder: 'one', nowMs, leaseMs: 1 }
      const isClaimed = (await store.transaction((ledger) => ledger.feeds.claimDue(claim)))?.feed.id === 'own'
      const isDue = (await store.feeds.listDue(nowMs, 10)).some(({ feed }) => feed.id === 'own')
      await store.feeds.saveState(FEED.id, { ...(await stateOf(FEED.id)), nextPollAt: 9_000 })
      await store.feeds.saveState('others', { ...(await stateOf('others')), nextPollAt: 9_000 })
      return isClaimed || isDue
    }

    // Whoever comes back before it was to be asked has missed nothing.
    await store.feeds.restUnfollowed(499)
    expect(await stateOf('own')).toMatchObject({ ...read, stoppedAt: null, problem: null })
    expect(await polledAt(500)).toBe(false)
    expect(await stateOf('own')).toMatchObject({ problem: 'unfollowed', push: null, lastSuccessAt: 1 })
    for (const id of [FEED.id, 'others']) expect(await stateOf(id)).toMatchObject({ ...read, stoppedAt: null })

    await subscribe(store, channel, 'funding')
    expect(await polledAt(600)).toBe(true)
    const anew = { validators: { etag: null, lastModified: null }, baselineAt: null, stoppedAt: null, problem: null }
    expect(await stateOf('own')).toMatchObject({ ...anew, nextPollAt: 500, limitedAt: 3, lastSuccessAt: 1 })

    // The bot was removed, from the channel or at all.
    await store.subscriptions.pauseWorkspace(channel.workspaceId, 'bot-removed', 600)
    expect(await polledAt(700)).toBe(false)
    await store.subscriptions.resumeWorkspace(channel.workspaceId, 'bot-removed')
    expect(await polledAt(800)).toBe(true)
    // Where it may not post for a while, what comes is kept.
    await store.subscriptions.pauseChannel(channel.id, 'forbidden', 800)
    await store.channels.setRest(channel.id, { restUntil: 900, refusals: 1 })
    expect(await polledAt(900)).toBe(true)
    await store.channels.setRest(channel.id, { restUntil: 0, refusals: 0 })
    expect(await polledAt(1_000)).toBe(false)
    // A roundup is told of what its channel's own feeds say, but not where the bot is shut out.
    const always = { ...channel, roundup: { ...channel.roundup, mode: 'always' } } as const
    await store.channels.update(always)
    expect(await polledAt(1_100)).toBe(false)
    await store.subscriptions.remove(channel.id, 'funding')
    expect(await polledAt(1_200)).toBe(true)
    await store.channels.update(channel)
    expect(await polledAt(1_300)).toBe(false)
  })

  test('a feed at another address is pushed by no hub of the old one', async () => {
    const times = { changedAt: 1, renewAt: 9, leaseUntil: 99 }
    const words = { hub: 'https://hub.example/', topic: FEED.url, secret: 's', token: 't' }
    await store.feeds.savePush(FEED.id, { state: 'active', ...words, ...times })
    await store.feeds.replaceCatalogue([FEED])
    expect((await store.feeds.find(FEED.id))?.state.push).toMatchObject({ state: 'active' })
    await store.feeds.replaceCatalogue([{ ...FEED, url: 'https://else.example/feed' }])
    expect((await store.feeds.find(FEED.id))?.state.push).toBeNull()
  })

  test('a catalogue feed that is listed again begins anew: what came meanwhile is no news', async () => {
    const state = async () => (await store.feeds.find(FEED.id))?.state
    const fresh = await state()
    if (fresh === undefined) throw new Error('the feed is missing')
    await store.feeds.saveState(FEED.id, { ...fresh, nextPollAt: 500, baselineAt: 100, fingerprints: ['a'] })
    await store.feeds.replaceCatalogue([])
    await store.feeds.replaceCatalogue([FEED])
    expect(await state()).toEqual(fresh)
  })

  test('a due feed is polled by one holder at a time, and so is its host', async () => {
    const at = (id: string, url: string): Feed => ({ ...FEED, id, url })
    await store.feeds.replaceCatalogue([
      at('a1', 'https://a.example/1'),
      at('a2', 'https://a.example/2'),
      at('b1', 'https://b.example/1'),
    ])
    const claim = async (holder: string, nowMs = 100) =>
      (await store.transaction((ledger) => ledger.feeds.claimDue({ holder, nowMs, leaseMs: 50 })))?.feed.id ?? null
    const [first, second] = [await claim('one'), await claim('other')]
    expect([first, second].map((id) => id?.charAt(0)).toSorted()).toEqual(['a', 'b'])
    const [withA, withB] = first?.startsWith('a') === true ? ['one', 'other'] : ['other', 'one']
    expect(await claim(withB)).toBeNull()
    expect(await claim(withA)).toMatch(/^a/u)
    expect(await claim(withA)).toBeNull()
    // Given back, the host rests a little for everybody else; a claim that ran out is nobody's.
    await store.feeds.release('b1', withB, 110)
    expect(await claim(withA, 105)).toBeNull()
    expect(await claim(withA, 110)).toBe('b1')
    await store.feeds.release('b1', withB, 0)
    expect(await claim('third', 120)).toBeNull()
    expect(await claim('third', 200)).not.toBeNull()
  })
}
