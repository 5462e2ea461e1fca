import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSender, type Sender } from '../../../src/bot/adapters/discord/send.ts'
import { fittingTags } from '../../../src/bot/adapters/discord/fitting-tags.ts'
import { buildStoryCard } from '../../../src/bot/cards/story-card.ts'
import { card } from '../../../src/core/card.ts'
import type { Card } from '../../../src/core/card.ts'
import type { OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import { DAY_MS } from '../../../src/core/durations.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { fundingFacts, story as buildStory } from '../../builders/story.ts'
import { openDiscordRest } from '../../fakes/discord/open-discord-rest.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'

const MODELS = { id: '71', name: '🤖 Models', moderated: false }
const RUMOUR = { id: '72', name: '소문', moderated: false }
const RELEASED = { id: '73', name: 'released', moderated: false }
const MODERATED = { id: '74', name: 'model releases', moderated: true }
const POSTS = { methods: ['POST'], pathIncludes: '/threads' }

let discord: FakeDiscord
let sender: Sender
let channel: Channel
let keptTags: string[]

function story(deliveryId: string, parts: Partial<Card> = {}): OutgoingMessage {
  return { deliveryId, language: 'en', card: card({ tone: 'model', title: 'Codestral 3', ...parts }) }
}

const paths = () => discord.requests.map(({ method, path }) => `${method} ${path.replace(/\d{10,}/gu, 'ID')}`)
const posts = () => [...discord.threads.values()].filter(({ parentId }) => parentId === discord.forumId)
const find = (deliveryId: string, threadOf: string | null = null) =>
  sender.findSent(channel, { deliveryId, sinceMs: Date.now() - 1_000, threadOf })

/** A process that knows nothing of an earlier one. */
function restart(): Sender {
  return createSender(openDiscordRest(discord), 5_000, {
    ownId: () => '900000000000000001',
    canReadHistory: () => true,
    canAttachFiles: () => true,
    isStopped: () => false,
    noteTagsKept: (id) => void keptTags.push(id),
  })
}

beforeEach(async () => {
  keptTags = []
  discord = await startFakeDiscord()
  sender = restart()
  const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
  channel = newChannel(workspace, discord.forumId, { language: 'en', timeZone: 'UTC' })
})

afterEach(() => discord.close())

describe('a story in a forum', () => {
  it('is a post of its own, without a nonce, and later ones take no detour', async () => {
    const ref = await sender.post(channel, story('d1', { title: 'x'.repeat(300) }))
    expect(paths()).toEqual(['POST /channels/ID/messages', 'GET /channels/ID', 'POST /channels/ID/threads'])
    const [post] = posts()
    expect(ref).toBe(`${post?.id}/${post?.id}`)
    expect(post?.name).toBe(`${'x'.repeat(99)}…`)
    expect(discord.messages).toMatchObject([{ id: post?.id, channelId: post?.id }])
    await sender.post(channel, story('d2'))
    expect(paths().slice(3)).toEqual(['GET /channels/ID', 'POST /channels/ID/threads'])
  })

  it('is one where Discord says so by its other code, and waits where the server has no room for a thread', async () => {
    discord.fault({ methods: ['POST'], pathIncludes: '/messages', do: 'answer', status: 400, code: 40058 })
    await sender.post(channel, story('d1'))
    expect(posts()).toHaveLength(1)
    discord.fault({ ...POSTS, do: 'answer', status: 400, code: 160006 })
    await expect(sender.post(channel, story('d2'))).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 600_000,
    })
    expect(posts()).toHaveLength(1)
  })

  it('costs a text channel no request', async () => {
    await sender.post({ ...channel, externalId: discord.channelId }, story('d1'))
    expect(paths()).toEqual(['POST /channels/ID/messages'])
  })

  it('is edited in its first message, and what changes is told under it', async () => {
    const ref = await sender.post(channel, story('d1'))
    await sender.edit(channel, ref, story('d1', { title: 'Codestral 3.1' }))
    const reply = await sender.reply(channel, ref, story('d2', { title: 'Weights are out' }))
    const titles = discord.messages.map(({ channelId, body }) => [channelId, body.embeds?.[0]?.title])
    const [post] = posts()
    expect(titles).toEqual([
      [post?.id, 'Codestral 3.1'],
      [post?.id, 'Weights are out'],
    ])
    expect(reply).toBe(`${post?.id}/${discord.messages[1]?.id}`)
    expect(await find('d2', ref)).toBe(reply)
    expect(await find('d3', ref)).toBeNull()
  })

  it('is called as its story is by now, where the bot may not change its tags, too', async () => {
    discord.forum.tags = [MODELS, RELEASED]
    const ref = await sender.post(channel, story('d1', { title: 'Reportedly: Codestral 3', labels: ['models'] }))
    const change = { title: 'Rumour → Released', threadName: 'Codestral 3 is out', labels: ['models', 'Released'] }
    discord.fault({ methods: ['PATCH'], do: 'answer', status: 403, code: 50013 })
    await sender.reply(channel, ref, story('d2', change))
    expect(posts().map(({ name }) => name)).toEqual(['Codestral 3 is out'])
    await sender.reply(channel, ref, story('d3', { title: 'Retracted: Codestral 3 is out' }))
    expect(posts().map(({ name }) => name)).toEqual(['Retracted: Codestral 3 is out'])
    expect(discord.messages).toHaveLength(3)
  })

  it('is called as its story is by now, and has its tags, where an edit alone tells of the change', async () => {
    discord.forum.tags = [MODELS, RUMOUR, RELEASED]
    const ref = await sender.post(
      channel,
      story('d1', { title: 'Reportedly: Codestral 3', labels: ['models', '소문'] }),
    )
    const now = story('d1', { title: 'Codestral 3 is out', labels: ['models', 'Released'] })
    await sender.edit(channel, ref, now)
    expect(posts()).toMatchObject([{ name: 'Reportedly: Codestral 3', tags: ['71', '72'] }])
    await sender.edit(channel, ref, { ...now, isInsteadOfReply: true })
    expect(posts()).toMatchObject([{ name: 'Codestral 3 is out', tags: ['71', '73'] }])
    expect(discord.messages).toHaveLength(1)
  })

  it('keeps its name where Discord takes no other now, until the next edit, and tells the change all the same', async () => {
    const ref = await sender.post(channel, story('d1'))
    discord.fault({ methods: ['PATCH'], do: 'answer', status: 429, retryAfterS: 600 })
    await sender.reply(channel, ref, story('d2', { threadName: 'Codestral 4' }))
    expect(posts().map(({ name }) => name)).toEqual(['Codestral 3'])
    expect(discord.messages).toHaveLength(2)
    expect(keptTags).toEqual([])
    // The next edit makes up for it, once.
    await sender.edit(channel, ref, story('d1', { title: 'Codestral 4 is out' }))
    await sender.edit(channel, ref, story('d1', { title: 'Codestral 4 is out', badge: 'Released' }))
    expect(posts().map(({ name }) => name)).toEqual(['Codestral 4 is out'])
    expect(paths().filter((path) => path === 'PATCH /channels/ID')).toHaveLength(2)
  })

  it('takes two other names in ten minutes and its tags at any time: the change is told all the same', async () => {
    discord.forum.tags = [MODELS, RUMOUR, RELEASED]
    const ref = await sender.post(channel, story('d1'))
    for (const [at, label] of ['models', 'released', '소문'].entries()) {
      await sender.reply(channel, ref, story(`r${at}`, { threadName: `Codestral ${at}`, labels: [label] }))
    }
    expect(posts()).toMatchObject([{ name: 'Codestral 1', tags: ['72'] }])
    expect(discord.messages).toHaveLength(4)
  })

  it('waits where a thousand threads of the server are open, archived as it is, and goes on when one is not', async () => {
    const ref = await sender.post(channel, story('d1'))
    const { threads } = discord
    const [own] = posts()
    if (own === undefined) throw new Error('there is no post')
    own.isArchived = true
    for (let n = threads.size; n <= 1_000; n += 1) threads.set(String(n), { ...own, id: String(n), isArchived: false })
    const full = { kind: 'rate-limited', platformCode: '160006', retryAfterMs: 600_000 }
    await expect(sender.post(channel, story('d2'))).rejects.toMatchObject(full)
    await expect(sender.edit(channel, ref, story('d1', { title: 'Codestral 3.1' }))).rejects.toMatchObject(full)
    await expect(sender.reply(channel, ref, story('d3'))).rejects.toMatchObject(full)
    threads.delete('1000')
    await sender.edit(channel, ref, story('d1', { title: 'Codestral 3.1' }))
    expect(discord.messages.map(({ body }) => body.embeds?.[0]?.title)).toEqual(['Codestral 3.1'])
  })

  it('never shares its post with others', async () => {
    await expect(sender.post(channel, { ...story('d1'), isShared: true })).rejects.toMatchObject({ kind: 'one-each' })
    expect(posts()).toEqual([])
  })

  it('is sent as plain words where the forum refuses its card', async () => {
    const ref = await sender.post(channel, { ...story('d1'), isPlain: true })
    expect(discord.messages[0]?.body).toMatchObject({ content: 'Codestral 3', embeds: [] })
    expect(await find('d1')).toBe(ref)
  })
})

