import type { Command } from '../../core/command.ts'
import { createNameIndex } from '../../core/name-index.ts'
import { joinSentences } from '../cards/join-sentences.ts'
import type { Strings } from '../cards/strings.ts'

/** The candidate that a mistyped name most likely means, `null` when none is near. Case does not count. */
export function didYouMean(name: string, candidates: readonly string[]): string | null {
  return createNameIndex(candidates).near(name)
}

/** What is wrong, and what was most likely meant where anything is near. */
export function withNear(problem: string, near: string | null, strings: Strings): string {
  return near === null ? problem : joinSentences(problem, strings.didYouMean(near))
}

/** What other commands call one thing, and this one takes several of. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...['company', 'vendor', 'vendors', 'investor', 'investors'].map((name) => [name, 'companies'] as const),
  ['country', 'countries'],
  ['countries', 'country'],
  ...['source', 'publisher', 'publishers', 'outlets'].map((name) => [name, 'sources'] as const),
  ['exclude', 'not_companies'],
  ['digest', 'roundup'],
  ['daily', 'quiet_hours'],
])

/** The option that a mistyped one most likely means, in any of our languages. */
export function didYouMeanOption(name: string, { options }: Command): string | null {
  const elsewhere = ELSEWHERE.get(name)
  if (options.some((option) => option.name === elsewhere)) return elsewhere ?? null
  return didYouMean(
    name,
    options.flatMap((option) => [option.name, ...Object.values(option.localNames ?? {})]),
  )
}
