import {
  type Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  PermissionFlagsBits,
  Routes,
  type ClientOptions,
} from 'discord.js'
import { InputError } from '../../../core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import type { Pace } from '../../../core/ports/pace.ts'
import { shardNumbers, type Shards } from '../../../core/shards.ts'
import { getApplication } from './application.ts'
import { endpointProblems } from './endpoint-problems.ts'
import { toChatError } from './errors.ts'
import { openGateway } from './gateway.ts'
import { keepsToken } from './keeps-token.ts'
import { gatewayRefusal } from './gateway-refusals.ts'
import { watchGuilds } from './guild-life.ts'
import { parseInteraction } from './interaction.ts'
import { createAnswerer, type Answerer } from './interactions.ts'
import { inviteLink } from './invite-link.ts'
import { REQUEST_TIMEOUT_MS } from './limits.ts'
import { closeRest, openRest, restOptions, watchRefusals } from './open-rest.ts'
import { hasIn } from './own-permissions.ts'
import { writesForms } from './writes-forms.ts'
import { pacedRest } from './paced-rest.ts'
import { registerAtStart } from './register-commands.ts'
import { fits } from './render.ts'
import { createSender } from './send.ts'
import { createSendingNotes } from './sending-notes.ts'
import { asStartError } from './start-error.ts'

export type DiscordOptions = {
  readonly token: string
  /** Where Discord's API is, the path of a proxy included; the real one where it is not given. */
  readonly apiUrl?: string | null
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

/** Discord by its gateway. Connects to nothing before it is started. */
export function createDiscordAdapter(options: DiscordOptions): ChatAdapter {
  const { token, clock, log, requestsPerSecond, pace } = options
  const timeoutMs = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  const ownRest = openRest(options)
  const direct = keepsToken(writesForms(ownRest), () => ownRest.setToken(token))
  const rest = pace === undefined ? direct : pacedRest(direct, pace)
  watchRefusals(ownRest, pace, log)
  let answer: Answerer | null = null
  /** Why the gateway is closed for good; to try again changes nothing, and Discord bears 1,000 beginnings a day. */
  let refusal: string | null = null
  const listen = (client: Client): void => {
    watchRefusals(client.rest, pace, log)
    // As it comes, because HTTP brings it in the same form: discord.js would make something of its own of it.
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
      const interaction = parseInteraction(payload)
      // discord.js gets an empty one: it would make objects of its own of it, and end the process where it misses a field.
      if (typeof payload === 'object' && payload !== null) {
        for (const field of Object.keys(payload)) Reflect.deleteProperty(payload, field)
      }
      if (interaction === null || interaction.type === 1) return
      void answer?.(interaction, async ({ id, token: asked }, body) => {
        await ownRest.post(Routes.interactionCallback(id, asked), { auth: false, body })
      })
    })
    client.on(Events.Error, (error) => {
      log.warn('discord connection problem', { problem: error.message })
    })
    client.on(Events.ShardDisconnect, ({ code }) => {
      const hint = gatewayRefusal(code)
      log.error('discord closed the connection for good', { code, ...(hint !== null && { hint }) })
      if (code === BAD_TOKEN) pace?.noteBadToken()
      if (hint === null) return
      refusal = hint
      pace?.noteDeaf(hint)
    })
  }
  const gateway = openGateway({
    token,
    client: {
      intents: [GatewayIntentBits.Guilds],
      ...shardsOf(options.shards ?? 'auto'),
      allowedMentions: { parse: [] },
      rest: restOptions(options),
    },
    clock,
    onClient: listen,
  })

  let stopping: Promise<void> | null = null
  /** `null` where the gateway told nothing of the channel: not here, or not to this process. */
  const may = (channelId: string, permission: bigint): boolean | null => {
    const channel = gateway.client().channels.cache.get(channelId)
    if (channel === undefined) return null
    return channel.isDMBased() || hasIn(channel, permission)
  }
  const sender = createSender(rest, timeoutMs, {
    ownId: () => gateway.client().user?.id ?? null,
    canReadHistory: (channelId) => may(channelId, PermissionFlagsBits.ReadMessageHistory),
    canAttachFiles: (channelId) => may(channelId, PermissionFlagsBits.AttachFiles) ?? true,
    canEmbed: (channelId) => may(channelId, PermissionFlagsBits.EmbedLinks) ?? true,
    isStopped: () => stopping !== null,
    ...createSendingNotes(log),
  })

  async function start(handlers: AdapterHandlers): Promise<void> {
    // A start that failed may be tried again.
    answer = createAnswerer(direct, handlers, clock, log)
    const join = watchGuilds(gateway.client(), handlers, clock, log)
    let applicationId: string
    try {
      applicationId = await gateway.logIn()
      await registerAtStart(rest, applicationId, handlers.commands, log)
    } catch (error) {
      throw refusal === null ? asStartError(error) : new InputError([refusal])
    }
    const { guilds } = gateway.client()
    for (const guild of guilds.cache.values()) if (stopping === null) await join(guild)
    // What joins needs is closed by now.
    if (stopping !== null) return
    log.info('discord connected', { guilds: guilds.cache.size })
    void sayWhoIsAsked()
    options.print?.(`Add the bot to a Discord server: ${inviteLink(applicationId)}`)
  }

  /** Where Discord is told to ask over HTTP, nothing of that comes by the gateway: people would wait in vain. */
  async function sayWhoIsAsked(): Promise<void> {
    try {
      for (const problem of endpointProblems(await getApplication(rest), null))
        log.error('discord cannot ask us', { problem })
    } catch (error) {
      if (stopping === null) log.debug('discord did not say whom it asks', { problem: toChatError(error).message })
    }
  }

  return {
    platform: 'discord',
    capabilities: { canReconcile: true, requestsPerSecond, requestTimeoutMs: timeoutMs, fits },
    ...sender,
    start,
    stop: () => {
      answer = null
      closeRest(ownRest)
      stopping ??= gateway.close()
      return stopping
    },
  }
}

function shardsOf(shards: Shards): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === 'auto') return { shards }
  return { shards: shardNumbers(shards), shardCount: shards.count }
}
