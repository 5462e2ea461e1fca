import { createNameIndex } from './name-index.ts'

/** The candidate that a mistyped name most likely means, `null` when none is near. Case does not count. */
export function didYouMean(name: string, candidates: readonly string[]): string | null {
  return createNameIndex(candidates).near(name)
}
