import type { Delivery } from '../../core/delivery.ts'
import type { Channel } from '../../core/workspace.ts'

/** News go on to who follows the channel; what is about the channel itself, or stands in a thread, does not. */
export function isPublishable({ kind }: Delivery, { publish }: Channel): boolean {
  return publish && (kind === 'post' || kind === 'again' || kind === 'roundup')
}
