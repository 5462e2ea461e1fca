import { expect, test } from 'vitest'
import { DAY_MS } from '../../../src/core/durations.ts'
import { findTrouble } from '../../../src/feeds/health.ts'

const NOW = Date.UTC(2026, 1, 10)
const PLAIN = { ttl: null, skipHours: [], skipDays: [] }

test.each([
  [2, 1, null],
  [100, 1, 'There has been nothing new for 100 days; it used to publish every 24 hours.'],
  [100, 60, null],
])('a feed whose newest entry is %i days old, of every %i', (age, gap, words) => {
  const rhythm = { ...PLAIN, entryCount: 9, newestAt: NOW - age * DAY_MS, usualGapMs: gap * DAY_MS }
  const trouble = findTrouble(rhythm, 9, NOW)
  expect(trouble?.problem ?? null).toBe(words === null ? null : 'stale')
  if (words !== null) expect(trouble?.words).toContain(words)
})
