import { forgetOldest } from './forget-oldest.ts'

/**
 * Says of each id whether it came before, and remembers it: what a platform tells twice is done once. Of `most` ids the
 * oldest is forgotten first.
 */
export function createSeenLately(most: number): (id: string) => boolean {
  const seen = new Set<string>()
  return (id) => {
    if (seen.has(id)) return true
    forgetOldest(seen, most)
    seen.add(id)
    return false
  }
}
