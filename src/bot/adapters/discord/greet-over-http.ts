import { ChannelType, PermissionFlagsBits, Routes } from 'discord.js'
import { z } from 'zod'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import type { Log } from '../../../core/ports/log.ts'
import { languageOf, platformId } from '../../../core/workspace.ts'
import { toChatError } from './errors.ts'
import type { Interaction } from './interaction.ts'
import type { Rest } from './paced-rest.ts'
import { snowflake } from './snowflake.ts'

const { ViewChannel, SendMessages, EmbedLinks } = PermissionFlagsBits
const TEXT: number = ChannelType.GuildText
const TO_SPEAK = ViewChannel | SendMessages | EmbedLinks

const channelsShape = z.array(z.object({ id: snowflake, type: z.int(), position: z.int().default(0) }))

/** As much as is used: https://docs.discord.com/developers/events/webhook-events#application-authorized */
const eventShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal(0) }),
  z.object({
    type: z.literal(1),
    event: z.object({
      type: z.string(),
      data: z
        .object({
          guild: z
            .object({
              id: snowflake,
              preferred_locale: z.string().default(''),
              system_channel_id: snowflake.nullish(),
            })
            .optional(),
        })
        .nullish(),
    }),
  }),
])

type WebhookEvent = z.infer<typeof eventShape>

/** What Discord tells beside interactions; `null`: nothing that we know. */
export function parseWebhookEvent(payload: unknown): WebhookEvent | null {
  return eventShape.safeParse(payload).data ?? null
}

export type HttpGreeter = {
  /** Somebody adds the bot to a server: greets there. Never rejects. */
  readonly onEvent: (event: WebhookEvent) => Promise<void>
  /** After an answer: greets where it was given, if nobody has greeted that server yet. Never rejects. */
  readonly onAnswered: (interaction: Interaction) => Promise<void>
}

/** Without a gateway nobody tells that the bot was added, but for a webhook event where one is set up. */
export function createHttpGreeter(rest: Rest, handlers: AdapterHandlers, log: Log): HttpGreeter {
  const met = new Set<string>()

  const carefully = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.warn('a server was not greeted', { problem: toChatError(error).message })
    }
  }

  const greet = (guildId: string, locale: string, channels: readonly string[]): Promise<void> => {
    met.add(guildId)
    const workspace = { id: platformId('discord', guildId), platform: 'discord', externalId: guildId } as const
    return handlers.greet({ ...workspace, language: languageOf(locale) ?? 'en', channels })
  }

  return {
    onEvent: (told) =>
      carefully(async () => {
        const guild =
          told.type === 1 && told.event.type === 'APPLICATION_AUTHORIZED' ? told.event.data?.guild : undefined
        if (guild === undefined) return
        const workspaceId = platformId('discord', guild.id)
        await handlers.workspaceJoined(workspaceId)
        const channels = channelsShape.parse(await rest.get(Routes.guildChannels(guild.id)))
        // What was removed looks, to whoever posts, as if it might not. Whether it may now is learnt by posting.
        const ids = new Set(channels.map(({ id }) => id))
        await handlers.channelsOpen(workspaceId, (externalId) => ids.has(externalId))
        const texts = channels
          .filter(({ type }) => type === TEXT)
          .toSorted((a, b) => a.position - b.position)
          .map(({ id }) => id)
        const system = texts.filter((id) => id === guild.system_channel_id)
        await greet(guild.id, guild.preferred_locale, [...new Set([...system, ...texts])])
      }),
    onAnswered: ({ guild_id: guildId, guild_locale: locale, channel_id: channelId, app_permissions: may = 0n }) =>
      carefully(async () => {
        if (guildId === undefined || channelId === undefined || met.has(guildId)) return
        if ((may & TO_SPEAK) === TO_SPEAK) await greet(guildId, locale, [channelId])
      }),
  }
}
