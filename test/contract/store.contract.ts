import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../src/core/message.ts'
import { moneyFromMajor, type Money } from '../../src/core/money.ts'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { card } from '../../src/core/card.ts'
import type { Entry } from '../../src/core/entry.ts'
import type { ClaimedDelivery } from '../../src/core/delivery.ts'
import { OverlapError } from '../../src/core/errors.ts'
import type { EntryOutcome } from '../../src/core/outcome.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { MendingRecord } from '../../src/core/mending.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { CandidateQuery, StoryQuery } from '../../src/core/ports/story-store.ts'
import { newChannel, type Channel } from '../../src/core/workspace.ts'
import type { Story } from '../../src/core/story.ts'
import { PART_KINDS, type PartKind } from '../../src/core/facts.ts'
import { DEFAULT_FILTER } from '../../src/core/subscription.ts'
import { identityKeys } from '../../src/feeds/identity-keys.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { fact, fundingFacts, modelFacts, report, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { operationsContract } from './operations.contract.ts'

const DAY_MS = 86_400_000

const FEED: Feed = { ...WIRE_FEED, id: 'feed', url: 'https://news.example/feed' }

function entry(id: string, parts: Partial<Entry> = {}): Entry {
  return {
    id,
    feedId: FEED.id,
    identity: `guid:${id}`,
    identityKeys: [`guid:${id}`, `url:https://news.example/${id}`],
    title: `Title of ${id}`,
    url: `https://news.example/${id}`,
    summary: '',
    author: null,
    language: 'en',
    publishedAt: 1_000,
    seenAt: 2_000,
    ...parts,
  }
}

