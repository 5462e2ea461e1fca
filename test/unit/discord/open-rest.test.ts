import { RateLimitError, type REST } from 'discord.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeRest, openRest } from '../../../src/bot/adapters/discord/open-rest.ts'
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
