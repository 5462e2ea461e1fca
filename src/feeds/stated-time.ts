import type { ParsedEntry } from '../core/entry.ts'

/** Before there was a web to publish on: what programs write that have no date, such as 1970 or the year 1. */
const EARLIEST = Date.UTC(1990, 0, 1)

/** When an entry was published as it says itself, in Unix milliseconds; `null` where it gives no date that can be one. */
export function statedTime({ published, updated }: Pick<ParsedEntry, 'published' | 'updated'>): number | null {
  return [published, updated].map((date) => Date.parse(date ?? '')).find((time) => time >= EARLIEST) ?? null
}
