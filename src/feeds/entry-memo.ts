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

/**
 * Remembers what the latest documents said, so that of one that is polled again only the new entries have to be read.
 * What was not asked for the longest goes first when all sources together are over `maxUnits` UTF-16 units.
 */
export function createEntryMemo(maxUnits: number = MAX_UNITS): EntryMemo {
  const memories = new Map<string, { readonly memory: Memory; readonly size: number }>()
  let units = 0
  return {
    get(key) {
      const found = memories.get(key)
      if (found === undefined) return undefined
      // A map keeps the order in which keys came.
      memories.delete(key)
      memories.set(key, found)
      return found.memory
    },
    set(key, memory, size) {
      units += size - (memories.get(key)?.size ?? 0)
      memories.delete(key)
      memories.set(key, { memory, size })
      for (const [oldest, found] of memories) {
        if (units <= maxUnits) break
        memories.delete(oldest)
        units -= found.size
      }
    },
  }
}
