import type { Delivery } from '../../core/delivery.ts'
import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'

/** The message that an edit or a note is about; `null` where somebody deleted it. */
export async function messageOf(
  { messageId, storyId, channelId }: Pick<Delivery, 'messageId' | 'storyId' | 'channelId'>,
  ledger: Pick<Ledger, 'messages'>,
): Promise<Message | null> {
  if (messageId !== null) return await ledger.messages.find(messageId)
  if (storyId === null) return null
  const own = await ledger.messages.findOfStory(channelId, storyId)
  if (own !== null) return own
  const shared = await ledger.messages.listSharedOf(storyId)
  return shared.findLast((message) => message.channelId === channelId) ?? null
}
