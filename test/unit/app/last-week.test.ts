import { expect, test } from 'vitest'
import { roundupSource } from '../../../src/app/roundup-source.ts'
import { writeRoundup } from '../../../src/app/write-roundup.ts'
import { withStories } from '../roundup/with-stories.ts'

const SEOUL = 'Asia/Seoul'

test('whoever names no week gets the one that ended last, on the clocks of the zone', async () => {
  const sunday = Date.UTC(2026, 1, 15, 14, 59)
  for (const [nowMs, week] of [
    [sunday, '2026-W06'],
    [sunday + 60_000, '2026-W07'],
  ] as const) {
    const clock = { nowMs: () => nowMs, monotonicMs: () => nowMs, sleep: () => Promise.resolve() }
    await withStories([], async (store) => {
      expect(roundupSource(store, { timeZone: SEOUL, basePath: '' }, clock).lastWeek()).toBe(week)
      const order = { week: null, format: 'md', language: 'en' } as const
      const written = await writeRoundup(order, { store, timeZone: SEOUL, clock })
      expect(written).toMatch(new RegExp(`^# The AI week ${week}$`, 'mu'))
    })
  }
})
