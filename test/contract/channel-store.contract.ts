import { beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/core/ports/store.ts'
import { newChannel, type Channel } from '../../src/core/workspace.ts'
import { DEFAULT_FILTER } from '../../src/core/subscription.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { mustClaim } from '../builders/must-claim.ts'
import { messageOf } from '../builders/message-of.ts'

/** What a store keeps of channels and their subscriptions, whatever its engine. */
export function channelStoreContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
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
    expect(await store.subscriptions.resumeWorkspace(channel.workspaceId, 'bot-removed')).toEqual(new Set([channel.id]))
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
    const sending = await mustClaim(store, old.id, 5, 60_000)
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
    expect(await store.deliveries.markSent(sending, messageOf(sending, { channelId: to.id }))).toBe(true)
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
      const sending = await mustClaim(store, channelId, 5, 60_000)
      const id = `${channelId} ${storyId}`
      await store.deliveries.markSent(sending, messageOf(sending, { id, ref: id }))
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
    const there = await mustClaim(store, known.id, 5, 1)
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
}
