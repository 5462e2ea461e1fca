import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ClaimedDelivery } from '../../src/core/delivery.ts'
import type { Entry } from '../../src/core/entry.ts'
import type { Feed } from '../../src/core/feed.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { newChannel } from '../../src/core/workspace.ts'
import { addChannel, subscribe, subscriptionTo } from '../builders/channel.ts'
import { fundingFacts, releaseFacts, report, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { mustClaim } from '../builders/must-claim.ts'
import { messageOf } from '../builders/message-of.ts'

const FEED: Feed = { ...WIRE_FEED, id: 'feed', url: 'https://news.example/feed' }

function entry(id: string, seenAt: number): Entry {
  const told = { title: `Title of ${id}`, url: `https://news.example/${id}`, summary: '', language: 'en' }
  return { ...told, id, feedId: FEED.id, identity: id, identityKeys: [id, `url:${id}`], publishedAt: seenAt, seenAt }
}

/** What every store must do for whoever runs the bot. */
export function operationsContract(name: string, open: () => Promise<Store>): void {
  describe(`operations: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
      await store.feeds.replaceCatalogue([FEED])
    })
    afterEach(() => store.close())

    test('the schema is up to date', async () => {
      expect(await store.operations.pendingMigrations()).toEqual([])
    })

    test('entries about no topic are forgotten by age, a few at a time; what belongs to a story stays', async () => {
      for (const id of ['a', 'b', 'c']) await store.entries.insert(entry(id, 10), 'no-topic')
      await store.entries.insert(entry('young', 20), 'no-topic')
      // Nobody read these. They are known by their headlines, or they would come back as new.
      const absorbed = (id: string, seenAt: number) => {
        const identityKeys = [`guid:${id}`, `headline:title of ${id.charAt(0)}`]
        return { ...entry(id, seenAt), identityKeys }
      }
      await store.entries.insert(absorbed('old', 10), 'old')
      await store.entries.insert(absorbed('moved-1', 10), 'mass-change')
      await store.entries.insert(absorbed('moved-2', 11), 'mass-change')
      await store.entries.insert(absorbed('moved-3', 12), 'mass-change')
      await store.entries.insert(entry('told', 10), 'no-topic')
      const facts = fundingFacts({ company: 'Temporal', amountUsd: 5 })
      await store.stories.insert(story({ id: 's1', facts }))
      await store.stories.addReport('s1', report({ entryId: 'told', facts }), [])
      await store.entries.setOutcome('told', 'joined', 's1')
      expect(await store.operations.forgetEntries(20, 3)).toBe(3)
      expect(await store.operations.forgetEntries(20, 3)).toBe(2)
      expect(await store.operations.forgetEntries(20, 3)).toBe(0)
      const guids = ['guid:old', 'guid:moved-1', 'guid:moved-2', 'guid:moved-3', 'headline:title of m']
      const known = await store.entries.findByKeys(FEED.id, ['a', 'url:a', 'b', 'c', 'young', 'told', ...guids])
      expect([...known.keys()].toSorted()).toEqual(['guid:moved-3', 'guid:old', 'headline:title of m', 'told', 'young'])
      expect((await store.stories.reports('s1')).map(({ entryId }) => entryId)).toEqual(['told'])
      // Its identity is free again.
      expect(await store.entries.insert(entry('a', 30), 'no-topic')).toBe(true)
    })

    test('counts of days that are over go, and audit rows and closed complaints after a year', async () => {
      const now = Date.UTC(2027, 1, 12, 1)
      const channel = await addChannel(store, 'c')
      for (const day of ['2026-02-10', '2027-02-09', '2027-02-10', '2027-02-12'])
        await store.subscriptions.countPosts('funding', [{ channelId: channel.id, day }])
      const act = { workspaceId: channel.workspaceId, channelId: channel.id, personId: 'p', options: {} }
      for (const [action, at] of [
        ['first', 0],
        ['second', 1],
        ['last', now - 1],
      ] as const)
        await store.audit.add({ ...act, action, at })
      await store.stories.insert(story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 5 }) }))
      const said = { storyId: 's1', workspaceId: channel.workspaceId, channelId: channel.id, at: 1, words: 'no' }
      for (const id of ['open', 'closed', 'closed lately']) await store.complaints.save({ ...said, id, personId: id })
      await store.complaints.close('closed', 5)
      await store.complaints.close('closed lately', now - 1)
      const forgotten: number[] = []
      while (forgotten.at(-1) !== 0) forgotten.push(await store.operations.forgetRecords(now, 1))
      expect(forgotten).toEqual([3, 2, 0])
      expect((await store.audit.list(channel.id, 10)).map(({ action }) => action)).toEqual(['last'])
      expect((await store.complaints.listOpen()).map(({ id }) => id)).toEqual(['open'])
      expect(await store.subscriptions.postsOn(channel.id, 'funding', '2027-02-09')).toBe(0)
      expect(await store.subscriptions.postsOn(channel.id, 'funding', '2027-02-10')).toBe(1)
    })

    test('of what one person says of a story the last words count, though others were dealt with before', async () => {
      const channel = await addChannel(store, 'c')
      await store.stories.insert(story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 5 }) }))
      const said = { storyId: 's1', workspaceId: channel.workspaceId, channelId: channel.id, personId: 'p' }
      await store.complaints.save({ ...said, id: 'first', at: 1, words: 'the sum is wrong' })
      expect(await store.complaints.close('first', 5)).toBe(true)
      expect(await store.complaints.close('first', 6)).toBe(false)
      await store.complaints.save({ ...said, id: 'second', at: 7, words: 'it still is' })
      expect(await store.complaints.listOpen()).toEqual([{ ...said, id: 'first', at: 7, words: 'it still is' }])
    })

    test('channels are told with what they follow, what they wait for and what was sent', async () => {
      const one = await addChannel(store, 'one')
      await addChannel(store, 'two')
      await subscribe(store, one, 'funding')
      await subscribe(store, one, 'model-release')
      await store.stories.insert(story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 5 }) }))
      await store.stories.insert(story({ id: 's2', facts: releaseFacts({ vendor: 'Acme', name: 'A1' }) }))
      await store.stories.insert(
        story({ id: 'theirs', facts: releaseFacts({ vendor: 'Acme', name: 'A2' }), workspaceId: 'preview:w' }),
      )
      const wrong = releaseFacts({ vendor: 'Acme', name: 'A3' })
      await store.stories.insert(story({ id: 'wrong', facts: wrong, mending: { kind: 'retracted' } }))
      const owed = { channelId: one.id, kind: 'post', week: null, revision: 1, dueAt: 5 } as const
      await store.deliveries.add({ ...owed, storyId: 's1' })
      await store.deliveries.add({ ...owed, storyId: 's2' })
      const claimed = await mustClaim(store, one.id, 10, 100)
      await store.deliveries.markSent(claimed, messageOf(claimed, { sentAt: 50 }))
      await store.channels.setRest(one.id, { restUntil: 200, refusals: 1 })
      await store.subscriptions.pauseChannel(one.id, 'forbidden', 60)
      // It waits, and was not refused.
      await store.channels.setRest('preview:two', { restUntil: 200, refusals: 0 })

      expect(await store.operations.countChannels()).toBe(2)
      expect(await store.operations.listChannels(1)).toEqual([
        {
          ...{ id: one.id, workspaceId: one.workspaceId, topics: ['funding', 'model-release'] },
          ...{ pauseReason: 'forbidden', restUntil: 200, due: 1, lastSentAt: 50 },
        },
      ])
      const [, two] = await store.operations.listChannels(10)
      expect(two).toMatchObject({ topics: [], pauseReason: null, due: 0, lastSentAt: null })
      expect(await store.operations.listSent(50, 10)).toEqual([
        { channelId: one.id, sentAt: 50, kind: 'post', storyId: 's1', title: 'Temporal raises money' },
      ])
      expect(await store.operations.countSent(51)).toBe(0)
      expect(await store.operations.pressure(199)).toEqual({ dead: 0, resting: 1 })
      expect(await store.operations.pressure(200)).toEqual({ dead: 0, resting: 0 })
      expect(await store.operations.countStories()).toEqual(
        new Map([
          ['model-release', 1],
          ['funding', 1],
        ]),
      )
      const second = await mustClaim(store, one.id, 10, 100)
      await store.deliveries.markEnded(second, 'dead', 'planned')
      expect((await store.operations.pressure(0)).dead).toBe(1)
    })

    test('a person is forgotten on one platform, and nobody else', async () => {
      const channel = await addChannel(store, 'shared', 'discord')
      const workspace = { id: channel.workspaceId, platform: 'discord', externalId: 'w-shared' } as const
      const direct = newChannel(workspace, 'dm', { language: 'en', timeZone: 'UTC', personId: 'p', muted: ['Acme'] })
      await store.channels.ensure(workspace, direct)
      await store.channels.update({ ...direct, roundup: { ...direct.roundup, mode: 'always' } })
      await subscribe(store, direct, 'funding')
      await store.subscriptions.save(subscriptionTo(channel.id, 'funding', { createdBy: 'p' }))
      await store.stories.insert(story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 5 }) }))
      for (const { id } of [channel, direct]) await fillMessages(store, id)
      const act = { workspaceId: workspace.id, channelId: channel.id, action: 'settings', options: {}, at: 1 }
      const said = { storyId: 's1', workspaceId: workspace.id, channelId: channel.id, at: 1, words: 'no' }
      for (const personId of ['p', 'q']) {
        await store.audit.add({ ...act, personId })
        await store.complaints.save({ ...said, id: personId, personId })
      }
      const other = await addChannel(store, 'calling', 'discord')
      for (const [topic, kind] of [
        ['funding', 'person'],
        ['model-release', 'role'],
      ] as const) {
        const mention = { kind, id: 'p', minAmountUsd: null, words: [] }
        await store.subscriptions.save(subscriptionTo(other.id, topic, { createdBy: 'q', mention }))
      }
      const called = { mention: '<@!p>', names: 'pp <@pq> <@&p>', both: 'for <@p|Ann>' }
      await store.audit.add({
        ...act,
        channelId: other.id,
        workspaceId: other.workspaceId,
        personId: 'q',
        options: called,
      })
      expect(await store.operations.forgetPerson('slack', 'p')).toBe(0)
      expect(await store.operations.forgetPerson('discord', 'p')).toBe(10)
      const calls = (await store.subscriptions.listOfChannel(other.id)).map(({ topic, mention }) => [
        topic,
        mention?.kind,
      ])
      expect(calls.toSorted()).toEqual([
        ['funding', undefined],
        ['model-release', 'role'],
      ])
      expect((await store.audit.list(other.id, 1))[0]?.options).toEqual({ names: 'pp <@pq> <@&p>' })
      expect(await store.operations.forgetPerson('discord', 'p')).toBe(0)
      expect((await store.audit.list(channel.id, 10)).map(({ personId }) => personId)).toEqual(['q'])
      expect((await store.complaints.listOpen()).map(({ personId }) => personId)).toEqual(['q'])
      expect((await store.subscriptions.listOfChannel(channel.id)).map(({ createdBy }) => createdBy)).toEqual([
        'forgotten',
      ])
      expect(await store.subscriptions.listOfChannel(direct.id)).toEqual([])
      expect(await store.channels.findDirect(workspace.id, 'p')).toBeNull()
      // No roundup comes there, and nothing tells of what the person wanted to hear nothing of.
      expect(await store.channels.find(direct.id)).toMatchObject({ muted: [], roundup: { mode: 'off' } })
      // What was sent to the person is touched no more, whatever is on its way or is brought back.
      expect((await store.messages.listOfStory('s1')).map(({ channelId }) => channelId)).toEqual([channel.id])
      expect(await store.deliveries.redrive(null, 20)).toBe(1)
      expect(await store.deliveries.listDueChannels(1_000)).toEqual([channel.id])
    })
  })
}

/** One message that stands, one delivery that is dead, and one that a process sends. */
async function fillMessages(store: Store, channelId: string): Promise<void> {
  const owed = { channelId, week: null, storyId: 's1', revision: 1, dueAt: 1 }
  const claim = (): Promise<ClaimedDelivery> => mustClaim(store, channelId, 10, 100)
  await store.deliveries.add({ ...owed, kind: 'post' })
  const sent = await claim()
  await store.deliveries.markSent(sent, messageOf(sent, { id: `m-${channelId}` }))
  await store.deliveries.add({ ...owed, kind: 'note', revision: 2 })
  await store.deliveries.markEnded(await claim(), 'dead', 'planned')
  await store.deliveries.add({ ...owed, kind: 'edit', revision: 2 })
  await claim()
}
