import { Routes } from 'discord.js'
import { HOUR_MS } from '../../../core/durations.ts'
import { CODES, discordCode, toChatError } from './errors.ts'
import { PUBLISHED_AN_HOUR } from './limits.ts'
import type { Limited, Rest } from './paced-rest.ts'

/**
 * Publishes messages of an announcement channel to those that follow it. What Discord does not take is left as it is: the
 * message itself stands. Beyond what Discord takes in an hour nothing is asked, and nothing is published later: a follower
 * that saw it an hour late would take it for news.
 */
export function createCrosspost(
  rest: Rest,
  limited: Limited,
  noteUnpublished: (ref: string, problem: string) => void,
): (channelId: string, message: { readonly id: string; readonly atMs: number }) => Promise<void> {
  /** When the last ones of each channel were sent, by Discord's clock. */
  const recent = new Map<string, readonly number[]>()
  return async (channelId, { id, atMs }) => {
    const ref = `${channelId}/${id}`
    const within = (recent.get(channelId) ?? []).filter((at) => at > atMs - HOUR_MS)
    if (within.length >= PUBLISHED_AN_HOUR) {
      noteUnpublished(ref, 'Discord takes ten an hour')
      return
    }
    recent.set(channelId, [...within, atMs])
    try {
      await rest.post(Routes.channelMessageCrosspost(channelId, id), limited())
    } catch (error) {
      // An earlier attempt may have published it.
      if (discordCode(error) !== CODES.publishedAlready) noteUnpublished(ref, toChatError(error).message)
    }
  }
}
