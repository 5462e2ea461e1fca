import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/durations.ts'
import { FeedError } from '../../../src/core/errors.ts'
import type { FeedRhythm } from '../../../src/core/feed.ts'
import { nextPollAt, type ScheduleFacts } from '../../../src/feeds/schedule.ts'

const NOW = Date.UTC(2026, 1, 18, 12)
const JITTER = 10 * MINUTE_MS

function delay(facts: Partial<ScheduleFacts>): number {
  const usual: ScheduleFacts = {
    nowMs: NOW,
    rhythm: null,
    freshForMs: null,
    error: null,
    failuresInARow: 0,
    refusedForMs: Infinity,
    limitedAt: null,
    isPushed: false,
    notBefore: null,
    feedId: 'feed',
  }
  return nextPollAt({ ...usual, ...facts }) - NOW
}

const every = (usualGapMs: number | null, more: Partial<FeedRhythm> = {}): Partial<ScheduleFacts> => ({
  rhythm: { usualGapMs, newestAt: NOW, entryCount: 20, ttl: null, skipHours: [], skipDays: [], ...more },
})

describe('nextPollAt', () => {
  test('asks a busy feed every five minutes and a quiet one daily', () => {
    expect(delay(every(MINUTE_MS))).toBeGreaterThanOrEqual(5 * MINUTE_MS)
    expect(delay(every(MINUTE_MS))).toBeLessThan(6 * MINUTE_MS)
    expect(delay(every(30 * DAY_MS))).toBeGreaterThanOrEqual(DAY_MS)
    expect(delay(every(30 * DAY_MS))).toBeLessThanOrEqual(DAY_MS + JITTER)
  })

  test('asks a feed that has fallen silent less and less often', () => {
    const afterFourDays = delay(every(HOUR_MS, { newestAt: NOW - 4 * DAY_MS }))
    expect(afterFourDays).toBeGreaterThanOrEqual(12 * HOUR_MS)
    expect(afterFourDays).toBeLessThanOrEqual(12 * HOUR_MS + JITTER)
  })

  test('asks a feed hourly of which nobody knows how often it publishes', () => {
    const unknown = [
      { rhythm: null },
      every(null),
      every(MINUTE_MS, { newestAt: null }),
      every(null, { newestAt: null }),
    ]
    for (const facts of unknown) {
      expect(delay(facts)).toBeGreaterThanOrEqual(HOUR_MS)
      expect(delay(facts)).toBeLessThan(HOUR_MS + JITTER)
    }
  })

  test('waits as long as the server asks, up to a week', () => {
    const busy = every(MINUTE_MS)
    expect(delay({ ...busy, freshForMs: 3 * HOUR_MS })).toBeGreaterThanOrEqual(3 * HOUR_MS)
    expect(delay(every(MINUTE_MS, { ttl: 120 }))).toBeGreaterThanOrEqual(2 * HOUR_MS)
    expect(delay({ ...busy, freshForMs: 400 * DAY_MS })).toBeLessThanOrEqual(7 * DAY_MS + JITTER)
  })

  test('keeps the hours and days of rest', () => {
    const skipHours = [12, 13, 14]
    expect(new Date(NOW + delay(every(MINUTE_MS, { skipHours }))).getUTCHours()).toBe(15)
    const skipDays = ['Wednesday']
    expect(new Date(NOW + delay(every(MINUTE_MS, { skipDays }))).getUTCDay()).toBe(4)
    const always = Array.from({ length: 24 }, (_, hour) => hour)
    // All week but for the hour that has just passed.
    const days = ['Sunday', 'Monday', 'Tuesday', 'Thursday', 'Friday', 'Saturday']
    const rare = { skipHours: always.filter((hour) => hour !== 11), skipDays: days }
    expect(new Date(NOW + delay(every(MINUTE_MS, rare))).toISOString()).toMatch(/^2026-02-25T11:/u)
    expect(delay(every(MINUTE_MS, { skipHours: always }))).toBeLessThan(HOUR_MS)
  })

  test('asks the feeds that rest in the same hours one after another when they are over', () => {
    const restsUntil = NOW + HOUR_MS
    const delays = ['a', 'b', 'c', 'd'].map((feedId) => delay({ ...every(MINUTE_MS, { skipHours: [12] }), feedId }))
    expect(new Set(delays).size).toBe(4)
    for (const one of delays) expect(NOW + one - restsUntil).toBeGreaterThanOrEqual(0)
    for (const one of delays) expect(NOW + one - restsUntil).toBeLessThan(5 * MINUTE_MS)
  })

  test('backs off from failures, slower from a missing feed', () => {
    const missing = new FeedError('http-status', 'Not found', { httpStatus: 404 })
    for (const error of [
      new FeedError('dns', 'No such host'),
      new FeedError('gone', 'It is over', { httpStatus: 410 }),
    ])
      expect(delay({ error, failuresInARow: 4 })).toBe(delay({ error: missing, failuresInARow: 4 }))
    const broken = new FeedError('timeout', 'Too slow')
    const of = (error: FeedError, failuresInARow: number): number => delay({ error, failuresInARow })
    expect(of(missing, 1)).toBeGreaterThanOrEqual(HOUR_MS)
    expect(of(missing, 4)).toBeGreaterThanOrEqual(8 * HOUR_MS)
    expect(of(missing, 40)).toBeLessThanOrEqual(7 * DAY_MS + JITTER)
    expect(of(broken, 1)).toBeLessThan(6 * MINUTE_MS)
    expect(of(broken, 3)).toBeGreaterThanOrEqual(20 * MINUTE_MS)
  })

  test('asks every hour where nobody answers, what is out of order every six hours, and who refuses us once a week', () => {
    const rest = (error: FeedError): number => delay({ error, failuresInARow: 40 })
    for (const kind of ['refused', 'timeout'] as const) {
      expect(rest(new FeedError(kind, 'Silence'))).toBeLessThanOrEqual(HOUR_MS + JITTER)
    }
    for (const kind of ['html', 'not-a-feed', 'tls', 'bad-redirect'] as const) {
      expect(rest(new FeedError(kind, 'Out of order'))).toBeGreaterThanOrEqual(6 * HOUR_MS)
      expect(rest(new FeedError(kind, 'Out of order'))).toBeLessThanOrEqual(6 * HOUR_MS + JITTER)
    }
    expect(rest(new FeedError('http-status', 'Busy', { httpStatus: 503 }))).toBeLessThanOrEqual(6 * HOUR_MS + JITTER)
    const asked = new FeedError('http-status', 'Busy', { httpStatus: 503, retryAfterMs: 2 * DAY_MS })
    expect(rest(asked)).toBeGreaterThanOrEqual(2 * DAY_MS)
    for (const kind of ['login', 'challenge'] as const) {
      expect(rest(new FeedError(kind, 'Go away'))).toBeGreaterThanOrEqual(7 * DAY_MS)
    }
    const limited = rest(new FeedError('rate-limited', 'Slow down'))
    expect(limited).toBeGreaterThanOrEqual(DAY_MS)
    expect(limited).toBeLessThanOrEqual(DAY_MS + JITTER)
  })

  test('rests after a refusal for twice as long as after the one before it, whatever else went wrong before', () => {
    for (const [kind, first] of [
      ['login', 5 * MINUTE_MS],
      ['challenge', HOUR_MS],
      ['rate-limited', HOUR_MS],
      ['gone', HOUR_MS],
      ['dns', HOUR_MS],
    ] as const) {
      const rest = (refusedForMs: number | null, failuresInARow: number): number =>
        delay({ error: new FeedError(kind, 'Go away'), failuresInARow, refusedForMs })
      expect(rest(null, 40)).toBe(rest(Infinity, 1))
      expect(rest(null, 40)).toBeLessThanOrEqual(1.1 * first)
      expect(rest(5 * HOUR_MS, 40)).toBeGreaterThanOrEqual(10 * HOUR_MS)
      expect(rest(5 * HOUR_MS, 40)).toBeLessThanOrEqual(10 * HOUR_MS + JITTER)
      // A pause of its host was long, and no word about this feed.
      expect(rest(5 * DAY_MS, 2)).toBe(rest(Infinity, 2))
    }
  })

  test('honours Retry-After', () => {
    const limited = new FeedError('rate-limited', 'Slow down', { httpStatus: 429, retryAfterMs: 5 * HOUR_MS })
    expect(delay({ error: limited, failuresInARow: 1 })).toBeGreaterThanOrEqual(5 * HOUR_MS)
  })

  test('asks less often for a week after a 429, and daily where a hub pushes', () => {
    expect(delay({ ...every(MINUTE_MS), limitedAt: NOW - DAY_MS })).toBeGreaterThanOrEqual(HOUR_MS)
    expect(delay({ ...every(5 * HOUR_MS), limitedAt: NOW - DAY_MS })).toBeGreaterThanOrEqual(5 * HOUR_MS)
    expect(delay({ ...every(5 * HOUR_MS), limitedAt: NOW - DAY_MS })).toBeLessThanOrEqual(5 * HOUR_MS + JITTER)
    expect(delay({ ...every(MINUTE_MS), limitedAt: NOW - 8 * DAY_MS })).toBeLessThan(6 * MINUTE_MS)
    expect(delay({ ...every(MINUTE_MS), isPushed: true })).toBeGreaterThanOrEqual(DAY_MS)
  })

  test('asks a feed no less often for a 429 that is asked a few times a day as it is', () => {
    const limitedAt = NOW - HOUR_MS
    for (const facts of [every(12 * HOUR_MS), every(30 * DAY_MS), { ...every(MINUTE_MS), isPushed: true }]) {
      expect(delay({ ...facts, limitedAt })).toBe(delay(facts))
    }
    expect(delay({ ...every(10 * HOUR_MS), limitedAt })).toBeLessThanOrEqual(6 * HOUR_MS + JITTER)
    const fresh = { ...every(10 * HOUR_MS), limitedAt, freshForMs: 2 * DAY_MS }
    expect(delay(fresh)).toBeGreaterThanOrEqual(2 * DAY_MS)
  })

  test('is later by a share that belongs to the feed', () => {
    expect(delay({ feedId: 'a' })).toBe(delay({ feedId: 'a' }))
    expect(delay({ feedId: 'a' })).not.toBe(delay({ feedId: 'b' }))
    for (const feedId of ['a', 'b', 'c', 'd']) expect(delay({ feedId })).toBeGreaterThanOrEqual(HOUR_MS)
  })
})
