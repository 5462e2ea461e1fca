// What speaks to Slack brings an HTTP client of another version than discord.js's: both must get along, in this order.
import '@slack/socket-mode'
import { newChannel, type Channel } from '../../src/core/workspace.ts'
import type { Clock } from '../../src/core/ports/clock.ts'
import type { Log } from '../../src/core/ports/log.ts'
import { createDiscordAdapter } from '../../src/bot/adapters/discord/discord-adapter.ts'
import { startFakeDiscord } from '../fakes/discord/fake-discord.ts'
import type { FakeRequest } from '../fakes/discord/fake-discord.ts'
import type { FakeOption } from '../fakes/discord/fake-interactions.ts'
import { clickable, pings, visibleText } from '../fakes/discord/reader.ts'
import type { ChatErrorKind } from '../../src/core/errors.ts'
import { chatAdapterContract } from './chat-adapter.contract.ts'

const MANAGE_CHANNELS = 16n

const SENDING = { methods: ['POST', 'PATCH'], pathIncludes: '/messages' }

const clock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    }),
}
const ignore = () => undefined
const log: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore }

const REFUSALS = new Map<ChatErrorKind, { readonly status: number; readonly code?: number }>([
  ['unauthorized', { status: 401 }],
  ['forbidden', { status: 403, code: 50013 }],
  ['channel-gone', { status: 404, code: 10003 }],
  ['message-gone', { status: 404, code: 10008 }],
  ['rate-limited', { status: 429 }],
  ['invalid', { status: 400, code: 50035 }],
  ['ambiguous', { status: 502 }],
])

chatAdapterContract('discord', async () => {
  const discord = await startFakeDiscord()
  const options = { apiUrl: discord.apiUrl, requestsPerSecond: 45, clock, log }
  const channel: Channel = newChannel(
    { id: `discord:${discord.guildId}`, platform: 'discord', externalId: discord.guildId },
    discord.channelId,
    {
      language: 'en',
      timeZone: 'UTC',
    },
  )
  const refOf = (message: { readonly channelId: string; readonly id: string }) => `${message.channelId}/${message.id}`
  const messageOf = (ref: string) => {
    const message = discord.messages.find((one) => refOf(one) === ref)
    if (message === undefined) throw new Error(`there is no message ${ref}`)
    return message
  }
  return {
    adapter: createDiscordAdapter({ ...options, token: discord.token }),
    channel,
    failures: [...REFUSALS.keys(), 'unavailable'],
    sent: () =>
      Promise.resolve(
        discord.messages.map((message) => ({
          ref: refOf(message),
          text: visibleText(message.body),
          threadOf: message.channelId === discord.channelId ? null : `${discord.channelId}/${message.channelId}`,
          pings: pings(message.body),
          links: clickable(message.body),
        })),
      ),
    pictures: () => {
      const { body, files = [] } = discord.messages.at(-1) ?? {}
      return (body?.attachments ?? []).map(({ id, description }) => {
        return { alt: description, png: files[Number(id)]?.bytes ?? Buffer.of() }
      })
    },
    pictureRefusals: [
      { status: 403, code: 50013 },
      { status: 400, code: 987654 },
    ].map((refusal) => () => {
      discord.fault({ ...SENDING, do: 'answer', ...refusal })
    }),
    requests: () => discord.requests.filter(isSend).length,
    fail: (kind) => {
      // Discord has no code for "down for now": a proxy's bare 403 is what says so.
      const refusal = REFUSALS.get(kind) ?? { status: 403, code: null }
      discord.fault({ ...SENDING, do: 'answer', ...refusal })
    },
    loseAnswer: () => {
      discord.fault({ ...SENDING, do: 'drop-after' })
    },
    runCommand: async (name, given, canManage) => {
      const answer = await discord.slash(name, Object.entries(given).map(asOption), canManage ? MANAGE_CHANNELS : 0n)
      return visibleText(answer.body)
    },
    pressButton: async (ref, label) => {
      const message = messageOf(ref)
      const buttons = (message.body.components ?? []).flatMap((row) => row.components)
      const id = buttons.find((button) => button.label === label)?.custom_id
      if (id === undefined) throw new Error(`there is no button ${label}`)
      return visibleText((await discord.press(id, message)).body)
    },
    removeBot: () => {
      discord.guildDelete(false)
      return Promise.resolve()
    },
    withBadToken: () => createDiscordAdapter({ ...options, token: 'bad-token' }),
    close: () => discord.close(),
  }
})

function isSend({ method, path }: FakeRequest): boolean {
  return SENDING.methods.includes(method) && path.includes(SENDING.pathIncludes)
}

function asOption([name, value]: [string, string]): FakeOption {
  if (name === 'limit') return { name, type: 4, value: Number(value) }
  return name === 'all' ? { name, type: 5, value: value === 'true' } : { name, type: 3, value }
}
