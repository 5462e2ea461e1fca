import type { Delivery } from '../../core/delivery.ts'
import type { Message } from '../../core/message.ts'
import type { Channel } from '../../core/workspace.ts'

/** Why a note ended unsent that was not. */
export const NOT_IN_THREADS = 'the channel wants no notes in threads'

/**
 * Whether that note is wanted in the thread of its message. What came to be owed before threads were on is no news any
 * more. A message that takes no more edits cannot tell it otherwise.
 */
export function wantsInThread(
  { threadsSince }: Pick<Channel, 'threadsSince'>,
  { owedAt }: Pick<Delivery, 'owedAt'>,
  { frozenAt }: Pick<Message, 'frozenAt'>,
  nowMs: number,
): boolean {
  if (frozenAt !== null) return true
  // From a time to come, they were turned on while the clock was ahead: when that was is not known.
  return threadsSince !== null && (owedAt >= threadsSince || threadsSince > nowMs)
}