describe('after a lost answer, a post', () => {
  it('shows its pictures, and goes without them where the forum takes none', async () => {
    const png = Uint8Array.of(0x89, 0x50)
    const pictures = [{ name: 'chart-1.png', alt: 'Mistral $1B', png, fileId: null }]
    await sender.post(channel, { ...story('d1'), pictures })
    const [shown] = discord.messages
    expect(shown?.files.map(({ name }) => name)).toEqual(['chart-1.png'])
    expect(shown?.body.attachments).toEqual([{ id: '0', filename: 'chart-1.png', description: 'Mistral $1B' }])
    discord.fault({ ...POSTS, do: 'answer', status: 403, code: 50013 })
    await sender.post(channel, { ...story('d2'), pictures })
    expect(discord.messages.map(({ files }) => files.length)).toEqual([1, 0])
    expect(await find('d2')).not.toBeNull()
  })

  it('is found by the delivery that its first message carries, by a new process, too', async () => {
    await sender.post(channel, story('d0'))
    discord.fault({ ...POSTS, do: 'drop-after' })
    await expect(sender.post(channel, story('d1'))).rejects.toMatchObject({ kind: 'ambiguous' })
    const [, post] = posts()
    sender = restart()
    expect(await find('d1')).toBe(`${post?.id}/${post?.id}`)
    expect(await find('d2')).toBeNull()
  })

  it('is looked for without asking again what the channel is, where an earlier look went wrong', async () => {
    const ref = await sender.post(channel, story('d1'))
    sender = restart()
    discord.fault({ methods: ['GET'], pathIncludes: '/threads/active', do: 'answer', status: 502 })
    await expect(find('d1')).rejects.toMatchObject({ kind: 'ambiguous' })
    const before = paths().length
    expect(await find('d1')).toBe(ref)
    expect(paths()[before]).toBe('GET /guilds/ID/threads/active')
  })

  it('is found in the archive, pages deep', async () => {
    const ref = await sender.post(channel, story('d1'))
    for (const thread of posts()) Object.assign(thread, { isArchived: true, archivedAt: Date.now() - 1 })
    for (let n = 0; n < 120; n += 1) {
      const id = `8${String(n).padStart(17, '0')}`
      const parts = { id, parentId: discord.forumId, name: 'other', tags: [], isArchived: true, isLocked: false }
      discord.threads.set(id, { ...parts, archivedAt: Date.now() + n, activeAt: Date.now() })
    }
    sender = restart()
    expect(await find('d1')).toBe(ref)
    expect(paths().filter((path) => path.includes('archived'))).toHaveLength(2)
  })

  it('that somebody deleted meanwhile is not found', async () => {
    await sender.post(channel, story('d1'))
    discord.deleteMessage(posts()[0]?.id ?? '')
    expect(await find('d1')).toBeNull()
  })

  it('leaves nothing open where the look before it fails', async () => {
    await sender.post(channel, story('d1'))
    discord.fault({ methods: ['GET'], do: 'answer', status: 502 })
    await expect(sender.post(channel, story('d2'))).rejects.toMatchObject({ kind: 'unavailable' })
  })
})

