import { ChannelType, Events, PermissionFlagsBits, type Client, type Guild, type GuildBasedChannel } from 'discord.js'
import { DAY_MS } from '../../../core/durations.ts'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { languageOf, platformId } from '../../../core/workspace.ts'
import { hasIn } from './own-permissions.ts'

/** Who was added longer ago, as when this bot ran without greeting, knows it by now. */
const NEW_FOR_MS = DAY_MS
const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory, EmbedLinks } = PermissionFlagsBits

/** What is told under the Guilds intent alone; of members only the bot itself. */
const WATCHED = [
  Events.GuildCreate,
  Events.GuildAvailable,
  Events.GuildDelete,
  Events.ChannelUpdate,
  Events.ChannelDelete,
  Events.ThreadUpdate,
  Events.ThreadDelete,
  Events.GuildRoleUpdate,
  Events.GuildRoleDelete,
  Events.GuildMemberUpdate,
] as const

/**
 * Follows what happens to servers and channels: the bot joins and leaves, may post again or can't any more. Returns what
 * to do with the servers that it is in at a start.
 */
export function watchGuilds(
  client: Client,
  handlers: AdapterHandlers,
  clock: Clock,
  log: Log,
): (guild: Guild) => Promise<void> {
  // A start that failed may be tried again.
  for (const event of WATCHED) client.removeAllListeners(event)
  const workspaceOf = (guild: Guild) => platformId('discord', guild.id)

  const carefully = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.error(`discord ${what}`, { err: error })
    }
  }

  const may = (channel: GuildBasedChannel, ...permissions: readonly bigint[]): boolean =>
    hasIn(channel, ViewChannel, ...permissions)
  const mayPost = (channel: GuildBasedChannel): boolean => {
    // A timeout says nothing in the roles.
    if (channel.guild.members.me?.isCommunicationDisabled() === true) return false
    return channel.isThread()
      ? channel.locked !== true && may(channel, SendMessagesInThreads, ReadMessageHistory, EmbedLinks)
      : may(channel, SendMessages, ReadMessageHistory, EmbedLinks)
  }

  const opening = new Map<string, { isWantedAgain: boolean }>()
  /** Many roles may change at once: one look is enough for all. */
  async function lookAt(guild: Guild): Promise<void> {
    const running = opening.get(guild.id)
    if (running !== undefined) {
      running.isWantedAgain = true
      return
    }
    const look = { isWantedAgain: true }
    opening.set(guild.id, look)
    while (look.isWantedAgain) {
      look.isWantedAgain = false
      await carefully('channels not opened', () =>
        handlers.channelsOpen(workspaceOf(guild), (externalId) => {
          const channel = guild.channels.cache.get(externalId)
          return channel !== undefined && mayPost(channel)
        }),
      )
    }
    opening.delete(guild.id)
  }

  /** In an outage since before the start: nothing is known of them but their ids. */
  const unseen = new Set<string>()
  const joined = new Set<string>()
  async function join(guild: Guild): Promise<void> {
    joined.add(guild.id)
    await carefully('workspace not restored', () => handlers.workspaceJoined(workspaceOf(guild)))
    if (!guild.available && guild.channels.cache.size === 0) {
      unseen.add(guild.id)
      return
    }
    await lookAt(guild)
    if (guild.joinedTimestamp < clock.nowMs() - NEW_FOR_MS) return
    await carefully('workspace not greeted', () =>
      handlers.greet({
        ...{ id: workspaceOf(guild), platform: 'discord', externalId: guild.id },
        language: languageOf(guild.preferredLocale) ?? 'en',
        channels: speakable(guild),
      }),
    )
  }

  /** The server's own channel for news first, then text channels from the top. */
  function speakable(guild: Guild): readonly string[] {
    const texts = [...guild.channels.cache.values()]
      .filter((channel) => channel.type === ChannelType.GuildText)
      .toSorted((a, b) => a.rawPosition - b.rawPosition)
    const system = texts.filter(({ id }) => id === guild.systemChannelId)
    const channels = [...system, ...texts.filter(({ id }) => id !== guild.systemChannelId)]
    return channels.filter((channel) => may(channel, SendMessages, EmbedLinks)).map(({ id }) => id)
  }

  const lose = ({ id, guild }: GuildBasedChannel) =>
    carefully('channel not suspended', () =>
      handlers.channelLost(platformId('discord', id), 'channel-gone', workspaceOf(guild)),
    )

  // A guild that comes back after an outage is no new one: discord.js has another event for that.
  client.on(Events.GuildCreate, (guild) => void join(guild))
  client.on(Events.GuildAvailable, (guild) => {
    if (unseen.delete(guild.id)) void join(guild)
    // What changed meanwhile nobody told: an outage ends, or a connection began anew.
    else if (joined.has(guild.id)) void lookAt(guild)
  })
  client.on(
    Events.GuildDelete,
    (guild) =>
      void carefully('workspace not suspended', () => handlers.workspaceGone(workspaceOf(guild), 'bot-removed')),
  )
  client.on(Events.ChannelUpdate, (before, now) => {
    if (now.isDMBased()) return
    void lookAt(now.guild)
    const isForum = now.isThreadOnly() && 'availableTags' in before
    if (!isForum || !mayPost(now)) return
    const tags = [before, now].map(({ availableTags, flags }) => JSON.stringify([availableTags, flags.bitfield]))
    if (tags[0] === tags[1]) return
    void carefully('channel not opened', () => handlers.channelBack(platformId('discord', now.id)))
  })
  client.on(Events.ThreadUpdate, (before, now) => {
    if (before.locked === true && now.locked !== true) void lookAt(now.guild)
  })
  client.on(Events.ChannelDelete, (channel) => {
    if (!channel.isDMBased()) void lose(channel)
  })
  client.on(Events.ThreadDelete, (thread) => void lose(thread))
  client.on(Events.GuildRoleUpdate, (before, now) => {
    if (before.permissions.bitfield !== now.permissions.bitfield) void lookAt(now.guild)
  })
  client.on(Events.GuildRoleDelete, ({ guild }) => void lookAt(guild))
  client.on(Events.GuildMemberUpdate, (_before, { guild, id }) => {
    if (id === client.user?.id) void lookAt(guild)
  })
  return join
}
