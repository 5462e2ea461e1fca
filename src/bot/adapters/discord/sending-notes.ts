import type { Log } from '../../../core/ports/log.ts'

/** What did not come as it was meant to, for whoever runs the bot. */
export type SendingNotes = {
  /** A message stands in its channel, and could not be published from there. */
  readonly noteUnpublished: (ref: string, problem: string) => void
  /** The bot may not change the tags of its posts in that forum. Told once a forum. */
  readonly noteTagsKept: (channelId: string) => void
  /** Discord took the card out of a message: its status, title and link stand there instead. */
  readonly noteEmptied: (ref: string) => void
}

/** As lines of the log. */
export function createSendingNotes(log: Log): SendingNotes {
  return {
    noteUnpublished: (ref, problem) => {
      log.info('discord did not publish a message', { ref, problem })
    },
    noteTagsKept: (channel) => {
      const hint = 'Give the bot Manage Threads there, or leave it: only the tags of older posts stay as they were.'
      log.warn('posts in a forum keep their tags when their status changes', { channel, hint })
    },
    noteEmptied: (ref) => {
      log.warn('discord took the card out of a message', { ref, hint: 'Give the bot Embed Links there.' })
    },
  }
}