const ALL: StoryQuery = { ...ANY_STORY, topic: 'funding', limit: 10, offset: 0 }

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
      const fortnight = 14 * 86_400_000
      expect(await dueAt(fortnight, 5)).toEqual([0, 0])
      expect(await dueAt(9 * 365 * 86_400_000, 5)).toEqual([1, 1])
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

    test('a pause that ends by itself is found once its time has come, and goes with the channel', async () => {
      const channel = await addChannel(store, 'c')
      await addChannel(store, 'other')
      expect(await store.channels.pausedUntil(channel.id)).toBeNull()
      await store.channels.setPausedUntil(channel.id, 900)
      expect(await store.channels.listPauseEnded(899)).toEqual([])
      expect(await store.channels.listPauseEnded(900)).toEqual([channel.id])
      // Settings leave it as it is.
      await store.channels.update({ ...channel, language: 'ko' })
      const to = { id: 'preview:new', externalId: 'new' }
      await store.transaction((ledger) => ledger.channels.move(channel.id, to))
      expect(await store.channels.pausedUntil(to.id)).toBe(900)
      await store.channels.setPausedUntil(to.id, null)
      expect(await store.channels.pausedUntil(to.id)).toBeNull()
    })

    test('a pause that ends by itself does so where the channel gets an id that is known already', async () => {
      const pausedFor = async (name: string, untilMs: number | null): Promise<Channel> => {
        const channel = await addChannel(store, name)
        await subscribe(store, channel, 'funding')
        await store.subscriptions.pauseChannel(channel.id, 'asked', 5)
        await store.channels.setPausedUntil(channel.id, untilMs)
        return channel
      }
      const moved = async (old: Channel, known: Channel): Promise<number | null> => {
        await store.transaction((ledger) => ledger.channels.move(old.id, known))
        return await store.channels.pausedUntil(known.id)
      }
      expect(await moved(await pausedFor('one', 900), await addChannel(store, 'new'))).toBe(900)
      // Who paused the new one wants it so.
      expect(await moved(await pausedFor('two', 900), await pausedFor('rests', null))).toBeNull()
      expect(await moved(await pausedFor('three', 900), await pausedFor('other', 800))).toBe(800)
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

    test('an entry is inserted once per identity and found by any of its keys', async () => {
      expect(await store.entries.insert(entry('a'), 'no-topic')).toBe(true)
      expect(await store.entries.insert({ ...entry('b'), identity: 'guid:a' }, 'no-topic')).toBe(false)
      const found = await store.entries.findByKeys(FEED.id, ['url:https://news.example/a', 'guid:zzz'])
      expect([...found].map(([key, { id }]) => [key, id])).toEqual([['url:https://news.example/a', 'a']])
      expect(await store.entries.findByKeys('other-feed', ['guid:a'])).toEqual(new Map())
      expect(await store.entries.oldestPublishedAt(FEED.id)).toBe(1_000)
      await store.entries.setOutcome('a', 'joined', 's1')
      const again = await store.entries.findByKeys(FEED.id, ['guid:a'])
      expect(again.get('guid:a')).toMatchObject({ outcome: 'joined', storyId: 's1' })
    })

    test('the ledger begins with the entry that was seen first, whatever it tells and whenever that happened', async () => {
      expect(await store.entries.firstSeenAt()).toBeNull()
      await store.entries.insert(entry('a', { publishedAt: 3_000, seenAt: 5_000 }), 'baseline')
      await store.entries.insert(entry('b', { publishedAt: 1_000, seenAt: 6_000 }), 'baseline')
      expect(await store.entries.firstSeenAt()).toBe(5_000)
    })

    test('an entry is kept whose title, guid and address are as long as they may be', async () => {
      // Of what no database can make shorter: 3,000 bytes of Han, Thai as one word, and 8,000 letters of an address.
      const signs = (count: number, first: number, of: number) =>
        Array.from({ length: count }, (_, at) => String.fromCodePoint(first + ((at * at * 7_919 + at) % of))).join('')
      const han = signs(1_000, 0x4e00, 20_000)
      const address = createHash('shake256', { outputLength: 4_000 }).update('a').digest('hex')
      const none = { published: null, updated: null, author: null, summary: null, content: null, image: null }
      const fetched = { ...none, categories: [], enclosures: [], language: null }
      const url = `https://news.example/${address}`
      for (const [id, guid, title] of [
        ['han', han, han],
        ['thai', 'thai', signs(1_000, 0xe01, 46)],
      ] as const) {
        const keys = identityKeys({ ...fetched, id: guid, title, url })
        const [identity = ''] = keys
        expect(await store.entries.insert(entry(id, { identity, identityKeys: keys, title, url }), 'no-topic')).toBe(
          true,
        )
        expect((await store.entries.findByKeys(FEED.id, [identity])).get(identity)?.id).toBe(id)
        expect(await store.entries.search({ url: null, workspaceId: null, words: title }, 5)).toMatchObject([{ id }])
      }
      expect(await store.entries.search({ workspaceId: null, url, words: '' }, 5)).toHaveLength(2)
    })

    test('entries are found by the words of their titles in any script, the newest first', async () => {
      const titles = [
        ['a', 'OpenAI releases GPT-5.2', 1],
        ['b', 'OpenAI가 새 모델 큐원을 공개', 3],
        ['c', '智谱完成新一轮融资', 2],
        ['d', '資金調達を発表', 2],
        ['e', 'OpenAI raises $40B', 2],
      ] as const
      for (const [id, title, publishedAt] of titles)
        await store.entries.insert(entry(id, { title, publishedAt }), 'no-topic')
      const ids = async (words: string, limit = 10) =>
        (await store.entries.search({ url: null, workspaceId: null, words }, limit)).map(({ id }) => id)
      expect(await ids('openai')).toEqual(['b', 'e', 'a'])
      expect(await ids('OPENAI gpt-5.2')).toEqual(['a'])
      expect(await ids('gpt-5.3')).toEqual([])
      expect(await ids('rais')).toEqual(['e'])
      expect(await ids('open rais')).toEqual(['e'])
      // Words that stand somewhere are words; one that nobody has may be a beginning, and so may the last.
      await store.entries.insert(entry('f', { title: 'Models rise' }), 'no-topic')
      await store.entries.insert(entry('g', { title: 'A new rais of Mode' }), 'no-topic')
      expect(await ids('openai rais')).toEqual(['e'])
      expect(await ids('rais openai')).toEqual([])
      expect(await ids('mod rise')).toEqual(['f'])
      expect(await ids('rise mode')).toEqual(['f'])
      expect(await ids('openai rais')).toEqual(['e'])
      expect(await ids('openai nosuchword')).toEqual([])
      expect(await ids('gpt raises')).toEqual([])
      expect(await ids('큐원')).toEqual(['b'])
      expect(await ids('智谱')).toEqual(['c'])
      expect(await ids('融')).toEqual(['c'])
      expect(await ids('調達')).toEqual(['d'])
      expect(await ids(`"'*:&|!\\`)).toEqual([])
      expect(await ids('openai', 1)).toEqual(['e'])
      await store.entries.updateText('a', entry('a', { title: 'Renamed' }))
      expect(await ids('gpt')).toEqual([])
      expect(await ids('renamed')).toEqual(['a'])
      const at = async (url: string) =>
        (await store.entries.search({ workspaceId: null, url, words: '' }, 10)).map(({ id }) => id)
      expect(await at('https://news.example/c')).toEqual(['c'])
      expect(await at('http://www.news.example/c/?utm_source=x&utm_campaign=y#top')).toEqual(['c'])
      expect(await at('https://news.example/c?page=2')).toEqual([])
    })

    test('a beginning is found however old it is, and beside however common a word', async () => {
      await store.entries.insert(entry('old', { title: 'Common Beginnings', publishedAt: 1 }), 'no-topic')
      for (let at = 0; at < 210; at += 1) {
        await store.entries.insert(entry(`e${at}`, { title: 'Common rest', publishedAt: 2 + at }), 'no-topic')
      }
      const ids = async (words: string, limit = 10) =>
        (await store.entries.search({ url: null, workspaceId: null, words }, limit)).map(({ id }) => id)
      expect(await ids('common begin')).toEqual(['old'])
      expect(await ids('begin')).toEqual(['old'])
      expect(await ids('common res', 2)).toEqual(['e209', 'e208'])
      expect(await ids('common beginnings res')).toEqual([])
    })

    test('what another workspace reads takes no room in an answer, and does not show in it', async () => {
      const own = { kind: 'workspace', workspaceId: 'discord:1', channelId: 'discord:1' } as const
      await store.feeds.add({ ...FEED, id: 'own', url: 'https://own.example/', scope: own })
      await store.entries.insert(entry('public', { title: 'Zebrafish model', publishedAt: 1 }), 'no-topic')
      for (const id of ['p1', 'p2', 'p3']) {
        await store.entries.insert(entry(id, { feedId: 'own', title: 'Zebra model' }), 'no-topic')
      }
      const ids = async (words: string, workspaceId: string | null, limit = 2) =>
        (await store.entries.search({ url: null, words, workspaceId }, limit)).map(({ id }) => id)
      expect(await ids('model', null)).toEqual(['public'])
      expect(await ids('model', 'discord:2')).toEqual(['public'])
      expect(await ids('model', 'discord:1', 9)).toHaveLength(4)
      // Nobody learns that the word stands there: for others it is a beginning.
      expect(await ids('zebra', 'discord:2')).toEqual(['public'])
      expect(await ids('zebra model', null)).toEqual(['public'])
      expect(await ids('zebra', 'discord:1', 9)).toHaveLength(3)
      const at = async (workspaceId: string | null) =>
        await store.entries.search({ url: 'https://news.example/p1', words: '', workspaceId }, 9)
      expect(await at('discord:2')).toEqual([])
      expect(await at('discord:1')).toMatchObject([{ id: 'p1' }])
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

    test('stories are found by subject, words, amount, status and time, and hidden from other workspaces', async () => {
      const big = story({ id: 's1', facts: fundingFacts({ company: 'Anthropic', amountUsd: 30e9 }), eventAt: 3_000 })
      const small = story({ id: 's2', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }), eventAt: 4_000 })
      const own = story({
        id: 's3',
        facts: fundingFacts({ company: 'Inhouse', amountUsd: 5 }),
        workspaceId: 'preview:w1',
      })
      for (const one of [big, small, own]) await store.stories.insert(one)
      const ids = async (query: Partial<StoryQuery>) =>
        (await store.stories.list({ ...ALL, ...query })).map(({ id }) => id)
      expect(await ids({})).toEqual(['s2', 's1'])
      expect(await ids({ workspaceId: 'preview:w1' })).toEqual(['s2', 's1', 's3'])
      expect(await ids({ workspaceId: 'preview:w2' })).toEqual(['s2', 's1'])
      expect(await ids({ subjects: ['ANTHROPIC', 'nobody'] })).toEqual(['s1'])
      expect(await ids({ words: 'temporal raises' })).toEqual(['s2'])
      expect(await ids({ words: '100%' })).toEqual([])
      expect(await ids({ words: '테모랄', alsoWritten: ['', 'temporal raises', 'anth'] })).toEqual(['s2', 's1'])
      expect(await ids({ words: 'temporal', alsoWritten: ['temporal nothing'], topic: 'funding' })).toEqual(['s2'])
      await store.entries.insert(entry('told', { title: '앤트로픽, 300억 달러 유치' }), 'no-topic')
      await store.entries.setOutcome('told', 'joined', 's1')
      expect(await ids({ words: '앤트로픽' })).toEqual(['s1'])
      expect(await ids({ minAmountUsd: 1e9 })).toEqual(['s1'])
      expect(await ids({ sort: 'largest' })).toEqual(['s1', 's2'])
      expect(await ids({ from: 4_000 })).toEqual(['s2'])
      expect(await ids({ until: 4_000 })).toEqual(['s1'])
      expect(await ids({ statuses: ['rumoured'] })).toEqual([])
      expect(await ids({ topic: 'model-release' })).toEqual([])
      expect(await store.stories.count({ ...ALL, limit: 1 })).toBe(2)
      const page = async (query: Partial<StoryQuery>) => {
        const { stories, total } = await store.stories.listPage({ ...ALL, ...query })
        return [stories.map(({ id }) => id), total]
      }
      expect(await page({ limit: 1 })).toEqual([['s2'], 2])
      expect(await page({ limit: 1, offset: 1 })).toEqual([['s1'], 2])
      expect(await page({ limit: 1, offset: 2 })).toEqual([[], 2])
      expect(await page({ words: 'raises', sort: 'largest', limit: 1 })).toEqual([['s1'], 2])
      expect(await page({ words: 'raises', limit: 1, offset: 2 })).toEqual([[], 2])
      expect(await page({ words: 'nowhere' })).toEqual([[], 0])
      expect(await store.stories.names('company', null)).toEqual(['Anthropic', 'Temporal'])
      expect(await store.stories.names('company', 'preview:w1')).toEqual(['Inhouse'])
      expect(await store.stories.names('vendor', 'preview:w1')).toEqual([])
      expect(await store.stories.find('s1')).toEqual(big)
    })

    test('stories are found by a subject of any letters', async () => {
      await store.stories.insert(story({ id: 's1', facts: fundingFacts({ company: 'ÉLAN Яндекс', amountUsd: null }) }))
      const found = await store.stories.list({ ...ALL, subjects: ['ÉLaN Яндекс'] })
      expect(found.map(({ id }) => id)).toEqual(['s1'])
    })

    test('a workspace sees the public story again when its own one of the event has ended', async () => {
      const facts = fundingFacts({ company: 'Anthropic', amountUsd: 30e9 })
      await store.stories.insert(story({ id: 'public', facts }))
      const own = story({ id: 'own', facts, workspaceId: 'w', publicId: 'public' })
      await store.stories.insert(own)
      const seen = async (workspaceId: string) =>
        (await store.stories.list({ ...ANY_STORY, workspaceId, limit: 5, offset: 0 })).map(({ id }) => id)
      expect([await seen('w'), await seen('other')]).toEqual([['own'], ['public']])
      await store.stories.update({ ...own, mending: { kind: 'retracted' } })
      expect([await seen('w'), await seen('other')]).toEqual([['public'], ['public']])
    })

    test('turns are kept for stories to come, the newest of them, and go with their entries', async () => {
      const facts = modelFacts({ vendor: 'OpenAI', name: 'GPT-5.4' })
      const turn = (at: number) => report({ entryId: `e${at}`, facts, publishedAt: at * DAY_MS })
      const kept = async () => (await store.stories.listTurns(['gpt:5.4', 'gpt:5.5'])).map(({ entryId }) => entryId)
      for (const at of [1, 2, 3, 4, 5]) await store.entries.insert(entry(`e${at}`), 'no-topic')
      const bounds = { from: 2 * DAY_MS, most: 3 }
      for (const at of [4, 1, 3]) await store.stories.keepTurn(turn(at), at === 3 ? 'gpt:5.5' : 'gpt:5.4', bounds)
      await store.stories.keepTurn(turn(4), 'gpt:5.4', bounds)
      expect(await kept()).toEqual(['e3', 'e4'])
      expect(await store.stories.listTurns(['gpt:5.5'])).toEqual([turn(3)])
      expect(await store.stories.listTurns(['gpt:5'])).toEqual([])
      expect(await store.stories.listTurns([])).toEqual([])
      for (const at of [2, 5]) await store.stories.keepTurn(turn(at), 'gpt:5.4', bounds)
      expect(await kept()).toEqual(['e3', 'e4', 'e5'])
      expect([await store.stories.dropTurn('e4'), await store.stories.dropTurn('e4')]).toEqual([true, false])
      expect(await kept()).toEqual(['e3', 'e5'])
      await store.operations.forgetEntries(DAY_MS, 9)
      expect(await kept()).toEqual([])
    })

    test('what rounds raised is summed per currency, the worthiest first, and as far as it is known', async () => {
      const base = fundingFacts({ company: 'Temporal', amountUsd: 300e6 })
      const euros = { ...base, amount: fact(moneyFromMajor(50e6, 'EUR'), 't'), amountUsd: 58e6 }
      const unknown = { ...base, amount: null, amountUsd: null }
      const changed = story({ id: 's1', facts: fundingFacts({ company: 'Anthropic', amountUsd: 20e9 }) })
      for (const one of [changed, story({ id: 's2', facts: base }), story({ id: 's3', facts: euros })]) {
        await store.stories.insert(one)
      }
      await store.stories.insert(story({ id: 's4', facts: unknown }))
      await store.stories.insert(story({ id: 's5', facts: base, workspaceId: 'preview:w1' }))
      const grown = { ...changed, facts: fundingFacts({ company: 'Anthropic', amountUsd: 30e9 }), revision: 2 }
      await store.stories.update(grown)
      const none = { rounds: 0, withoutAmount: 0, raised: [], raisedUsd: 0 }
      const plain = { ...none, ceilings: none, floors: none, disputed: none }
      const nothing = { ...plain, debt: none, grants: none, sold: none, sales: plain }
      expect(await store.stories.sumRounds({ ...ALL, limit: 1 })).toEqual({
        ...nothing,
        rounds: 4,
        withoutAmount: 1,
        raised: [moneyFromMajor(30_300e6, 'USD'), moneyFromMajor(50e6, 'EUR')],
        raisedUsd: 30_358e6,
      })
      expect((await store.stories.sumRounds({ ...ALL, workspaceId: 'preview:w1' })).raisedUsd).toBe(30_658e6)
      expect(await store.stories.sumRounds({ ...ALL, statuses: ['rumoured'] })).toEqual(nothing)
    })

    test('loans and grants are part of what rounds raised, and told of it; sales of shares are none of it', async () => {
      const of = (round: string | null, amountUsd: number | null) => ({
        ...fundingFacts({ company: 'Temporal', amountUsd }),
        round: round === null ? null : fact(round, 't'),
      })
      const euros = { ...of('debt', 58e6), amount: fact(moneyFromMajor(50e6, 'EUR'), 't') }
      const told = [of('series-b', 300e6), of(null, 10e6), of('debt', 2e9), euros, of('grant', 5e6), of('grant', null)]
      const sold = [of('secondary', 6e9), of('secondary', null)]
      for (const [at, facts] of [...told, ...sold].entries()) await store.stories.insert(story({ id: `s${at}`, facts }))
      const sum = (rounds: number, withoutAmount: number, raisedUsd: number, ...raised: Money[]) => ({
        ...{ rounds, withoutAmount, raisedUsd, raised },
      })
      const usd = (major: number) => moneyFromMajor(major, 'USD')
      const plain = { ceilings: sum(0, 0, 0), floors: sum(0, 0, 0), disputed: sum(0, 0, 0) }
      expect(await store.stories.sumRounds({ ...ALL, limit: 1 })).toEqual({
        ...sum(6, 1, 2_373e6, usd(2_315e6), moneyFromMajor(50e6, 'EUR')),
        ...plain,
        debt: sum(2, 0, 2_058e6, usd(2e9), moneyFromMajor(50e6, 'EUR')),
        grants: sum(2, 1, 5e6, usd(5e6)),
        sold: sum(0, 0, 0),
        sales: { ...sum(2, 1, 6e9, usd(6e9)), ...plain },
      })
    })

    test('what is lent or given beside equity is part of what was lent and given in all, and what was sold is no part of it', async () => {
      const of = (major: number, currency: string, usd: number | null, parts: Partial<Record<PartKind, number>>) => ({
        ...fundingFacts({ company: 'Temporal', amountUsd: usd }),
        amount: fact(moneyFromMajor(major, currency), 't'),
        parts: PART_KINDS.flatMap((kind) => {
          const part = parts[kind]
          return part === undefined ? [] : [fact({ kind, money: moneyFromMajor(part, currency) }, 't')]
        }),
      })
      const lent = { ...fundingFacts({ company: 'Lendor', amountUsd: 7e6 }), round: fact('debt', 't') }
      const told = [
        of(30e6, 'USD', 30e6, { secondary: 10e6 }),
        of(20e6, 'EUR', 24e6, { secondary: 5e6 }),
        of(100e6, 'USD', 100e6, { debt: 40e6 }),
        of(50e6, 'EUR', 60e6, { debt: 10e6, grant: 5e6 }),
        // Without a rate.
        of(10e6, 'XAF', null, { debt: 4e6 }),
        lent,
      ]
      for (const [at, facts] of told.entries()) await store.stories.insert(story({ id: `s${at}`, facts }))
      const { raised, raisedUsd, debt, grants, sold, sales } = await store.stories.sumRounds({ ...ALL, limit: 1 })
      const [usd, eur, xaf] = [moneyFromMajor(47e6, 'USD'), moneyFromMajor(10e6, 'EUR'), moneyFromMajor(4e6, 'XAF')]
      expect(raisedUsd).toBe(205e6)
      expect(raised.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([
        [127e8, 'USD'],
        [65e8, 'EUR'],
        [10e6, 'XAF'],
      ])
      const ten = [moneyFromMajor(10e6, 'USD'), moneyFromMajor(5e6, 'EUR')]
      expect(sold).toEqual({ rounds: 2, withoutAmount: 0, raised: ten, raisedUsd: 16e6 })
      expect(sales.rounds).toBe(0)
      expect(debt).toEqual({ rounds: 4, withoutAmount: 0, raised: [usd, eur, xaf], raisedUsd: 59e6 })
      expect(grants).toEqual({ rounds: 1, withoutAmount: 0, raised: [moneyFromMajor(5e6, 'EUR')], raisedUsd: 6e6 })
      await store.stories.update(story({ id: 's2', facts: of(100e6, 'USD', 100e6, {}), revision: 2 }))
      expect((await store.stories.sumRounds({ ...ALL, limit: 1 })).debt.raisedUsd).toBe(19e6)
    })

    test('what is told as the most or the least there may be, or in two ways, is part of a sum and told of it', async () => {
      const of = (quote: string, major: number, round: string | null = null) => ({
        ...fundingFacts({ company: 'Temporal', amountUsd: major }),
        amount: fact(moneyFromMajor(major, 'USD'), quote),
        round: round === null ? null : fact(round, 't'),
      })
      const disputed = { amount: fact(moneyFromMajor(9e6, 'USD'), '$9M'), valuation: null }
      const told: readonly Story[] = [
        story({ id: 's1', facts: of('$1M', 1e6) }),
        story({ id: 's2', facts: of('up to $2M', 2e6) }),
        story({ id: 's3', facts: of('최대 400만 달러', 4e6, 'debt') }),
        story({ id: 's4', facts: of('$8 to $9 million', 8e6) }),
        story({ id: 's5', facts: of('up to $16M', 16e6), disputed }),
        story({ id: 's6', facts: of('up to $32M', 32e6, 'secondary') }),
      ]
      for (const one of told) await store.stories.insert(one)
      const usd = async () => {
        const { sales, ...sums } = await store.stories.sumRounds({ ...ALL, limit: 1 })
        const { raisedUsd, ceilings, floors, disputed: two } = sums
        return [raisedUsd, ceilings.raisedUsd, floors.raisedUsd, two.raisedUsd, sales.ceilings.raisedUsd]
      }
      expect(await usd()).toEqual([31e6, 6e6, 8e6, 16e6, 32e6])
      await store.stories.update(story({ id: 's2', facts: of('$2M', 2e6), revision: 2 }))
      expect(await usd()).toEqual([31e6, 4e6, 8e6, 16e6, 32e6])
    })

    describe('candidates', () => {
      const KEY = 'model:gpt:5.2'
      const one = story({ id: 's1', facts: modelFacts({ vendor: 'OpenAI', name: 'GPT-5.2' }) })
      const first = report({ entryId: 'e1', facts: one.facts, publishedAt: 5 * DAY_MS })
      const find = (parts: Partial<CandidateQuery> = {}) =>
        store.stories.findCandidates({
          topic: 'model-release',
          scope: 'public',
          keys: [KEY],
          from: 0,
          until: 9 * DAY_MS,
          limit: 10,
          reportsEach: 10,
          ...parts,
        })
      const ids = async (parts: Partial<CandidateQuery> = {}) => (await find(parts)).map(({ storyId }) => storyId)
      beforeEach(async () => {
        await store.stories.insert(one)
        for (const id of ['e1', 'e2', 'e3']) await store.entries.insert(entry(id), 'no-topic')
        await store.stories.addReport('s1', first, [KEY, KEY])
        await store.stories.addReport('s1', first, ['word:another'])
      })

      test('share a key, a topic, a scope and the window', async () => {
        expect(await find()).toEqual([{ storyId: 's1', reports: [first], barred: [], isMerged: false }])
        expect(await find({ keys: ['model:gpt:5.3'] })).toEqual([])
        expect(await find({ keys: [] })).toEqual([])
        expect(await find({ from: 6 * DAY_MS })).toEqual([])
        // To the day.
        expect(await ids({ from: 5 * DAY_MS + 1 })).toEqual(['s1'])
        expect(await find({ topic: 'funding' })).toEqual([])
        expect(await find({ until: 4 * DAY_MS })).toEqual([])
        expect(await find({ scope: { workspaceId: 'preview:w1' } })).toEqual([])
        expect((await store.stories.findByEntry('e1')).map(({ id }) => id)).toEqual(['s1'])
      })

      test('come with the most shared keys first, and no more of them than asked for', async () => {
        await store.stories.insert({ ...one, id: 's2' })
        const other = report({ entryId: 'e2', facts: one.facts, publishedAt: 5 * DAY_MS })
        await store.stories.addReport('s2', other, [KEY, 'word:a', 'word:b'])
        // Many reports with one key are no more than one shared key.
        for (let day = 1; day < 8; day += 1) {
          await store.stories.addReport('s1', { ...first, publishedAt: day * DAY_MS }, [KEY])
        }
        const keys = [KEY, 'word:a', 'word:b']
        expect(await ids({ keys })).toEqual(['s2', 's1'])
        expect(await ids({ keys, limit: 1 })).toEqual(['s2'])
      })

      test('come with their newest reports, in order of publication', async () => {
        const later = report({ entryId: 'e2', facts: one.facts, publishedAt: 7 * DAY_MS })
        const latest = report({ entryId: 'e3', facts: one.facts, publishedAt: 8 * DAY_MS })
        await store.stories.addReport('s1', latest, [KEY])
        await store.stories.addReport('s1', later, [KEY])
        const [found] = await find({ reportsEach: 2 })
        expect(found?.reports).toEqual([later, latest])
        expect(await store.stories.reports('s1')).toEqual([first, later, latest])
      })

      test('come with a report in the place of the one of its entry, in that story alone', async () => {
        await store.stories.insert({ ...one, id: 's2' })
        await store.stories.addReport('s2', first, [KEY])
        const revised = { ...first, title: 'As it was corrected' }
        await store.stories.replaceReport('s1', revised, ['word:corrected'])
        expect([await store.stories.reports('s1'), await store.stories.reports('s2')]).toEqual([[revised], [first]])
        expect(await ids({ keys: ['word:corrected'] })).toEqual(['s1'])
        expect(await ids()).toEqual(expect.arrayContaining(['s1', 's2']))
        // Nothing is added where there is none.
        await store.stories.replaceReport('s1', { ...revised, entryId: 'e2' }, [])
        expect(await store.stories.reports('s1')).toEqual([revised])
      })

      test('tell whether others were merged into them', async () => {
        await store.stories.insert({ ...one, id: 's2', mending: { kind: 'merged', intoId: 's1' } })
        expect(await find()).toEqual([{ storyId: 's1', reports: [first], barred: [], isMerged: true }])
      })

      test('without its reports a story is found by no key; what was barred comes with it', async () => {
        const taken = report({ entryId: 'e2', facts: one.facts, publishedAt: 5 * DAY_MS })
        await store.stories.insert({ ...one, id: 's2' })
        await store.stories.addReport('s2', taken, ['word:taken'])
        await store.stories.bar('s1', ['e2'])
        await store.stories.bar('s1', ['e2'])
        expect(await find()).toEqual([{ storyId: 's1', reports: [first], barred: [taken], isMerged: false }])
        await store.stories.insert({ ...one, id: 's3' })
        await store.stories.addReport('s3', taken, ['word:passed'])
        await store.stories.bar('s1', ['e3'])
        await store.stories.addReport('s2', { ...taken, entryId: 'e3' }, [])
        // What the other has by now is kept out of it no longer.
        await store.stories.passBars('s1', 's3')
        await store.stories.passBars('s1', 's3')
        const [passed] = await find({ keys: ['word:passed'] })
        expect(passed?.barred.map(({ entryId }) => entryId)).toEqual(['e3'])
        await store.stories.unbar('s1', ['e2', 'e3'])
        expect(await find()).toEqual([{ storyId: 's1', reports: [first], barred: [], isMerged: false }])
        await store.stories.addReport('s1', taken, [])
        await store.stories.removeReport('s1', 'e2')
        await store.stories.removeReport('s2', first.entryId)
        expect(await store.stories.reports('s1')).toEqual([first])
        expect(await store.stories.reports('s2')).toHaveLength(2)
        await store.stories.removeReports('s1')
        expect(await find()).toEqual([])
        expect(await store.stories.reports('s1')).toEqual([])
        expect(await ids({ keys: ['word:taken'] })).toEqual(['s2'])
      })
    })

    test('what was mended away is in no list, and keeps what it is', async () => {
      const facts = fundingFacts({ company: 'Acme', amountUsd: 5 })
      await store.stories.insert(story({ id: 'told', facts }))
      await store.stories.insert(story({ id: 'merged', facts }))
      await store.stories.insert(story({ id: 'retracted', facts, mending: { kind: 'retracted' } }))
      const merged = story({ id: 'merged', facts, mending: { kind: 'merged', intoId: 'told' }, revision: 2 })
      await store.stories.update(merged)
      expect((await store.stories.list(ALL)).map(({ id }) => id)).toEqual(['told'])
      expect(await store.stories.count(ALL)).toBe(1)
      expect(await store.stories.find('merged')).toEqual(merged)
      expect(await store.stories.listMergedInto('told')).toEqual([merged])
      expect(await store.stories.listMergedInto('merged')).toEqual([])
      for (const id of ['told', 'merged']) {
        await store.stories.update(story({ id, facts, mending: { kind: 'retracted' } }))
      }
    })

    test('what was retracted or merged is found by when, but not what a workspace alone was told', async () => {
      const facts = fundingFacts({ company: 'Acme', amountUsd: 5 })
      const retract = async (id: string, at: number, parts: Partial<Parameters<typeof story>[0]> = {}) => {
        const wrong = story({ id, facts, mending: { kind: 'retracted' }, ...parts })
        await store.stories.insert(wrong)
        const done = { at, doneBy: 'ann', why: 'a hoax', storyId: id, otherStoryId: null, entryIds: [] }
        await store.stories.addMending({ ...done, id: `m-${id}`, action: 'retract' })
        return wrong
      }
      await retract('long-ago', 6)
      const [one, other] = [await retract('one', 7), await retract('other', 8)]
      await retract('own', 9, { workspaceId: 'slack:T1' })
      await retract('model', 9, { facts: modelFacts({ vendor: 'Acme', name: 'A1' }) })
      const merged = story({ id: 'merged', facts, mending: { kind: 'merged', intoId: 'older' } })
      for (const each of [story({ id: 'older', facts }), merged]) await store.stories.insert(each)
      const done = { at: 9, doneBy: 'ann', why: 'the same', storyId: 'older', otherStoryId: 'merged', entryIds: [] }
      await store.stories.addMending({ ...done, id: 'm-merged', action: 'merge' })
      expect(await store.stories.listEnded({ topic: 'funding', from: 7 })).toEqual([
        { story: merged, at: 9 },
        { story: other, at: 8 },
        { story: one, at: 7 },
      ])
    })

    test('what was done by hand is kept in order, under both stories', async () => {
      const facts = fundingFacts({ company: 'Acme', amountUsd: 5 })
      for (const id of ['s1', 's2', 's3']) await store.stories.insert(story({ id, facts }))
      const done = { at: 7, doneBy: 'ann', why: 'the same round' }
      const merge: MendingRecord = {
        ...done,
        ...{ id: 'm1', action: 'merge', storyId: 's1', otherStoryId: 's2', entryIds: [] },
      }
      const split: MendingRecord = {
        ...done,
        ...{ id: 'm2', action: 'split', storyId: 's2', otherStoryId: 's3', entryIds: ['e1', 'e2'] },
      }
      await store.stories.addMending(merge)
      await store.stories.addMending(split)
      expect(await store.stories.listMendings('s1')).toEqual([merge])
      expect(await store.stories.listMendings('s2')).toEqual([merge, split])
      expect(await store.stories.listMendings('s4')).toEqual([])
    })

    test('entries move from one story to another, those of other stories stay', async () => {
      for (const [id, storyId] of [
        ['a', 's1'],
        ['b', 's1'],
        ['c', 's2'],
      ] as const) {
        await store.entries.insert(entry(id), 'no-topic')
        await store.entries.setOutcome(id, 'joined', storyId)
      }
      await store.entries.moveToStory(['a', 'c'], 's1', 's9')
      await store.entries.moveToStory([], 's1', 's9')
      const found = await store.entries.findByKeys(FEED.id, ['guid:a', 'guid:b', 'guid:c'])
      expect([...found.values()].map(({ id, storyId }) => `${id} ${storyId ?? ''}`).toSorted()).toEqual([
        'a s9',
        'b s1',
        'c s2',
      ])
    })

    describe('deliveries', () => {
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
        expect(await store.deliveries.reopenPost('preview:c', 's1', 200)).toBe(false)
        const refused = await claim()
        if (refused === null) throw new Error('nothing is due')
        expect(await store.deliveries.listRefused('s1')).toEqual([])
        await store.deliveries.markEnded(refused, 'failed', 'refused')
        expect(await store.deliveries.listRefused('s1')).toEqual(['preview:c'])
        expect(await store.deliveries.reopenPost('preview:c', 's2', 200)).toBe(false)
        // It came in a message of its own since.
        await owe('again', { revision: 2, dueAt: 150 })
        expect(await store.deliveries.reopenPost('preview:c', 's1', 150)).toBe(false)
        const second = await claim(150)
        if (second === null) throw new Error('nothing is due')
        await store.deliveries.markEnded(second, 'failed', 'refused')
        expect(await store.deliveries.reopenPost('preview:c', 's1', 200)).toBe(true)
        expect(await claim(199)).toBeNull()
        const again = await claim(200)
        expect(again).toMatchObject({ id: refused.id, owedAt: 200, attempts: 0, problem: null })
        if (again === null) throw new Error('nothing is due')
        await store.deliveries.markSent(again, null)
        expect(await store.deliveries.reopenPost('preview:c', 's1', 300)).toBe(false)
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
        const [hour, day] = [3_600_000, 24 * 3_600_000]
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
        const [now, day] = [100 * 24 * 3_600_000, 24 * 3_600_000]
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
    })

    test('subscriptions: one per channel and topic, paused ones rest, saving again wakes them', async () => {
      const channel = await addChannel(store, 'c')
      await subscribe(store, channel, 'funding')
      await subscribe(store, channel, 'funding', { ...DEFAULT_FILTER, minAmountUsd: 5 })
      const [only, ...others] = await store.subscriptions.listOfChannel(channel.id)
      expect(others).toEqual([])
      expect(only?.filter.minAmountUsd).toBe(5)
      expect(await store.channels.listWaiting('preview')).toEqual([])
      expect(await store.subscriptions.pauseWorkspace(channel.workspaceId, 'bot-removed', 7)).toHaveLength(1)
      expect((await store.channels.listWaiting('preview')).map(({ id }) => id)).toEqual([channel.workspaceId])
      expect(await store.channels.listWaiting('discord')).toEqual([])
      expect(await store.subscriptions.listActive('funding')).toEqual([])
      expect(await store.channels.listSubscribed()).toEqual([])
      await store.subscriptions.resumeWorkspace(channel.workspaceId, 'forbidden')
      await store.subscriptions.resumeWorkspace('discord:another', 'bot-removed')
      expect(await store.subscriptions.listActive('funding')).toEqual([])
      expect(await store.subscriptions.resumeWorkspace(channel.workspaceId, 'bot-removed')).toEqual(
        new Set([channel.id]),
      )
      expect(await store.channels.listWaiting('preview')).toEqual([])
      expect(await store.subscriptions.listActive('funding')).toHaveLength(1)
      expect(await store.subscriptions.pauseWorkspace(channel.workspaceId, 'bot-removed', 8)).toHaveLength(1)
      await subscribe(store, channel, 'funding')
      expect((await store.channels.listSubscribed()).map(({ id }) => id)).toEqual([channel.id])
      await subscribe(store, channel, 'model-release')
      expect(await store.subscriptions.remove(channel.id, 'funding')).toBe(true)
      expect(await store.subscriptions.remove(channel.id, 'funding')).toBe(false)
      const left = await store.subscriptions.listOfChannel(channel.id)
      expect(left.map(({ topic }) => topic)).toEqual(['model-release'])
    })

    test('when a workspace is gone, direct messages that another one has a part in go on as its own', async () => {
      const channel = await addChannel(store, 'c', 'discord')
      const other = await addChannel(store, 'o', 'discord')
      const workspace = { id: channel.workspaceId, platform: channel.platform, externalId: 'w-c' }
      const addDirect = async (personId: string) => {
        const own = { ...channel, id: `discord:dm-${personId}`, externalId: `dm-${personId}`, personId }
        const direct = await store.channels.ensure(workspace, own)
        await subscribe(store, direct, 'funding')
        return direct
      }
      const [shared, single] = [await addDirect('p'), await addDirect('q')]
      await subscribe(store, channel, 'funding')
      const act = { workspaceId: other.workspaceId, channelId: shared.id, personId: 'p', at: 2 }
      await store.audit.add({ ...act, action: 'watch', options: {} })
      const paused = await store.transaction((ledger) =>
        ledger.subscriptions.pauseWorkspace(workspace.id, 'bot-removed', 7),
      )
      expect(paused.map(({ channelId }) => channelId).toSorted()).toEqual([channel.id, single.id])
      expect((await store.subscriptions.listActive('funding')).map(({ channel: { id } }) => id)).toEqual([shared.id])
      expect(await store.channels.find(shared.id)).toEqual({ ...shared, workspaceId: other.workspaceId })
    })

    test('a channel keeps its settings, and direct messages belong to one person', async () => {
      const channel = await addChannel(store, 'c')
      const changed: Channel = {
        ...channel,
        language: 'ko',
        roundup: { mode: 'always', weekday: 5, hour: 17, since: 9 },
        quietHours: { fromHour: 22, untilHour: 7 },
        rumours: true,
        muted: ['Anthropic', '智谱'],
        adminsOnly: true,
        threadsSince: null,
        cardStyle: 'short',
        publish: true,
      }
      await store.channels.update(changed)
      expect(await store.channels.find(channel.id)).toEqual(changed)
      expect(await store.channels.listSubscribed()).toEqual([changed])
      expect(await store.channels.findDirect(channel.workspaceId, 'p')).toBeNull()
      const workspace = { id: channel.workspaceId, platform: 'preview', externalId: 'w-c' } as const
      const direct = newChannel(workspace, 'dm', { language: 'en', timeZone: 'UTC', personId: 'p' })
      await store.channels.ensure(workspace, direct)
      expect(await store.channels.findDirect(channel.workspaceId, 'p')).toEqual(direct)
      expect(await store.channels.findDirect('preview:other', 'p')).toBeNull()
    })

    test('a workspace is greeted once, known or not', async () => {
      const known = await addChannel(store, 'c')
      const workspaces = [
        { id: known.workspaceId, platform: 'preview', externalId: 'w-c' },
        { id: 'discord:new', platform: 'discord', externalId: 'new' },
      ] as const
      for (const workspace of workspaces) {
        expect(await store.channels.markGreeted(workspace, 1)).toBe(true)
        expect(await store.channels.markGreeted(workspace, 2)).toBe(false)
      }
    })

    test('a channel that gets another id takes everything along', async () => {
      const old = await addChannel(store, 'c')
      for (const topic of ['funding', 'model-release'] as const) await subscribe(store, old, topic)
      for (const id of ['s1', 's2'])
        await store.stories.insert(story({ id, facts: fundingFacts({ company: id, amountUsd: 5 }) }))
      const owe = (channelId: string, storyId: string) =>
        store.deliveries.add({ channelId, kind: 'post', storyId, week: null, revision: 1, dueAt: 5 })
      await owe(old.id, 's1')
      const sending = await store.deliveries.claimNext(old.id, 5, 60_000)
      if (sending === null) throw new Error('nothing is owed')
      await owe(old.id, 's2')
      await store.subscriptions.countPosts('funding', [{ channelId: old.id, day: '2026-02-12' }])
      const audited = { at: 1, workspaceId: old.workspaceId, personId: 'p', action: 'settings', options: {} }
      await store.audit.add({ ...audited, channelId: old.id })
      const to = { id: 'preview:new', externalId: 'new' }
      const move = () => store.transaction((ledger) => ledger.channels.move(old.id, to))
      expect([await move(), await move()]).toEqual([true, false])

      expect([await store.channels.find(old.id), await store.channels.find(to.id)]).toEqual([null, { ...old, ...to }])
      const topics = (await store.subscriptions.listOfChannel(to.id)).map(({ topic }) => topic)
      expect(topics.toSorted()).toEqual(['funding', 'model-release'])
      expect(await store.subscriptions.postsOn(to.id, 'funding', '2026-02-12')).toBe(1)
      expect(await store.audit.list(to.id, 5)).toHaveLength(1)
      // What was on the way ends where it is now.
      expect(await store.deliveries.find(sending.id)).toMatchObject({ channelId: to.id, state: 'sending' })
      const ref = { id: 'm1', channelId: to.id, ref: '1', deliveryId: sending.id, storyId: 's1', isShared: false }
      const message = { ...ref, revision: 1, sentAt: 6, frozenAt: null, closedAt: null }
      expect(await store.deliveries.markSent(sending, message)).toBe(true)
      expect(await store.deliveries.claimNext(to.id, 9, 60_000)).toMatchObject({ storyId: 's2' })
    })

    test('a channel that gets an id which is known already leaves behind what is there twice', async () => {
      const [old, known] = [await addChannel(store, 'c'), await addChannel(store, 'new')]
      await subscribe(store, old, 'funding')
      await subscribe(store, old, 'model-release')
      await subscribe(store, known, 'funding', { ...DEFAULT_FILTER, minAmountUsd: 5 })
      for (const id of ['s1', 's2'])
        await store.stories.insert(story({ id, facts: fundingFacts({ company: id, amountUsd: 5 }) }))
      const owe = async (channelId: string, storyId: string | null, week: string | null = null) => {
        const kind = week === null ? 'post' : 'roundup'
        await store.deliveries.add({ channelId, kind, storyId, week, revision: 1, dueAt: 5 })
      }
      for (const { id } of [old, known]) {
        await owe(id, 's1')
        await owe(id, null, '2026-W07')
        await store.subscriptions.countPosts('funding', [{ channelId: id, day: '2026-02-12' }])
      }
      await owe(old.id, 's2')
      await store.channels.update({ ...old, roundup: { ...old.roundup, mode: 'always' } })
      expect(await store.transaction((ledger) => ledger.channels.move(old.id, known))).toBe(true)
      // What stays behind there is owed no roundup any more.
      expect((await store.channels.listSubscribed()).map(({ id }) => id)).toEqual([known.id])
      const kept = await store.subscriptions.listOfChannel(known.id)
      expect(kept.map(({ topic, filter }) => [topic, filter.minAmountUsd]).toSorted()).toEqual([
        ['funding', 5],
        ['model-release', null],
      ])
      const claimed = []
      for (let next = await store.deliveries.claimNext(known.id, 9, 1e6); next !== null;) {
        claimed.push(next.storyId ?? next.week)
        await store.deliveries.markSent(next, null)
        next = await store.deliveries.claimNext(known.id, 9, 1e6)
      }
      expect(claimed.toSorted()).toEqual(['2026-W07', 's1', 's2'])
      expect(await store.deliveries.claimNext(old.id, 9, 1e6)).toBeNull()
      expect(await store.subscriptions.listOfChannel(old.id)).toEqual([])
    })

    test('a channel that gets another id takes nothing of other channels along, and of what it posted loses no day', async () => {
      const [old, known, other] = [
        await addChannel(store, 'c'),
        await addChannel(store, 'new'),
        await addChannel(store, 'd'),
      ]
      await subscribe(store, other, 'funding')
      const audited = { at: 1, workspaceId: other.workspaceId, personId: 'p', action: 'settings', options: {} }
      await store.audit.add({ ...audited, channelId: other.id })
      const [first, second] = ['2026-02-12', '2026-02-13']
      await store.subscriptions.countPosts('funding', [
        { channelId: known.id, day: first },
        { channelId: old.id, day: second },
        { channelId: other.id, day: second },
      ])
      await store.subscriptions.countPosts('model-release', [{ channelId: old.id, day: first }])
      expect(await store.transaction((ledger) => ledger.channels.move(old.id, known))).toBe(true)
      const posts = async (channelId: string) =>
        Promise.all([first, second].map((day) => store.subscriptions.postsOn(channelId, 'funding', day)))
      expect([await posts(known.id), await posts(other.id)]).toEqual([
        [1, 1],
        [0, 1],
      ])
      expect(await store.subscriptions.postsOn(known.id, 'model-release', first)).toBe(1)
      expect(await store.subscriptions.listOfChannel(known.id)).toEqual([])
      expect(await store.subscriptions.listOfChannel(other.id)).toHaveLength(1)
      expect([await store.audit.list(known.id, 5), (await store.audit.list(other.id, 5)).length]).toEqual([[], 1])
    })

    test('a channel that gets an id which is known already has one message of a story, the one that is there', async () => {
      const [old, known] = [await addChannel(store, 'c'), await addChannel(store, 'new')]
      for (const storyId of ['s1', 's2'])
        await store.stories.insert(story({ id: storyId, facts: fundingFacts({ company: storyId, amountUsd: 5 }) }))
      const post = async (channelId: string, storyId: string) => {
        await store.deliveries.add({ channelId, kind: 'post', storyId, week: null, revision: 1, dueAt: 5 })
        const sending = await store.deliveries.claimNext(channelId, 5, 60_000)
        if (sending === null) throw new Error('nothing is owed')
        const id = `${channelId} ${storyId}`
        const ref = { id, channelId, ref: id, deliveryId: sending.id, storyId, isShared: false }
        await store.deliveries.markSent(sending, { ...ref, revision: 1, sentAt: 6, frozenAt: null, closedAt: null })
        return sending.id
      }
      const staysBehind = await post(old.id, 's1')
      await post(known.id, 's1')
      await post(old.id, 's2')
      expect(await store.transaction((ledger) => ledger.channels.move(old.id, known))).toBe(true)
      const inKnown = async (storyId: string) =>
        (await store.messages.listOfStory(storyId)).flatMap(({ id, channelId }) => (channelId === known.id ? [id] : []))
      expect(await inKnown('s1')).toEqual([`${known.id} s1`])
      expect(await inKnown('s2')).toEqual([`${old.id} s2`])
      // What was sent was sent, wherever it stands.
      expect(await store.deliveries.find(staysBehind)).toMatchObject({ channelId: old.id, state: 'sent' })
    })

    test('a channel that gets an id which is known already sends nothing more of what stays behind, and what went with it', async () => {
      const [old, known] = [await addChannel(store, 'c'), await addChannel(store, 'new')]
      for (const id of ['s1', 's2'])
        await store.stories.insert(story({ id, facts: fundingFacts({ company: id, amountUsd: 5 }) }))
      const owe = (channelId: string, storyId: string) =>
        store.deliveries.add({ channelId, kind: 'post', storyId, week: null, revision: 1, dueAt: 5 })
      await owe(known.id, 's1')
      const there = await store.deliveries.claimNext(known.id, 5, 1)
      if (there === null) throw new Error('nothing is owed')
      await store.deliveries.markSent(there, null)
      await owe(old.id, 's1')
      await owe(old.id, 's2')
      const sending = await store.deliveries.claimNext(old.id, 5, 100)
      const together = (await store.deliveries.listGatherable(old.id, 5)).map(({ id }) => id)
      if (sending === null) throw new Error('nothing is owed')
      await store.deliveries.gather(sending, [sending.id, ...together], 'away')
      expect(await store.transaction((ledger) => ledger.channels.move(old.id, known))).toBe(true)
      expect(await store.deliveries.find(sending.id)).toMatchObject({ channelId: old.id, state: 'failed' })
      expect(await store.deliveries.claimNext(old.id, 1_000, 1)).toBeNull()
      expect(await store.deliveries.markSent(sending, null)).toBe(false)
      expect(await store.deliveries.claimNext(known.id, 1_000, 1)).toMatchObject({ storyId: 's2', leadId: null })
    })

    test('what waits together goes to the new id together', async () => {
      const old = await addChannel(store, 'c')
      for (const id of ['s1', 's2']) {
        await store.stories.insert(story({ id, facts: fundingFacts({ company: id, amountUsd: 5 }) }))
        const post = { channelId: old.id, kind: 'post', storyId: id, week: null, revision: 1, dueAt: 5 } as const
        await store.deliveries.add(post)
      }
      const first = await store.deliveries.claimNext(old.id, 5, 100)
      const [second] = await store.deliveries.listGatherable(old.id, 5)
      if (first === null || second === undefined) throw new Error('nothing is owed')
      const lead = await store.deliveries.gather(first, [first.id, second.id], 'away')
      const retry = { dueAt: 5, countsAsAttempt: true, ambiguous: true, problem: 'no answer' }
      await store.deliveries.markRetry(lead, retry)
      const to = { id: 'preview:new', externalId: 'new' }
      expect(await store.transaction((ledger) => ledger.channels.move(old.id, to))).toBe(true)
      const members = await store.deliveries.listOfLead(lead.id)
      expect(members.map(({ channelId, storyId }) => [channelId, storyId])).toEqual([
        [to.id, 's1'],
        [to.id, 's2'],
      ])
    })

    test('the channels of a workspace are those that get something, active or not', async () => {
      const channel = await addChannel(store, 'c')
      await addChannel(store, 'other')
      const ofWorkspace = async () => (await store.channels.listOfWorkspace(channel.workspaceId)).map(({ id }) => id)
      expect(await ofWorkspace()).toEqual([])
      await subscribe(store, channel, 'funding')
      await store.subscriptions.pauseChannel(channel.id, 'channel-gone', 7)
      expect(await ofWorkspace()).toEqual([channel.id])
      await store.subscriptions.remove(channel.id, 'funding')
      expect(await ofWorkspace()).toEqual([])
      await store.channels.update({ ...channel, roundup: { ...channel.roundup, mode: 'always' } })
      expect(await ofWorkspace()).toEqual([channel.id])
    })

    test('posts are counted by channel, topic and day', async () => {
      const { id } = await addChannel(store, 'c')
      for (const day of ['2026-02-12', '2026-02-12', '2026-02-13'])
        await store.subscriptions.countPosts('funding', [{ channelId: id, day }])
      expect(await store.subscriptions.postsOn(id, 'funding', '2026-02-12')).toBe(2)
      expect(await store.subscriptions.postsOn(id, 'model-release', '2026-02-12')).toBe(0)
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

    test('steps tell the reports of a topic in the order in which they were recorded', async () => {
      const facts = fundingFacts({ company: 'Temporal', amountUsd: 5 })
      await store.stories.insert(story({ id: 's1', facts }))
      await store.stories.insert(story({ id: 's2', facts, workspaceId: 'preview:other' }))
      // Seen at one moment, recorded against the order of their ids.
      for (const [id, seenAt] of [
        ['z', 10],
        ['a', 10],
        ['late', 20],
        ['theirs', 20],
      ] as const) {
        await store.entries.insert(entry(id, { seenAt }), 'no-topic')
        const storyId = id === 'theirs' ? 's2' : 's1'
        await store.stories.addReport(storyId, report({ entryId: id, facts }), [])
        await store.entries.setOutcome(id, id === 'z' ? 'baseline' : 'joined', storyId)
      }
      const steps = async (from: number) =>
        (await store.stories.steps({ topic: 'funding', workspaceId: 'preview:w', from })).map((step) => [
          step.report.entryId,
          step.seenAt,
          step.isBaseline,
        ])
      // A story that moved in the time is told from its beginning.
      expect(await steps(20)).toEqual([
        ['z', 10, true],
        ['a', 10, false],
        ['late', 20, false],
      ])
      expect(await steps(21)).toEqual([])
    })

    test('a story is seen when its event was first told, but not by a baseline', async () => {
      const facts = fundingFacts({ company: 'Acme', amountUsd: 5e6 })
      const tell = async (
        id: string,
        eventAt: number,
        reports: readonly (readonly [publishedAt: number, seenAt: number, outcome?: EntryOutcome])[],
      ) => {
        await store.stories.insert(story({ id, facts, eventAt }))
        for (const [at, [publishedAt, seenAt, outcome = 'new-story']] of reports.entries()) {
          const entryId = `${id}-${at}`
          await store.entries.insert(entry(entryId, { publishedAt, seenAt }), 'no-topic')
          await store.entries.setOutcome(entryId, outcome, id)
          await store.stories.addReport(id, report({ entryId, facts, publishedAt }), [])
        }
      }
      await tell('in-time', 10, [
        [10, 11],
        [12, 110],
      ])
      await tell('late', 20, [[20, 100]])
      await tell('talk-before', 30, [
        [5, 6],
        [30, 105],
      ])
      await tell('baseline', 40, [[40, 105, 'baseline']])
      await tell('later', 50, [[50, 200]])
      await tell('of-now', 105, [[105, 106]])
      await tell('of-before', 9, [[9, 105]])
      const found = await store.stories.listSeen({ event: { from: 10, until: 100 }, seen: { from: 100, until: 200 } })
      expect([...found].toSorted()).toEqual(['late', 'talk-before'])
    })

    test('one process holds the database until its lease ends or is given back', async () => {
      expect(await store.takeLease('a', 0, 100)).toBeNull()
      expect(await store.takeLease('b', 99, 100)).toMatchObject({ holder: 'a' })
      expect(await store.takeLease('a', 99, 100)).toBeNull()
      await store.releaseLease('b')
      expect(await store.takeLease('b', 150, 100)).toMatchObject({ holder: 'a' })
      await store.releaseLease('a')
      expect(await store.takeLease('b', 150, 100)).toBeNull()
      // Taken while the clock was years ahead, by a process that crashed.
      expect(await store.takeLease('b', 9e12, 100)).toBeNull()
      expect(await store.takeLease('a', 200, 100)).toBeNull()
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
