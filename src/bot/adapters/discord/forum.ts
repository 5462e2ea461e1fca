import { ChannelFlags, ChannelType, Routes } from 'discord.js'
import { z } from 'zod'
import type { Card } from '../../../core/card.ts'
import { ChatError } from '../../../core/errors.ts'
import { forgetOldest } from '../../../core/forget-oldest.ts'
import type { OutgoingMessage } from '../../../core/ports/chat-adapter.ts'
import { CODES, discordCode, toChatError } from './errors.ts'
import { fittingTags } from './fitting-tags.ts'
import { absent, orElse } from './left-out.ts'
import { THREADS_PAGE } from './limits.ts'
import type { Limited, Rest } from './paced-rest.ts'
import { pictureFiles } from './picture-files.ts'
import { picturesOf, renderPost, threadName } from './render.ts'
import { shownEmbeds } from './shown-embeds.ts'
import { snowflake } from './snowflake.ts'

/** So many posts of the bot since then at most: more are not looked through. */
const POSTS_MAX = 100
const MISNAMED_MAX = 1_000

const FORUMS: ReadonlySet<number> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia])

const channelShape = z.object({
  type: z.int(),
  guild_id: absent(snowflake),
  flags: orElse(z.int(), 0),
  available_tags: orElse(
    z.array(z.object({ id: snowflake, name: z.string(), moderated: orElse(z.boolean(), false) })),
    [],
  ),
})
const threadsShape = z.object({
  threads: z.array(
    z.object({
      id: snowflake,
      parent_id: snowflake.nullish(),
      owner_id: snowflake.nullish(),
      thread_metadata: z.object({ archive_timestamp: z.iso.datetime({ offset: true }) }).nullish(),
    }),
  ),
  has_more: orElse(z.boolean(), false),
})
const createdShape = z.object({ id: snowflake, message: absent(z.object(shownEmbeds)) })

type Created = z.infer<typeof createdShape>

type Thread = z.infer<typeof threadsShape>['threads'][number]

/** A channel whose every message has a thread of its own, which Discord calls a post. */
type Forum = {
  /** Only those that everybody may use. */
  readonly tags: readonly { readonly id: string; readonly name: string }[]
  readonly needsTag: boolean
}

export type Forums = {
  /** False for a channel that nobody has asked about yet. */
  isKnown(channelId: string): boolean
  /** The server that the forum is in; `null` where the channel is none. */
  guildOf(channelId: string): Promise<string | null>
  /** Makes a post. Returns its id, which its first message and its thread have, too, and that message as it is shown. */
  post(channelId: string, message: OutgoingMessage): Promise<Created>
  /** Gives a post the tags and the name that fit now. What comes of it is no matter. */
  bringUpToDate(channelId: string, postId: string, change: Card): Promise<void>
  /** Gives a post the name that it should have by now, where it did not take that one before. */
  catchUp(postId: string, card: Card): Promise<void>
  /** The id of the post that was made since then and whose first message `isIt`. */
  findPost(
    channelId: string,
    guildId: string,
    since: { readonly ms: number; readonly snowflake: bigint },
    isIt: (message: unknown) => boolean,
  ): Promise<string | null>
}

