import { forgetOldest } from '../../core/forget-oldest.ts'

/** What a question ended in, by the hash of its content. */
type AnswerCache<T> = {
  /**
   * The answer that is known or on its way, else what `ask` gives; one of `null`, or that failed, is forgotten and may be
   * asked again.
   */
  readonly get: (
    hash: string,
    ask: () => Promise<T | null>,
  ) => { readonly answer: Promise<T | null>; readonly isReused: boolean }
}

/**
 * The newest `size` answers, in memory. An entry is recorded right after its questions, so they do not come back after a
 * restart; what comes back is the same text from another publisher, within hours.
 */
export function createAnswerCache<T>(size: number): AnswerCache<T> {
  const answers = new Map<string, Promise<T | null>>()
  return {
    get(hash, ask) {
      const known = answers.get(hash)
      if (known !== undefined) return { answer: known, isReused: true }
      const answer = ask()
        .catch((error: unknown) => {
          answers.delete(hash)
          throw error
        })
        .then((value) => {
          if (value === null) answers.delete(hash)
          return value
        })
      forgetOldest(answers, size)
      answers.set(hash, answer)
      return { answer, isReused: false }
    },
  }
}
