import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSender, type Sender } from '../../../src/bot/adapters/discord/send.ts'
import { card } from '../../../src/core/card.ts'
import type { Card } from '../../../src/core/card.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { openDiscordRest } from '../../fakes/discord/open-discord-rest.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'

let discord: FakeDiscord
let sender: Sender
let nowMs: number
let unpublished: string[]

const story = (deliveryId: string, parts: Partial<Card> = {}): OutgoingMessage => ({
  ...{ deliveryId, language: 'en' },
  card: card({ tone: 'model', title: 'Codestral 3', ...parts }),
})
const channelOf = (externalId: string): Channel => {
  const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
  return newChannel(workspace, externalId, { language: 'en', timeZone: 'UTC' })
}
const crossposts = () => discord.requests.filter(({ path }) => path.endsWith('/crosspost')).length

beforeEach(async () => {
  nowMs = Date.now()
  unpublished = []
  discord = await startFakeDiscord(undefined, () => nowMs)
  sender = createSender(openDiscordRest(discord), 5_000, {
    ownId: () => discord.botId,
    canReadHistory: () => true,
    canAttachFiles: () => true,
    isStopped: () => false,
    noteUnpublished: (_ref, problem) => void unpublished.push(problem),
  })
})
afterEach(() => discord.close())

describe('in an announcement channel', () => {
  const publish = (deliveryId: string) =>
    sender.post(channelOf(discord.newsId), { ...story(deliveryId), isPublished: true })

  it('a post is published where that was asked for, and not where it was not', async () => {
    await publish('d1')
    await sender.post(channelOf(discord.newsId), story('d2'))
    expect(discord.messages.map(({ isPublished }) => isPublished)).toEqual([true, undefined])
  })

  it('ten an hour are published and more are not asked for, but all are posted', async () => {
    for (let n = 0; n < 12; n += 1) await publish(`d${n}`)
    expect(discord.messages).toHaveLength(12)
    expect(discord.messages.filter(({ isPublished }) => isPublished)).toHaveLength(10)
    expect([crossposts(), unpublished.length]).toEqual([10, 2])
    nowMs += HOUR_MS + 1
    await publish('d12')
    expect(discord.messages.at(-1)?.isPublished).toBe(true)
  })

  it.each([
    { do: 'answer', status: 429, retryAfterS: 1_800 },
    { do: 'answer', status: 403, code: 50013 },
    { do: 'answer', status: 500 },
    { do: 'drop-before' },
  ] as const)('a post stands whatever becomes of publishing it: %j', async (fault) => {
    discord.fault({ ...fault, pathIncludes: '/crosspost' })
    const ref = await publish('d1')
    expect(discord.messages.map(({ id, channelId }) => `${channelId}/${id}`)).toEqual([ref])
    expect([crossposts(), unpublished.length]).toEqual([1, 1])
  })

  it('what may have been published is posted and published once', async () => {
    discord.fault({ do: 'drop-after', methods: ['POST'], pathIncludes: '/messages' })
    await expect(publish('d1')).rejects.toMatchObject({ kind: 'ambiguous' })
    await publish('d1')
    await publish('d1')
    expect(discord.messages.map(({ isPublished }) => isPublished)).toEqual([true])
    expect(unpublished).toEqual([])
  })

  it('a change is told in the thread of the post, which is called like the story', async () => {
    const ref = await publish('d1')
    const change = story('d2', { title: 'Rumour → Released', threadName: 'Codestral 3' })
    await sender.reply(channelOf(discord.newsId), ref, change)
    expect(discord.messages[1]?.channelId).toBe(discord.messages[0]?.id)
    expect(discord.threads.get(discord.messages[0]?.id ?? '')?.name).toBe('Codestral 3')
  })
})

describe('in a thread that was subscribed', () => {
  it('a change answers the post, which can have no thread, and is found there', async () => {
    const thread = channelOf(discord.threadId)
    const ref = await sender.post(thread, story('d1'))
    const reply = await sender.reply(thread, ref, story('d2'))
    expect(discord.messages.map(({ channelId }) => channelId)).toEqual([discord.threadId, discord.threadId])
    expect(discord.messages[1]?.body.message_reference?.message_id).toBe(discord.messages[0]?.id)
    const query = { deliveryId: 'd2', sinceMs: nowMs - 1_000, threadOf: ref }
    expect(await sender.findSent(thread, query)).toBe(reply)
  })

  it('a post or an edit opens it again where it is archived', async () => {
    const thread = channelOf(discord.threadId)
    const set = () => Object.assign(discord.threads.get(discord.threadId) ?? {}, { isArchived: true })
    set()
    const ref = await sender.post(thread, story('d1'))
    set()
    await sender.edit(thread, ref, story('d1', { title: 'Codestral 3.1' }))
    expect(discord.messages[0]?.body.embeds?.[0]?.title).toBe('Codestral 3.1')
  })

  it.each([true, false])('nothing goes where it is locked (archived: %s)', async (isArchived) => {
    Object.assign(discord.threads.get(discord.threadId) ?? {}, { isArchived, isLocked: true })
    const posted = sender.post(channelOf(discord.threadId), story('d1'))
    await expect(posted).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('nothing goes any more when it was deleted', async () => {
    discord.deleteChannel(discord.threadId)
    const posted = sender.post(channelOf(discord.threadId), story('d1'))
    await expect(posted).rejects.toMatchObject({ kind: 'channel-gone' })
  })
})

it('every create and every edit says whom it calls, and none is left to Discord', async () => {
  const forum = channelOf(discord.forumId)
  for (const channel of [channelOf(discord.channelId), channelOf(discord.newsId), channelOf(discord.threadId), forum]) {
    const ref = await sender.post(channel, story(`post-${channel.id}`, { title: '@everyone' }))
    await sender.edit(channel, ref, story(`post-${channel.id}`))
    await sender.edit(channel, ref, { ...story(`post-${channel.id}`), isPlain: true })
    await sender.reply(channel, ref, story(`reply-${channel.id}`))
    await sender.post(channel, { ...story(`plain-${channel.id}`), isPlain: true })
  }
  const bodies = discord.requests
    .filter(({ method, path }) => method !== 'GET' && /\/(?:messages(?:\/\d+)?|threads)$/u.test(path))
    .map(({ path, body }) => ({ path, said: JSON.stringify(body) }))
    // A thread under a message holds none of its own.
    .filter(({ path }) => !/\/messages\/\d+\/threads$/u.test(path))
  expect(bodies.length).toBeGreaterThanOrEqual(20)
  for (const { said } of bodies) expect(said).toContain('"allowed_mentions":{"parse":[]}')
})
