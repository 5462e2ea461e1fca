import type { ClaimedDelivery } from '../../core/delivery.ts'
import { DAY_MS } from '../../core/durations.ts'
import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'
import { messageOf } from './message-of.ts'
import { NOT_IN_THREADS } from './wants-in-thread.ts'
import { UNFOLLOWED } from './why-over.ts'

/** Who comes back after long is not told of all that changed since: of a channel that was ended for months, that would be a flood. */
export const NEWS_FOR_MS = 7 * DAY_MS

/**
 * Ends a delivery that did not get through, though its channel goes on. What an edit was to tell where no note came is told by
 * the note now.
 */
export async function endUntold(
  { deliveries, messages }: Pick<Ledger, 'deliveries' | 'messages'>,
  claimed: ClaimedDelivery,
  state: 'failed' | 'dead',
  problem: string,
  nowMs: number,
): Promise<void> {
  const isHeld = await deliveries.markEnded(claimed, state, problem)
  if (!isHeld || claimed.kind !== 'edit') return
  // The channel may have got another id while it was on the way.
  const message = await messageOf((await deliveries.find(claimed.id)) ?? claimed, { messages })
  if (message !== null) await reopenUntold(message, { deliveries }, nowMs)
}

/**
 * What its message cannot tell is told by the notes that were not sent: because the channel was to read it there, or while it
 * was lost or paused.
 */
export async function reopenUntold(
  message: Message,
  { deliveries }: Pick<Ledger, 'deliveries'>,
  nowMs: number,
): Promise<void> {
  const which = { reasons: [NOT_IN_THREADS, UNFOLLOWED], sinceMs: nowMs - NEWS_FOR_MS }
  await deliveries.reopenNotes(message, which, nowMs)
}

/** Whether the message does not tell what an edit was to tell, and none is on its way that might. */
export async function isLeftUntold(message: Message, { deliveries }: Pick<Ledger, 'deliveries'>): Promise<boolean> {
  const edit = await deliveries.findEditOf(message)
  return edit?.state === 'failed' || edit?.state === 'dead'
}
