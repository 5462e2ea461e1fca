import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  PermissionFlagsBits,
  Routes,
  type ClientOptions,
} from 'discord.js'
import { ChatError, InputError } from '../../../core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import type { Pace } from '../../../core/ports/pace.ts'
import { shardNumbers, type Shards } from '../../../core/shards.ts'
import { gatewayRefusal } from './gateway-refusals.ts'
import { watchGuilds } from './guild-life.ts'
import { parseInteraction } from './interaction.ts'
import { createAnswerer, type Answerer } from './interactions.ts'
import { inviteLink } from './invite-link.ts'
import { REQUEST_TIMEOUT_MS } from './limits.ts'
import { restOptions, watchRefusals } from './open-rest.ts'
import { hasIn } from './own-permissions.ts'
import { writesForms } from './writes-forms.ts'
import { pacedRest } from './paced-rest.ts'
import { registerAtStart } from './register-commands.ts'
import { fits } from './render.ts'
import { createSender, warnOfKeptTags } from './send.ts'
import { asStartError } from './start-error.ts'

export type DiscordOptions = {
  readonly token: string
  /** Where Discord's API is, the path of a proxy included; the real one where it is not given. */
  readonly apiUrl?: string | undefined
  readonly requestsPerSecond: number
  /** Default: `auto`. */
  readonly shards?: Shards
  /** All requests pass it, but for answers to people. Without it there is only the limit of discord.js, which does not wait. */
  readonly pace?: Pace | undefined
  readonly clock: Clock
  readonly log: Log
  /** Tells whoever sits at the terminal; nobody where it is not given. */
  readonly print?: ((text: string) => void) | undefined
  readonly requestTimeoutMs?: number
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const BAD_TOKEN: number = GatewayCloseCodes.AuthenticationFailed
/** Within that time a further connection must be ready; several begin one after the other, 5 s apart. */
const READY_WITHIN_MS = 60_000

export function createDiscordAdapter(options: DiscordOptions): ChatAdapter {
  const { token, clock, log, requestsPerSecond, pace } = options
  const timeoutMs = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...shardsOf(options.shards ?? 'auto'),
    allowedMentions: { parse: [] },
    rest: restOptions(options),
  })
  client.rest.setToken(token)
  const direct = writesForms(client.rest)
  const rest = pace === undefined ? direct : pacedRest(direct, pace)
  watchRefusals(client.rest, pace, log)
  let answer: Answerer | null = null
  // As it comes, because HTTP brings it in the same form: discord.js would make something of its own of it.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
    const interaction = parseInteraction(payload)
    // discord.js gets an empty one: it would make objects of its own of it, and end the process where it misses a field.
    if (typeof payload === 'object' && payload !== null) {
      for (const field of Object.keys(payload)) Reflect.deleteProperty(payload, field)
    }
    if (interaction === null || interaction.type === 1) return
    void answer?.(interaction, async ({ id, token: asked }, body) => {
      await client.rest.post(Routes.interactionCallback(id, asked), { auth: false, body })
    })
  })
  client.on(Events.Error, (error) => {
    log.warn('discord connection problem', { problem: error.message })
  })
  /** Why the gateway is closed for good; to try again changes nothing, and Discord bears 1,000 beginnings a day. */
  let refusal: string | null = null
  client.on(Events.ShardDisconnect, ({ code }) => {
    const hint = gatewayRefusal(code)
    log.error('discord closed the connection for good', { code, ...(hint !== null && { hint }) })
    if (code === BAD_TOKEN) pace?.noteBadToken()
    if (hint === null) return
    refusal = hint
    pace?.noteDeaf(hint)
  })

  let stopping: Promise<void> | null = null
  const may = (channelId: string, permission: bigint): boolean => {
    const channel = client.channels.cache.get(channelId)
    if (channel === undefined || channel.isDMBased()) return true
    return hasIn(channel, permission)
  }
  const sender = createSender(rest, timeoutMs, {
    ownId: () => client.user?.id ?? null,
    canReadHistory: (channelId) => may(channelId, PermissionFlagsBits.ReadMessageHistory),
    canAttachFiles: (channelId) => may(channelId, PermissionFlagsBits.AttachFiles),
    canEmbed: (channelId) => may(channelId, PermissionFlagsBits.EmbedLinks),
    isStopped: () => stopping !== null,
    noteUnpublished: (ref, problem) => {
      log.info('discord did not publish a message', { ref, problem })
    },
    noteTagsKept: warnOfKeptTags(log),
  })

  async function start(handlers: AdapterHandlers): Promise<void> {
    // A start that failed may be tried again.
    answer = createAnswerer(direct, handlers, clock, log)
    const join = watchGuilds(client, handlers, clock, log)
    let applicationId: string
    try {
      applicationId = await logIn()
      await registerAtStart(rest, applicationId, handlers.commands, log)
    } catch (error) {
      const problem = asStartError(error)
      await client.destroy()
      // Sending needs no gateway, and goes on through an outage of it.
      if (problem.kind !== 'unauthorized') client.rest.setToken(token)
      throw refusal === null ? problem : new InputError([refusal])
    }
    for (const guild of client.guilds.cache.values()) await join(guild)
    log.info('discord connected', { guilds: client.guilds.cache.size })
    options.print?.(`Add the bot to a Discord server: ${inviteLink(applicationId)}`)
  }

  async function logIn(): Promise<string> {
    const waiting = new AbortController()
    const ready = new Promise<string>((resolve) => {
      client.once(Events.ClientReady, ({ application }) => {
        resolve(application.id)
      })
    })
    const late = untilNothingComes(waiting.signal).then((): never => {
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

  async function untilNothingComes(signal: AbortSignal): Promise<void> {
    let ready = 0
    const count = (): void => {
      ready += 1
    }
    client.on(Events.ShardReady, count)
    for (let before = -1; before < ready && !signal.aborted;) {
      before = ready
      await clock.sleep(READY_WITHIN_MS, signal)
    }
    client.off(Events.ShardReady, count)
  }

  return {
    platform: 'discord',
    capabilities: { canReconcile: true, requestsPerSecond, requestTimeoutMs: timeoutMs, fits },
    ...sender,
    start,
    stop: () => {
      answer = null
      stopping ??= client.destroy()
      return stopping
    },
  }
}

function shardsOf(shards: Shards): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === 'auto') return { shards }
  return { shards: shardNumbers(shards), shardCount: shards.count }
}
