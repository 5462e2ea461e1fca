import { REST } from 'discord.js'
import type { Rest } from '../../../src/bot/adapters/discord/paced-rest.ts'
import { writesForms } from '../../../src/bot/adapters/discord/writes-forms.ts'
import type { FakeDiscord } from './fake-discord.ts'

/** A client of the fake as the adapter has one. It ends with its test. */
export function openDiscordRest({ apiUrl, token }: Pick<FakeDiscord, 'apiUrl' | 'token'>): Rest {
  const hasty = { retries: 0, timeout: 5_000, globalRequestsPerSecond: 1_000, rejectOnRateLimit: () => true }
  const rest = new REST({ api: apiUrl, ...hasty }).setToken(token)
  rest.clearHandlerSweeper()
  rest.clearHashSweeper()
  return writesForms(rest)
}
