import { expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { freshForMs, retryAfterMs } from '../../../src/feeds/freshness.ts'

const NOW = Date.UTC(2026, 1, 20, 12)

const says = (headers: Readonly<Record<string, string>>) => (name: string) => headers[name] ?? null
const gmt = (ms: number): string => new Date(ms).toUTCString()

test('an answer is fresh until the moment that its server names, by its own clock where it tells the time', () => {
  const expires = gmt(NOW + 2 * HOUR_MS)
  expect(freshForMs(says({ expires }), NOW)).toBe(2 * HOUR_MS)
  expect(freshForMs(says({ expires, date: gmt(NOW + HOUR_MS) }), NOW)).toBe(HOUR_MS)
  expect(freshForMs(says({ expires, date: gmt(NOW + 3 * HOUR_MS) }), NOW)).toBe(0)
  expect(freshForMs(says({ expires: '0' }), NOW)).toBe(0)
})

test('an answer that is not to be kept says nothing of how long it stays fresh', () => {
  expect(freshForMs(says({ 'cache-control': 'no-cache, max-age=600' }), NOW)).toBeNull()
  expect(freshForMs(says({}), NOW)).toBeNull()
})

test('a pause is told in seconds or by a date, and one that is over is none', () => {
  expect(retryAfterMs(says({ 'retry-after': ' 120 ' }), NOW)).toBe(120_000)
  expect(retryAfterMs(says({ 'retry-after': gmt(NOW + HOUR_MS) }), NOW)).toBe(HOUR_MS)
  expect(retryAfterMs(says({ 'retry-after': gmt(NOW - HOUR_MS) }), NOW)).toBe(0)
  expect(retryAfterMs(says({ 'retry-after': 'soon' }), NOW)).toBeNull()
})

test('a pause until a date is as long as its server means it, whatever our clock says', () => {
  const headers = says({ 'retry-after': gmt(NOW + HOUR_MS), date: gmt(NOW) })
  expect(retryAfterMs(headers, NOW - 24 * HOUR_MS)).toBe(HOUR_MS)
  expect(retryAfterMs(headers, NOW + 24 * HOUR_MS)).toBe(HOUR_MS)
})

test('a date of HTTP is read in each of its three forms, and in GMT where no zone is told', () => {
  // The machine that runs the tests may stand anywhere.
  const zone = process.env.TZ
  process.env.TZ = 'Asia/Seoul'
  try {
    for (const written of [
      'Fri, 20 Feb 2026 13:00:00 GMT',
      'Friday, 20-Feb-26 13:00:00 GMT',
      'Fri Feb 20 13:00:00 2026',
      'Fri, 20 Feb 2026 13:00:00',
    ]) {
      expect(retryAfterMs(says({ 'retry-after': written }), NOW), written).toBe(HOUR_MS)
      expect(freshForMs(says({ expires: written }), NOW), written).toBe(HOUR_MS)
    }
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
  expect(retryAfterMs(says({ 'retry-after': '1.5' }), NOW)).toBe(1_500)
})
