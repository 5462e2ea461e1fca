import { MINUTE_MS } from '../core/durations.ts'
import { forgetOldest } from '../core/forget-oldest.ts'
import type { Clock } from '../core/ports/clock.ts'

/**
 * Makes an answer once for all who ask for it within `forMs`, those who ask while it is being made included. What fails is
 * not kept; of more than `most` answers the oldest goes. `null` where another `aMinute` were made within the last minute.
 */
export function createKeptAnswers<Answer>(options: {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly forMs: number
  readonly most: number
  readonly aMinute: number
}): (name: string, make: () => Promise<Answer>) => Promise<Answer | null> {
  const { clock, forMs, most, aMinute } = options
  const kept = new Map<string, { readonly madeAt: number; readonly answer: Promise<Answer> }>()
  let madeAts: readonly number[] = []
  return (name, make) => {
    const now = clock.monotonicMs()
    const known = kept.get(name)
    if (known !== undefined && now - known.madeAt < forMs) return known.answer
    kept.delete(name)
    madeAts = madeAts.filter((at) => at > now - MINUTE_MS)
    if (madeAts.length >= aMinute) return Promise.resolve(null)
    madeAts = [...madeAts, now]
    forgetOldest(kept, most)
    const answer = make()
    kept.set(name, { madeAt: now, answer })
    answer.catch(() => {
      if (kept.get(name)?.answer === answer) kept.delete(name)
    })
    return answer
  }
}
