import type { Random } from '../../src/core/ports/random.ts'

/** Ids that count up: sortable, and the same in every run. */
export function sequence(): Random {
  let count = 0
  return {
    id() {
      count += 1
      return `id-${String(count).padStart(8, '0')}`
    },
  }
}
