import { forgetOldest } from '../core/forget-oldest.ts'
import type { Clock } from '../core/ports/clock.ts'

/**
 * Makes an answer once for all who ask for it within `forMs`, those who ask while it is being made included. `null`, which
 * stands for no answer, and what fails are not kept; of more than `most` answers the oldest goes.
 */
export function createKeptAnswers<Answer>(options: {
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly forMs: number
  readonly most: number
}): (name: string, make: () => Promise<Answer | null>) => Promise<Answer | null> {
  const { clock, forMs, most } = options
  const kept = new Map<string, { readonly madeAt: number; readonly answer: Promise<Answer | null> }>()
  return (name, make) => {
    const now = clock.monotonicMs()
    const known = kept.get(name)
    if (known !== undefined && now - known.madeAt < forMs) return known.answer
    kept.delete(name)
    forgetOldest(kept, most)
    const answer = make()
    kept.set(name, { madeAt: now, answer })
    const drop = (): void => {
      if (kept.get(name)?.answer === answer) kept.delete(name)
    }
    void answer.then((found) => {
      if (found === null) drop()
    }, drop)
    return answer
  }
}
