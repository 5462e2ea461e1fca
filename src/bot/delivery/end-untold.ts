import type { ClaimedDelivery, Delivery } from '../../core/delivery.ts'
import { DAY_MS } from '../../core/durations.ts'
import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'
import { messageOf } from './message-of.ts'
import { NOT_IN_THREADS } from './wants-in-thread.ts'
import { UNFOLLOWED } from './why-over.ts'

/** Who comes back after long is not told of all that changed since: of a channel that was ended for months, that would be a flood. */
export const NEWS_FOR_MS = 7 * DAY_MS

/** Why a note ended unsent that a thread did not take. */
export const THREAD_CLOSED = 'the thread of the message takes nothing'

/**
 * Ends a delivery that did not get through, though its channel goes on. What an edit was to tell where no note came is told by
 * the note now; and what a note was to tell that is refused, by a message in the place of the one that takes no edit either.
 */
export async function endUntold(
  { deliveries, messages }: Pick<Ledger, 'deliveries' | 'messages'>,
  claimed: ClaimedDelivery,
  state: 'failed' | 'dead',
  problem: string,
  nowMs: number,
): Promise<void> {
  const isHeld = await deliveries.markEnded(claimed, state, problem)
  if (!isHeld || (claimed.kind !== 'edit' && claimed.kind !== 'note')) return
  // The channel may have got another id while it was on the way.
  const ended = (await deliveries.find(claimed.id)) ?? claimed
  const message = await messageOf(ended, { messages })
  if (message === null) return
  if (claimed.kind === 'edit') await reopenUntold(message, { deliveries }, nowMs)
  // One that is dead may stand there, and can be brought back.
  else if (state === 'failed') await oweInItsPlace(message, ended, { deliveries }, nowMs)
}

/** Where an edit is still to come, that tells it; and if it comes to nothing, the note is tried once more. */
async function oweInItsPlace(
  message: Message,
  { channelId, storyId, revision }: Pick<Delivery, 'channelId' | 'storyId' | 'revision'>,
  { deliveries }: Pick<Ledger, 'deliveries'>,
  nowMs: number,
): Promise<void> {
  if (message.frozenAt === null && !(await isLeftUntold(message, { deliveries }))) return
  const messageId = message.id
  await deliveries.add({ channelId, kind: 'again', storyId, week: null, messageId, revision, dueAt: nowMs })
}

/**
 * What its message cannot tell is told by the notes that were not sent: because the channel was to read it there, while it
 * was lost or paused, or because the thread was closed, which may have been opened since.
 */
export async function reopenUntold(
  message: Message,
  { deliveries }: Pick<Ledger, 'deliveries'>,
  nowMs: number,
): Promise<void> {
  const which = { reasons: [NOT_IN_THREADS, UNFOLLOWED, THREAD_CLOSED], sinceMs: nowMs - NEWS_FOR_MS }
  await deliveries.reopenNotes(message, which, nowMs)
}

/** Whether the message does not tell what an edit was to tell, and none is on its way that might. */
export async function isLeftUntold(message: Message, { deliveries }: Pick<Ledger, 'deliveries'>): Promise<boolean> {
  const edit = await deliveries.findEditOf(message)
  const isOver = edit?.state === 'failed' || edit?.state === 'dead'
  // One that came in the place of another was never to be edited by then. What several share has no revision to compare.
  return isOver && (message.isShared || edit.revision > message.revision)
}
