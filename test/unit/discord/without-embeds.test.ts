import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSender, type Sender } from '../../../src/bot/adapters/discord/send.ts'
import { card } from '../../../src/core/card.ts'
import type { OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import { newChannel, type Channel } from '../../../src/core/workspace.ts'
import { openDiscordRest } from '../../fakes/discord/open-discord-rest.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'

const EMBED_LINKS = 1n << 14n

let discord: FakeDiscord
let sender: Sender
let emptied: string[]

const story = (deliveryId: string, title = 'Codestral 3'): OutgoingMessage => ({
  ...{ deliveryId, language: 'en' },
  card: card({ tone: 'model', title, url: 'https://lab.example/codestral' }),
})
const channelOf = (externalId: string): Channel => {
  const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
  return newChannel(workspace, externalId, { language: 'en', timeZone: 'UTC' })
}
const words = () => discord.messages.map(({ body }) => body.content)
const WORDS = 'Codestral 3\n<https://lab.example/codestral>'

beforeEach(async () => {
  emptied = []
  discord = await startFakeDiscord(((1n << 50n) - 1n) & ~EMBED_LINKS)
  sender = createSender(openDiscordRest(discord), 5_000, {
    ownId: () => discord.botId,
    canReadHistory: () => true,
    canAttachFiles: () => true,
    isStopped: () => false,
    noteEmptied: (ref) => void emptied.push(ref),
  })
})
afterEach(() => discord.close())

test.each(['channelId', 'forumId'] as const)(
  'a card that Discord takes away without a word stands as its title and link, and is found: %s',
  async (kind) => {
    const channel = channelOf(discord[kind])
    const ref = await sender.post(channel, story('d1'))
    expect(words()).toEqual([WORDS])
    expect(emptied).toEqual([ref])
    expect(await sender.findSent(channel, { deliveryId: 'd1', sinceMs: Date.now(), threadOf: null })).toBe(ref)
    await sender.reply(channel, ref, story('d2', 'Weights are out'))
    expect(words()).toEqual([WORDS, 'Weights are out\n<https://lab.example/codestral>'])
  },
)

test('an edit does not empty what stands there, and one of plain words costs one request', async () => {
  const channel = channelOf(discord.channelId)
  const ref = await sender.post(channel, story('d1'))
  await sender.edit(channel, ref, story('d1', 'Codestral 3.1'))
  expect(words()).toEqual(['Codestral 3.1\n<https://lab.example/codestral>'])
  const before = discord.requests.length
  await sender.edit(channel, ref, { ...story('d1', 'Codestral 3.2'), isPlain: true })
  expect(discord.requests.length - before).toBe(1)
})

test('a card that a moderator took away stays away', async () => {
  const channel = channelOf(discord.channelId)
  const ref = await sender.post(channel, story('d1'))
  const [message] = discord.messages
  if (message !== undefined) message.body = { ...message.body, flags: 4 }
  await sender.edit(channel, ref, story('d1', 'Codestral 3.1'))
  expect(words()).toEqual([''])
  expect(emptied).toEqual([ref])
})

test('a post stands, whatever becomes of its words', async () => {
  discord.fault({ methods: ['PATCH'], do: 'answer', status: 502 })
  await sender.post(channelOf(discord.channelId), story('d1'))
  expect(discord.messages).toHaveLength(1)
})
