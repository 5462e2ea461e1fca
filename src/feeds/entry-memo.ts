import type { ParsedEntry } from '../core/entry.ts'

/** An entry as it was read, and all that this depended on beside its own text. */
export type Memory = { readonly entry: ParsedEntry; readonly setting: string }

/** Entries as they were read, by what they were read from. */
export type EntryMemo = {
  readonly get: (key: string) => Memory | undefined
  /** `size`: UTF-16 units of the source, for the cap. */
  readonly set: (key: string, memory: Memory, size: number) => void
}

const MAX_UNITS = 32 * 1024 * 1024

type Kept = { readonly memory: Memory; readonly size: number }

/**
 * Remembers what the latest documents said, so that of one that is polled again only the new entries have to be read. Two
 * generations of half of `maxUnits` UTF-16 units of source each: when the younger one is full, what was not asked for
 * since the last time is forgotten.
 */
export function createEntryMemo(maxUnits: number = MAX_UNITS): EntryMemo {
  let young = new Map<string, Kept>()
  let old = new Map<string, Kept>()
  let units = 0
  const keep = (key: string, kept: Kept): void => {
    units += kept.size - (young.get(key)?.size ?? 0)
    young.set(key, kept)
    if (units <= maxUnits / 2) return
    old = young
    young = new Map()
    units = 0
  }
  return {
    get(key) {
      const known = young.get(key)
      if (known !== undefined) return known.memory
      const found = old.get(key)
      if (found !== undefined) keep(key, found)
      return found?.memory
    },
    set(key, memory, size) {
      keep(key, { memory, size })
    },
  }
}
