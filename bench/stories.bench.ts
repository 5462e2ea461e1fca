import { performance } from 'node:perf_hooks'
import { storiesOf } from '../src/cli/stories.ts'
import type { Measurement } from './measurement.ts'
import { newsItems } from './news-items.ts'

const ITEMS = 8_000
const ROUNDS = 5

/** Reading entries and finding their stories in memory, on one core; the best round counts. */
export function measure(): Promise<readonly Measurement[]> {
  const items = newsItems(ITEMS)
  let bestMs = Number.POSITIVE_INFINITY
  let posted = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now()
    posted = new Set(storiesOf(items).values()).size - 1
    bestMs = Math.min(bestMs, performance.now() - startedAt)
  }
  return Promise.resolve([
    {
      name: 'read entries and find their stories',
      value: (ITEMS * 1_000) / bestMs,
      unit: 'entries/s',
      target: { atLeast: 8_000 },
    },
    { name: 'stories found in these', value: posted, unit: 'stories', target: null },
  ])
}
