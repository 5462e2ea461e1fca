import { Client, Events, GatewayIntentBits, PermissionFlagsBits, RESTEvents, Routes } from 'discord.js'
import { ChatError } from '../../../core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import type { Pace } from '../../../core/ports/pace.ts'
import { commandBody } from './commands.ts'
import { toChatError } from './errors.ts'
import { watchGuilds } from './guild-life.ts'
import { createAnswerer } from './interactions.ts'
import { inviteLink } from './invite-link.ts'
import { REQUEST_TIMEOUT_MS } from './limits.ts'
import { isRefusal, pacedRest } from './paced-rest.ts'
import { fits } from './render.ts'
import { createSender } from './send.ts'

export type DiscordOptions = {
  readonly token: string
  /** Where Discord's API is, without its version; the real one where it is not given. */
  readonly apiUrl?: string | undefined
  readonly requestsPerSecond: number
  /** All requests pass it, but for answers to people. Without it there is only the limit of discord.js, which does not wait. */
  readonly pace?: Pace | undefined
  readonly clock: Clock
  readonly log: Log
  readonly requestTimeoutMs?: number
}

const REAL_API = 'https://discord.com/api'
const READY_WITHIN_MS = 60_000

export function createDiscordAdapter(options: DiscordOptions): ChatAdapter {
  const { token, clock, log, requestsPerSecond, pace } = options
  const timeoutMs = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: {
      api: (options.apiUrl ?? REAL_API).replace(/(?:\/v\d+)?\/*$/u, ''),
      retries: 0,
      timeout: timeoutMs,
      globalRequestsPerSecond: requestsPerSecond,
      // The outbox waits, not the SDK. A person who asked something waits here for the second it takes.
      rejectOnRateLimit: ({ route }) => !/^\/(?:interactions|webhooks)\//u.test(route),
    },
  })
  client.rest.setToken(token)
  const rest = pace === undefined ? client.rest : pacedRest(client.rest, pace)
  client.rest.on(RESTEvents.Response, (_request, { status, headers }) => {
    if (!isRefusal(status, headers.get('X-RateLimit-Scope')) || pace?.noteRefusal() !== true) return
    log.error('discord refused too many requests: nothing is sent for ten minutes, before it bars this address')
  })
  client.on(Events.Error, (error) => {
    log.warn('discord connection problem', { problem: error.message })
  })
  client.on(Events.ShardDisconnect, ({ code }) => {
    log.error('discord closed the connection for good', { code })
  })

  let stopping: Promise<void> | null = null
  const may = (channelId: string, permission: bigint): boolean => {
    const channel = client.channels.cache.get(channelId)
    if (channel === undefined || channel.isDMBased() || client.user === null) return true
    return channel.permissionsFor(client.user)?.has(permission) ?? true
  }
  const sender = createSender(rest, timeoutMs, {
    ownId: () => client.user?.id ?? null,
    canReadHistory: (channelId) => may(channelId, PermissionFlagsBits.ReadMessageHistory),
    canAttachFiles: (channelId) => may(channelId, PermissionFlagsBits.AttachFiles),
    isStopped: () => stopping !== null,
    noteUnpublished: (ref, problem) => {
      log.info('discord did not publish a message', { ref, problem })
    },
  })

  async function start(handlers: AdapterHandlers): Promise<void> {
    // A start that failed may be tried again.
    client.removeAllListeners(Events.InteractionCreate)
    const answer = createAnswerer(client.rest, handlers, clock, log)
    client.on(Events.InteractionCreate, (interaction) => void answer(interaction))
    const join = watchGuilds(client, handlers, clock, log)
    let applicationId: string
    try {
      applicationId = await logIn()
      await rest.put(Routes.applicationCommands(applicationId), { body: handlers.commands.map(commandBody) })
    } catch (error) {
      const problem = asStartError(error)
      await client.destroy()
      // Sending needs no gateway, and goes on through an outage of it.
      if (problem.kind !== 'unauthorized') client.rest.setToken(token)
      throw problem
    }
    for (const guild of client.guilds.cache.values()) await join(guild)
    log.info('discord connected', {
      guilds: client.guilds.cache.size,
      commands: handlers.commands.length,
      invite: inviteLink(applicationId),
    })
  }

  async function logIn(): Promise<string> {
    const waiting = new AbortController()
    const ready = new Promise<string>((resolve) => {
      client.once(Events.ClientReady, ({ application }) => {
        resolve(application.id)
      })
    })
    const late = clock.sleep(READY_WITHIN_MS, waiting.signal).then((): never => {
      throw new ChatError('unavailable', 'Discord did not get ready in time')
    })
    // Aborted sleeps end too; nobody listens to this one then.
    late.catch(() => undefined)
    try {
      return await Promise.race([client.login(token).then(() => ready), late])
    } finally {
      waiting.abort()
    }
  }

  return {
    platform: 'discord',
    capabilities: { canReconcile: true, requestsPerSecond, requestTimeoutMs: timeoutMs, fits },
    ...sender,
    start,
    stop: () => {
      client.removeAllListeners(Events.InteractionCreate)
      stopping ??= client.destroy()
      return stopping
    },
  }
}

/** Nothing of a start is half done: what may have worked is simply done again. */
function asStartError(error: unknown): ChatError {
  const problem = toChatError(error)
  if (problem.kind !== 'ambiguous') return problem
  return new ChatError('unavailable', problem.message, { platformCode: problem.platformCode, cause: error })
}
