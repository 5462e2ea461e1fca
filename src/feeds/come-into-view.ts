import type { ParsedFeed } from '../core/entry.ts'
import type { KeyedEntry } from './identity-keys.ts'
import { MAX_ENTRIES } from './limits.ts'

/** Where the last document of a long feed without dates was left out: behind so many of its entries. */
const LAST_SEAM = MAX_ENTRIES / 2

type Document = Pick<ParsedFeed, 'seamAt'> & {
  readonly entries: readonly KeyedEntry[]
  /** Of those of the last one. */
  readonly lastFingerprints?: readonly string[] | undefined
}

/**
 * Which of the entries that look new stood where nothing was read, and came into view because others that stood nearer to the
 * end went away. `isNew` and `isDated`: of the entry at that place.
 */
export function comeIntoView(
  { entries, seamAt, lastFingerprints = [] }: Document,
  { isNew, isDated }: Readonly<Record<'isNew' | 'isDated', (at: number) => boolean>>,
): ReadonlySet<number> {
  const wasLong = seamAt === undefined && lastFingerprints.length >= MAX_ENTRIES
  if ((seamAt === undefined && !wasLong) || entries.every((_, at) => isNew(at))) return new Set()
  const lastPlaces = new Map(lastFingerprints.map((fingerprint, at) => [fingerprint, at]))
  const lastPlaceOf = ({ fingerprint }: KeyedEntry): number | undefined => lastPlaces.get(fingerprint)
  /** Between what stood before the seam and what stood behind it, one of which may be gone as a whole. */
  const wasLeftOut = (from: number, to: number): boolean => {
    const before = entries.slice(0, from).findLast((one) => lastPlaceOf(one) !== undefined)
    const behind = entries.slice(to).find((one) => lastPlaceOf(one) !== undefined)
    if (before === undefined && behind === undefined) return false
    const [a = -1, b = Infinity] = [before, behind].map((one) => (one === undefined ? undefined : lastPlaceOf(one)))
    return a < LAST_SEAM && b >= LAST_SEAM
  }
  const found = new Set<number>()
  for (let from = 0; from < entries.length; from += 1) {
    let to = from
    while (to < entries.length && isNew(to)) to += 1
    if (to === from) continue
    const run = Array.from({ length: to - from }, (_, at) => from + at)
    const isHidden = seamAt === undefined ? !run.some(isDated) && wasLeftOut(from, to) : from <= seamAt && seamAt <= to
    if (isHidden) for (const at of run) found.add(at)
    from = to
  }
  return found
}
