import type { Card } from '../../core/card.ts'
import { ChatError, type ChatErrorKind } from '../../core/errors.ts'
import type { ChartPainter } from '../../core/ports/chart-painter.ts'
import type { ChatAdapter, UploadedPicture } from '../../core/ports/chat-adapter.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Channel } from '../../core/workspace.ts'
import { paintImages } from './paint-images.ts'

/** So often a message waits for its pictures; then it goes without them. */
const ATTEMPTS = 3

/** Not about the pictures: the message would be refused, too. */
const OF_THE_MESSAGE: ReadonlySet<ChatErrorKind> = new Set([
  'rate-limited',
  'unauthorized',
  'channel-gone',
  'workspace-gone',
  'token-refused',
])

/**
 * Paints the card's images and takes them to the platform. Pictures that can't be had are left out: what they show is in
 * the words, too. Throws ChatError where the message has to wait; nothing was posted then.
 */
export async function bringPictures(
  card: Card,
  channel: Channel,
  attempts: number,
  deps: {
    readonly adapter: Pick<ChatAdapter, 'upload'>
    readonly painter?: ChartPainter
    readonly log: Log
  },
): Promise<readonly UploadedPicture[]> {
  const { adapter, painter, log } = deps
  const pictures: UploadedPicture[] = []
  if (painter === undefined) return pictures
  for (const picture of await paintImages(card, painter, log)) {
    try {
      pictures.push({ ...picture, fileId: await adapter.upload(channel, picture) })
    } catch (error) {
      if (!(error instanceof ChatError) || OF_THE_MESSAGE.has(error.kind)) throw error
      const mayPass = error.kind === 'ambiguous' || error.kind === 'unavailable'
      // Whatever became of the picture, there is no message yet.
      if (mayPass && (error.isUnreached || attempts + 1 < ATTEMPTS)) {
        throw new ChatError('unavailable', error.message, { isUnreached: error.isUnreached, cause: error })
      }
      log.warn('a message goes without its pictures', { channel: channel.id, kind: error.kind, err: error })
      return []
    }
  }
  return pictures
}
