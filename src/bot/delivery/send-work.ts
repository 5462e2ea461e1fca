import { ChatError, InvariantError, NewerWordError } from '../../core/errors.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import { MAX_ATTEMPTS, afterFailure, endAsDead, mayArriveUntil } from './after-failure.ts'
import type { Sendable, Work } from './claim-work.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { CLAIM_MS } from './held-claims.ts'
import { recordSent } from './record-sent.ts'
import { createPartSender, insistOnClaim, Over, TakenOver, TooEarly, UsedUp } from './send-part.ts'
import type { Gate } from './way.ts'

/** A database that starts anew, or whose place another one takes, is back by then. */
const WRITE_AGAIN_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 16_000] as const

/** Sends a claimed delivery, part after part, and writes down how it ended. Returns false when the channel has to wait. */
export async function sendWork(
  work: Work & { readonly rendered: Sendable },
  adapter: ChatAdapter,
  gate: Gate,
  deps: DeliveryDeps,
): Promise<boolean> {
  const { claimed, channel, rendered, parts } = work
  const { store, clock, log } = deps
  const only = { channelId: channel.id }
  /** Also holds on before the next part. */
  const noteArrived = async (partsSent: number, firstRef: string | null): Promise<void> => {
    const arrived = { partsSent, firstRef }
    const now = clock.nowMs()
    await insistOnClaim(
      store.transaction((ledger) => ledger.deliveries.notePart(claimed, arrived, now, CLAIM_MS), only),
    )
  }
  const sender = createPartSender(work, adapter, deps)
  let { firstRef } = claimed
  try {
    for (const [part, card] of parts.entries()) {
      // What is known to have arrived is not looked for: somebody may have deleted it since.
      if (part < claimed.partsSent) continue
      if (part > claimed.partsSent) await untilWritten(() => noteArrived(part, firstRef), deps)
      const ref = await sender.send(card, part)
      if (part === 0) firstRef = ref
    }
    gate.noteAnswer()
    await untilWritten(() => recordSent(claimed, channel, rendered, firstRef, deps), deps)
    return true
  } catch (error) {
    if (error instanceof TakenOver) return false
    if (error instanceof TooEarly) {
      const dueAt = mayArriveUntil(claimed, adapter)
      const retry = { dueAt, countsAsAttempt: false, ambiguous: true, problem: 'A process ended meanwhile.' }
      await store.transaction((ledger) => ledger.deliveries.markRetry(claimed, retry), only)
      return false
    }
    if (error instanceof Over) {
      await store.transaction((ledger) => ledger.deliveries.markEnded(claimed, 'failed', error.message), only)
      return true
    }
    if (error instanceof UsedUp) {
      // Its last request has had the time to arrive, so that nothing of it comes after what is sent next.
      const problem = error.problem ?? claimed.problem ?? 'The platform did not answer.'
      const nowMs = clock.nowMs()
      await store.transaction((ledger) => endAsDead(ledger, claimed, problem, { nowMs, log }), only)
      return true
    }
    if (!(error instanceof ChatError)) throw error
    log.warn('a delivery was not sent', {
      delivery: claimed.id,
      channel: channel.id,
      kind: error.kind,
      code: error.platformCode,
      err: error,
    })
    // Nothing was sent where the platform says so: then the last try is still to come.
    const isSpent = sender.isLastTry() && error.kind === 'ambiguous'
    const tried = isSpent ? { ...claimed, attempts: MAX_ATTEMPTS } : claimed
    const isLook = sender.isLooking()
    return await afterFailure({ claimed: tried, channel, adapter, rendered, error, isLook, gate }, deps)
  }
}

/**
 * What the platform has answered is known here alone: where that is lost, the message has to be looked for, and is sent once
 * more where nobody can see it. Another process that took over meanwhile is not disturbed.
 */
async function untilWritten(write: () => Promise<void>, { clock, log }: DeliveryDeps): Promise<void> {
  for (const waitMs of WRITE_AGAIN_AFTER_MS) {
    try {
      await write()
      return
    } catch (error) {
      // No time mends that.
      if (error instanceof InvariantError || error instanceof NewerWordError || error instanceof TakenOver) throw error
      log.warn('that a delivery was sent could not be written down, and is tried again', { err: error })
      await clock.sleep(waitMs)
    }
  }
  await write()
}
