import type { Command } from '../../core/command.ts'
import { createNameIndex } from '../../core/name-index.ts'

/** The candidate that a mistyped name most likely means, `null` when none is near. Case does not count. */
export function didYouMean(name: string, candidates: readonly string[]): string | null {
  return createNameIndex(candidates).near(name)
}

/** The option that a mistyped one most likely means, in any of our languages. */
export function didYouMeanOption(name: string, { options }: Command): string | null {
  return didYouMean(
    name,
    options.flatMap((option) => [option.name, ...Object.values(option.localNames ?? {})]),
  )
}