describe('a post that', () => {
  let ref: string
  beforeEach(async () => {
    ref = await sender.post(channel, story('d1'))
  })
  const set = (parts: { isArchived?: boolean; isLocked?: boolean; activeAt?: number }) =>
    Object.assign(posts()[0] ?? {}, parts)

  it('is archived opens again', async () => {
    set({ isArchived: true })
    await sender.edit(channel, ref, story('d1', { title: 'Codestral 3.1' }))
    expect(discord.messages[0]?.body.embeds?.[0]?.title).toBe('Codestral 3.1')
    expect(posts()[0]?.isArchived).toBe(false)
    // By itself, when nothing was written in it for a week.
    set({ activeAt: Date.now() - 8 * DAY_MS })
    await sender.edit(channel, ref, story('d1', { title: 'Codestral 3.2' }))
    expect(discord.messages[0]?.body.embeds?.[0]?.title).toBe('Codestral 3.2')
    set({ isArchived: true })
    await sender.reply(channel, ref, story('d2'))
    expect(posts()[0]?.isArchived).toBe(false)
  })

  it.each([true, false])('is locked takes no more, and the forum goes on (archived: %s)', async (isArchived) => {
    set({ isArchived, isLocked: true })
    if (isArchived) await expect(sender.edit(channel, ref, story('d1'))).rejects.toMatchObject({ kind: 'edit-closed' })
    await expect(sender.reply(channel, ref, story('d2'))).rejects.toMatchObject({ kind: 'thread-closed' })
    await sender.post(channel, story('d3'))
  })

  it.each([50_001, 50_013])('the bot may not write in gets no reply, and is edited: %i', async (code) => {
    discord.fault({ methods: ['POST'], pathIncludes: '/messages', do: 'answer', status: 403, code })
    await expect(sender.reply(channel, ref, story('d2'))).rejects.toMatchObject({ kind: 'thread-closed' })
    await sender.edit(channel, ref, story('d1', { title: 'Codestral 3.1' }))
    expect(discord.messages.map(({ body }) => body.embeds?.[0]?.title)).toEqual(['Codestral 3.1'])
  })

  it('was deleted stays deleted, and the forum goes on', async () => {
    discord.deleteChannel(posts()[0]?.id ?? '')
    await expect(sender.edit(channel, ref, story('d1'))).rejects.toMatchObject({ kind: 'message-gone' })
    await expect(sender.reply(channel, ref, story('d2'))).rejects.toMatchObject({ kind: 'message-gone' })
    expect(await find('d2', ref)).toBeNull()
    await sender.post(channel, story('d3'))
  })
})

