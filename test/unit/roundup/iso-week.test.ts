import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundupDueAt, roundupDueWeek } from '../../../src/bot/roundup/due.ts'
import { addWeeks, isoWeekOf, mondayOf, weekRange } from '../../../src/bot/roundup/iso-week.ts'
import { atLocalTime } from '../../../src/bot/roundup/local-time.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'

const ZONES = ['Asia/Seoul', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC', 'America/Santiago']

function wall(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(
    atMs,
  )
}

test('weeks at the turn of the year', () => {
  const cases = {
    '2026-01-01': '2026-W01',
    '2025-12-29': '2026-W01',
    '2027-01-01': '2026-W53',
    '2024-12-30': '2025-W01',
  }
  for (const [day, week] of Object.entries(cases)) expect(isoWeekOf(Date.parse(day), 'UTC')).toBe(week)
  expect(isoWeekOf(Date.UTC(2026, 1, 15, 20), 'UTC')).toBe('2026-W07')
  expect(isoWeekOf(Date.UTC(2026, 1, 15, 20), 'Asia/Seoul')).toBe('2026-W08')
})

test('what is no week', () => {
  for (const week of ['2026-W00', '2025-W53', '2026-W54', '2026-7', '', 'W07', '2026-W7']) {
    expect(mondayOf(week)).toBeNull()
    expect(() => weekRange(week, 'UTC')).toThrow(RangeError)
  }
  expect(mondayOf('2026-W53')).toEqual({ year: 2026, month: 12, day: 28 })
})

describe.each(ZONES)('%s', (timeZone) => {
  test('104 weeks join without a gap, from Monday midnight to Monday midnight', () => {
    let week = '2025-W40'
    for (let count = 0; count < 104; count++) {
      const { fromAt, untilAt } = weekRange(week, timeZone)
      expect(isoWeekOf(fromAt, timeZone)).toBe(week)
      expect(isoWeekOf(untilAt - 1, timeZone)).toBe(week)
      expect(isoWeekOf(fromAt - 1, timeZone)).toBe(addWeeks(week, -1))
      expect(isoWeekOf(untilAt, timeZone)).toBe(addWeeks(week, 1))
      expect(wall(fromAt, timeZone)).toMatch(/Mon.* 00:00/u)
      week = addWeeks(week, 1)
    }
  })

  test('the roundup falls due on Monday at nine, of the week before', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) }), (nowMs) => {
        const { week, dueAt } = roundupDueWeek(nowMs, timeZone, { weekday: 1, hour: 9 })
        expect(isoWeekOf(dueAt, timeZone)).toBe(addWeeks(week, 1))
        expect(dueAt).toBeLessThanOrEqual(nowMs)
        expect(roundupDueAt(addWeeks(week, 1), timeZone, { weekday: 1, hour: 9 })).toBeGreaterThan(nowMs)
        expect(wall(dueAt, timeZone)).toMatch(/Mon.* 09:00/u)
      }),
    )
  })
})

test('weeks with a change of the clocks are an hour (Lord Howe: half an hour) shorter or longer', () => {
  const hours = (week: string, zone: string) => {
    const { fromAt, untilAt } = weekRange(week, zone)
    return (untilAt - fromAt) / HOUR_MS
  }
  expect(hours('2026-W10', 'America/New_York')).toBe(167)
  expect(hours('2026-W44', 'America/New_York')).toBe(169)
  expect(hours('2026-W13', 'Europe/London')).toBe(167)
  expect(hours('2026-W14', 'Australia/Lord_Howe')).toBe(168.5)
  expect(hours('2026-W40', 'Australia/Lord_Howe')).toBe(167.5)
  expect(hours('2026-W10', 'Asia/Seoul')).toBe(168)
})

test('an hour that is left out is the moment of the jump, one that comes twice is its first time', () => {
  const jump = atLocalTime({ year: 2026, month: 3, day: 29 }, 1, 'Europe/London')
  expect(jump).toBe(Date.UTC(2026, 2, 29, 1))
  expect(atLocalTime({ year: 2026, month: 10, day: 25 }, 1, 'Europe/London')).toBe(Date.UTC(2026, 9, 25, 0))
})
