import { ChatError } from '../../../core/errors.ts'

/** A message is known by its channel too: a reply lies in its thread, which is a channel of its own. */
export type MessagePlace = { readonly channelId: string; readonly messageId: string }

/** As the ledger keeps it. */
export function formatRef({ channelId, messageId }: MessagePlace): string {
  return `${channelId}/${messageId}`
}

/** Throws ChatError (`invalid`) for what `formatRef` did not write. */
export function parseRef(ref: string): MessagePlace {
  const match = /^(\d+)\/(\d+)$/u.exec(ref)
  const [, channelId, messageId] = match ?? []
  if (channelId === undefined || messageId === undefined) {
    throw new ChatError('invalid', 'This is no reference to a Discord message')
  }
  return { channelId, messageId }
}

/** The first message of a post in a forum has the post's own id. */
export function isForumPost({ channelId, messageId }: MessagePlace): boolean {
  return channelId === messageId
}
