import { RateLimitError, type REST } from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { toChatError } from '../../../src/bot/adapters/discord/errors.ts'
import { closeRest, openRest } from '../../../src/bot/adapters/discord/open-rest.ts'
import { createSender } from '../../../src/bot/adapters/discord/send.ts'
import { card } from '../../../src/core/card.ts'
import type { OutgoingMessage } from '../../../src/core/ports/chat-adapter.ts'
import { newChannel } from '../../../src/core/workspace.ts'
import { startFakeDiscord, type FakeDiscord } from '../../fakes/discord/fake-discord.ts'

let discord: FakeDiscord
let rest: REST
beforeEach(async () => {
  discord = await startFakeDiscord()
  rest = openRest(discord)
})
afterEach(async () => {
  closeRest(rest)
  await discord.close()
})

/** In the place of a first answer, which nobody gave here. */
const answerLate = () =>
  rest
    .patch('/webhooks/900000000000000001/token/messages/@original', { auth: false, body: {} })
    .catch((error: unknown) => error)

test('a person who asked waits for seconds, and nothing waits for an hour with them', async () => {
  const busy = { methods: ['PATCH'], do: 'answer', status: 429 } as const
  discord.fault({ ...busy, retryAfterS: 0.2 })
  expect(await answerLate()).toMatchObject({ code: 10_015 })
  // As Cloudflare answers on a single route: https://github.com/discord/discord-api-docs/issues/5385
  discord.fault({ ...busy, retryAfterS: 3_600 })
  expect(await answerLate()).toBeInstanceOf(RateLimitError)
  expect(discord.requests).toHaveLength(3)
})

test('what a channel does not take is not even asked for: its headers say when it does', async () => {
  discord.bucket = { limit: 2, perMs: 400 }
  const sender = createSender(rest, 5_000, {
    ownId: () => null,
    canReadHistory: () => true,
    canAttachFiles: () => true,
    isStopped: () => false,
  })
  const workspace = { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId } as const
  const channel = newChannel(workspace, discord.channelId, { language: 'en', timeZone: 'UTC' })
  const story = (deliveryId: string): OutgoingMessage => ({
    deliveryId,
    language: 'en',
    card: card({ tone: 'model', title: 'Codestral 3' }),
  })
  const post = (deliveryId: string) => sender.post(channel, story(deliveryId))
  await post('d1')
  await post('d2')
  const { kind, retryAfterMs } = await post('d3').then(
    () => ({ kind: 'sent', retryAfterMs: 0 }),
    (error: unknown) => toChatError(error),
  )
  expect(kind).toBe('rate-limited')
  expect(retryAfterMs).toBeLessThan(1_000)
  expect(discord.requests).toHaveLength(2)
  // Others go on meanwhile.
  await sender.post({ ...channel, externalId: discord.otherChannelId }, story('d4'))
  await new Promise((resolve) => setTimeout(resolve, retryAfterMs ?? 0))
  await post('d3')
  expect(discord.messages).toHaveLength(4)
})