/** `limited` bounds each request, `ownId` is the bot's own id once it is known, `noteTagsKept` hears where tags stay as they were. */
export function createForums(
  rest: Rest,
  limited: Limited,
  ownId: () => string | null,
  noteTagsKept: (channelId: string) => void,
): Forums {
  /** The server of a forum, `null` for a channel that is none. Neither changes as long as there is the channel. */
  const guilds = new Map<string, string | null>()
  /** Forums in which the bot may not change a post's tags. */
  const fixed = new Set<string>()
  /** Posts that could not be called as their stories are by now: Discord takes two other names in ten minutes. */
  const misnamed = new Set<string>()

  async function find(channelId: string): Promise<Forum | null> {
    if (guilds.get(channelId) === null) return null
    const answer = await rest.get(Routes.channel(channelId), limited()).catch((error: unknown): never => {
      const problem = toChatError(error)
      // To look changes nothing, so nothing is left open.
      throw problem.kind === 'ambiguous' ? new ChatError('unavailable', problem.message, { cause: error }) : problem
    })
    const channel = channelShape.safeParse(answer).data
    if (channel === undefined) {
      throw new ChatError('unavailable', 'Discord answered with something else than a channel')
    }
    const guildId = FORUMS.has(channel.type) ? (channel.guild_id ?? null) : null
    guilds.set(channelId, guildId)
    if (guildId === null) return null
    return {
      tags: channel.available_tags.filter(({ moderated }) => !moderated),
      needsTag: (channel.flags & ChannelFlags.RequireTag) !== 0,
    }
  }

  async function post(channelId: string, message: OutgoingMessage): Promise<Created> {
    if (message.isShared === true) throw new ChatError('one-each', 'A forum takes one story a post')
    const forum = await find(channelId)
    if (forum === null) throw new ChatError('invalid', 'The channel takes neither messages nor posts')
    const { labels } = message.card
    const fitting = fittingTags(forum.tags, labels)
    // What is no story has no tag of its own.
    const tags = fitting.length === 0 && forum.needsTag && labels.length === 0 ? forum.tags.slice(0, 1) : fitting
    if (tags.length === 0 && forum.needsTag) {
      throw new ChatError('tag-required', 'The forum wants a tag and has none that fits', {
        platformCode: String(CODES.tagRequired),
      })
    }
    const body = renderPost(
      message,
      tags.map(({ id }) => id),
    )
    const pictures = picturesOf(message.isPlain === true ? [] : (message.pictures ?? []))
    const request = { body, files: pictureFiles(pictures), ...limited() }
    const created = createdShape.safeParse(await rest.post(Routes.threads(channelId), request))
    if (!created.success) throw new ChatError('ambiguous', 'Discord answered with something else than a post')
    return created.data
  }

  async function retag(channelId: string, postId: string, labels: readonly string[]): Promise<void> {
    if (fixed.has(channelId)) return
    try {
      const tags = fittingTags((await find(channelId))?.tags ?? [], labels)
      if (tags.length === 0) return
      const body = { archived: false, applied_tags: tags.map(({ id }) => id) }
      await rest.patch(Routes.channel(postId), { body, ...limited() })
    } catch (error) {
      if (toChatError(error).kind !== 'forbidden') return
      fixed.add(channelId)
      noteTagsKept(channelId)
    }
  }

  /**
   * Whoever made a post may name it; where Discord takes no other name now, it keeps the one that it has until the next edit.
   * https://docs.discord.com/developers/topics/threads#editing--deleting-threads
   */
  async function rename(postId: string, name: string): Promise<void> {
    misnamed.delete(postId)
    try {
      await rest.patch(Routes.channel(postId), { body: { archived: false, name }, ...limited() })
    } catch (error) {
      if (toChatError(error).kind !== 'rate-limited') return
      forgetOldest(misnamed, MISNAMED_MAX)
      misnamed.add(postId)
    }
  }

  async function listThreads(route: `/${string}`, query: URLSearchParams) {
    const found = threadsShape.safeParse(await rest.get(route, { query, ...limited() }))
    if (!found.success) throw new ChatError('ambiguous', 'Discord answered with something else than threads')
    return found.data
  }

  /** Newest archived first; one that was archived before then was made before then. */
  async function listArchived(channelId: string, sinceMs: number): Promise<readonly Thread[]> {
    const all: Thread[] = []
    const query = new URLSearchParams({ limit: String(THREADS_PAGE) })
    for (;;) {
      const { threads, has_more: hasMore } = await listThreads(Routes.channelThreads(channelId, 'public'), query)
      all.push(...threads)
      const last = threads.at(-1)?.thread_metadata?.archive_timestamp
      if (!hasMore || last === undefined || Date.parse(last) < sinceMs) return all
      query.set('before', last)
    }
  }

  return {
    isKnown: (channelId) => typeof guilds.get(channelId) === 'string',
    async guildOf(channelId) {
      // A look that goes wrong at its second request need not begin at the first again.
      if (!guilds.has(channelId)) await find(channelId)
      return guilds.get(channelId) ?? null
    },
    post,
    async bringUpToDate(channelId, postId, change) {
      await retag(channelId, postId, change.labels)
      await rename(postId, threadName(change))
    },
    async catchUp(postId, card) {
      if (misnamed.has(postId)) await rename(postId, threadName(card))
    },
    async findPost(channelId, guildId, since, isIt) {
      const active = await listThreads(Routes.guildActiveThreads(guildId), new URLSearchParams())
      const posts = [...active.threads, ...(await listArchived(channelId, since.ms))].filter(
        ({ id, parent_id: parentId, owner_id: ownerId }) =>
          (parentId ?? channelId) === channelId &&
          (ownId() === null || (ownerId ?? ownId()) === ownId()) &&
          BigInt(id) >= since.snowflake,
      )
      const ids = [...new Set(posts.map(({ id }) => id))]
      if (ids.length > POSTS_MAX) throw new ChatError('ambiguous', 'The forum has too many new posts to look for one')
      for (const id of ids) {
        try {
          if (isIt(await rest.get(Routes.channelMessage(id, id), limited()))) return id
        } catch (error) {
          const code = discordCode(error)
          // Somebody deleted it meanwhile.
          if (code !== CODES.unknownMessage && code !== CODES.unknownChannel) throw error
        }
      }
      return null
    },
  }
}
