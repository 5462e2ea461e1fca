import { lazy } from '../../core/lazy.ts'
import { ORGANISATIONS } from './organisations.ts'

/** One word in Latin letters, as `OpenAI`, `a16z` and `01.AI` are. */
const ONE_WORD = /^[\p{Script=Latin}\d.-]{3,}$/u

const spellings = lazy(() => {
  const byLower = new Map<string, string>()
  for (const { name, aliases } of ORGANISATIONS)
    for (const word of [name, ...aliases]) {
      const lower = word.toLowerCase()
      if (ONE_WORD.test(word) && !byLower.has(lower)) byLower.set(lower, word)
    }
  return byLower
})

/** How the gazetteer spells a name of one word; `null` where it knows none. `lower`: the word in small letters. */
export function usualSpelling(lower: string): string | null {
  return spellings().get(lower) ?? null
}
