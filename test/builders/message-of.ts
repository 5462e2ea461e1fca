import type { Delivery } from '../../src/core/delivery.ts'
import type { Message } from '../../src/core/message.ts'

/** The message that carries a delivery, as it stands once it was sent. */
export function messageOf(
  { id, channelId, storyId }: Pick<Delivery, 'id' | 'channelId' | 'storyId'>,
  parts: Partial<Message> = {},
): Message {
  const sent = { deliveryId: id, isShared: false, revision: 1, sentAt: 1, frozenAt: null }
  return { id: 'm', channelId, ref: 'r', storyId, ...sent, ...parts }
}
