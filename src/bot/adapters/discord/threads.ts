import { Routes } from 'discord.js'
import { ChatError } from '../../../core/errors.ts'
import { isRefusedBody } from '../../../core/is-refused-body.ts'
import { CODES, discordCode, toChatError } from './errors.ts'
import { THREAD_ARCHIVE_MINUTES } from './limits.ts'
import type { MessagePlace } from './message-place.ts'
import type { Limited, Rest } from './paced-rest.ts'

/** The server has as many open threads as it may: no other is opened, and none that was archived is opened again. */
const THREADS_FULL = new Set<number | null>([CODES.threadsFull, CODES.newsThreadsFull])

/** Nothing can be posted or edited in the thread, whatever holds for its channel. */
const CLOSED = new Set<number | null>([CODES.threadArchived, CODES.threadLocked, CODES.unknownChannel])
/** Nothing can be posted there by the bot, which may post in the channel all the same. */
const NO_REPLY = new Set<number | null>([...CLOSED, CODES.missingAccess, CODES.missingPermissions])

type Threads = {
  /** The thread under a message, opened where there is none; `null` where there can't be one. */
  open(place: MessagePlace, name: string): Promise<string | null>
  /** An edit where the place, if it is a thread, is opened again for it when it was archived meanwhile. */
  reopening<T>(channelId: string, work: () => Promise<T>): Promise<T>
}

/** What threads need beside messages. `limited` bounds each request. */
export function createThreads(rest: Rest, limited: Limited): Threads {
  /** False where a moderator locked the thread. */
  async function unarchive(threadId: string): Promise<boolean> {
    try {
      await rest.patch(Routes.channel(threadId), { body: { archived: false }, ...limited() })
      return true
    } catch (error) {
      if (toChatError(error).kind !== 'forbidden') throw error
      return false
    }
  }

  return {
    async open({ channelId, messageId }, name) {
      try {
        const body = { name, auto_archive_duration: THREAD_ARCHIVE_MINUTES }
        await rest.post(Routes.threads(channelId, messageId), { body, ...limited() })
      } catch (error) {
        if (discordCode(error) !== CODES.threadExists) {
          const problem = toChatError(error)
          // There can be none, or none of that name, although the channel takes messages.
          const isRefused = problem.kind === 'forbidden' || isRefusedBody(problem)
          if (isRefused || THREADS_FULL.has(discordCode(error))) return null
          throw error
        }
      }
      // A thread that was started from a message has that message's id.
      return messageId
    },
    async reopening(channelId, work) {
      try {
        return await work()
      } catch (error) {
        if (discordCode(error) !== CODES.threadArchived || !(await unarchive(channelId))) throw error
        return await work()
      }
    },
  }
}

/** What is refused in a thread says nothing about the channel that it belongs to. */
export async function inThread<T>(closed: 'edit-closed' | 'thread-closed', work: () => Promise<T>): Promise<T> {
  const refusals = closed === 'edit-closed' ? CLOSED : NO_REPLY
  try {
    return await work()
  } catch (error) {
    const code = discordCode(error)
    if (!refusals.has(code)) throw error
    const isGone = code === CODES.unknownChannel
    throw new ChatError(isGone ? 'message-gone' : closed, toChatError(error).message, {
      platformCode: String(code),
      cause: error,
    })
  }
}

/** Whether the thread takes no reply, which the channel may take all the same. */
export function takesNoReply(error: unknown): boolean {
  const code = discordCode(error)
  return NO_REPLY.has(code) || THREADS_FULL.has(code)
}
