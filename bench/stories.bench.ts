import { storiesOf } from '../src/cli/stories.ts'
import type { Measurement } from './measurement.ts'
import { newsItems } from './news-items.ts'

const ITEMS = 8_000
const ROUNDS = 5

/** Reading entries and finding their stories in memory, by the time that one core gives this thread; the best round counts. */
export function measure(): Promise<readonly Measurement[]> {
  const items = newsItems(ITEMS)
  let bestMicroseconds = Number.POSITIVE_INFINITY
  let posted = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.threadCpuUsage()
    posted = new Set(storiesOf(items).values()).size - 1
    const { user, system } = process.threadCpuUsage(start)
    bestMicroseconds = Math.min(bestMicroseconds, user + system)
  }
  return Promise.resolve([
    {
      name: 'read entries and find their stories',
      value: (ITEMS * 1e6) / bestMicroseconds,
      unit: 'entries/s',
      target: { atLeast: 8_000 },
    },
    { name: 'stories found in these', value: posted, unit: 'stories', target: null },
  ])
}