describe('tags', () => {
  const talks = buildStory({
    id: 's1',
    facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6, status: 'in-talks' }),
  })

  it('of the forum go with a post by their names, in any language, and follow its status', async () => {
    discord.forum.tags = [MODERATED, MODELS, RUMOUR, RELEASED]
    const ref = await sender.post(channel, story('d1', { labels: ['models', 'model releases', 'Rumour', '소문'] }))
    expect(posts()[0]?.tags).toEqual(['71', '72'])
    await sender.reply(channel, ref, story('d2', { labels: ['models', 'Released'] }))
    expect(posts()[0]?.tags).toEqual(['71', '73'])
  })

  it('that the bot may not change stay, the change is told all the same, and the operator hears of it once', async () => {
    discord.forum.tags = [MODELS, RELEASED]
    const refs = [
      await sender.post(channel, story('d1', { labels: ['models'] })),
      await sender.post(channel, story('d2')),
    ]
    for (const [at, ref] of refs.entries()) {
      discord.fault({ methods: ['PATCH'], do: 'answer', status: 403, code: 50013 })
      await sender.reply(channel, ref, story(`r${at}`, { labels: ['models', 'Released'] }))
    }
    expect(posts()[0]?.tags).toEqual(['71'])
    expect(discord.messages).toHaveLength(4)
    expect(keptTags).toEqual([discord.forumId])
  })

  it('are five at most', () => {
    const tags = Array.from({ length: 9 }, (_, n) => ({ id: String(n), name: ' FUNDING ' }))
    expect(fittingTags(tags, ['funding'])).toHaveLength(5)
    expect(fittingTags([{ id: '1', name: '🎉' }], ['🎉', ''])).toEqual([])
  })

  it.each([
    ['en', 'Funding'],
    ['ko', '투자 유치'],
    ['ja', '資金調達'],
    ['zh', '融资'],
    ['en', 'in-talks'],
    ['ko', '협상중'],
    ['ja', '交渉中'],
    ['zh', '洽谈中'],
  ] as const)('for a round in talks: %s %s', (_language, name) => {
    expect(fittingTags([{ id: '1', name }], buildStoryCard(talks, 'en').labels)).toHaveLength(1)
  })

  it('that the forum wants and has not are asked for', async () => {
    discord.forum.needsTag = true
    discord.forum.tags = [RELEASED]
    const { labels } = buildStoryCard(talks, 'en')
    await expect(sender.post(channel, story('d1', { labels }))).rejects.toMatchObject({
      kind: 'tag-required',
      platformCode: '40067',
    })
    expect(posts()).toEqual([])
    discord.forum.tags = [RELEASED, { id: '75', name: 'Funding', moderated: false }]
    await sender.post(channel, story('d1', { labels }))
    // A notice has no tag of its own, and takes any.
    await sender.post(channel, story('d2'))
    expect(posts().map((post) => post.tags)).toEqual([['75'], ['73']])
  })
})
