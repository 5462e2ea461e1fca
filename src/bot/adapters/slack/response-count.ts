import { forgetOldest } from '../../../core/forget-oldest.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const ANSWERS = 5
const WITHIN_MS = 30 * 60_000
/** A request is under way for a while. */
const MARGIN_MS = 30_000
const MOST_KEPT = 5_000

/** Whether an address that came with a question of that time (Unix milliseconds) takes one more answer; true counts it. */
export type TakeResponse = (address: string, askedAtMs: number) => boolean

/** Keeps within what an address for answers takes. */
export function createResponseCount(clock: Clock): TakeResponse {
  const used = new Map<string, number>()
  return (address, askedAtMs) => {
    const count = used.get(address) ?? 0
    if (count === ANSWERS || clock.nowMs() - askedAtMs > WITHIN_MS - MARGIN_MS) return false
    forgetOldest(used, MOST_KEPT)
    used.delete(address)
    used.set(address, count + 1)
    return true
  }
}
