import { describe, expect, test } from 'vitest'
import { FeedError } from '../../../src/core/errors.ts'
import type { FeedRhythm } from '../../../src/core/feed.ts'
import { nextPollAt, type ScheduleFacts } from '../../../src/feeds/schedule.ts'

const NOW = Date.UTC(2026, 1, 18, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const JITTER = 10 * MINUTE

function delay(facts: Partial<ScheduleFacts>): number {
  const usual: ScheduleFacts = {
    nowMs: NOW,
    rhythm: null,
    freshForMs: null,
    error: null,
    failuresInARow: 0,
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
    expect(delay(every(MINUTE))).toBeGreaterThanOrEqual(5 * MINUTE)
    expect(delay(every(MINUTE))).toBeLessThan(6 * MINUTE)
    expect(delay(every(30 * DAY))).toBeGreaterThanOrEqual(DAY)
    expect(delay(every(30 * DAY))).toBeLessThanOrEqual(DAY + JITTER)
  })

  test('asks a feed that has fallen silent less and less often', () => {
    const afterFourDays = delay(every(HOUR, { newestAt: NOW - 4 * DAY }))
    expect(afterFourDays).toBeGreaterThanOrEqual(12 * HOUR)
    expect(afterFourDays).toBeLessThanOrEqual(12 * HOUR + JITTER)
  })

  test('asks a feed hourly of which nobody knows how often it publishes', () => {
    const unknown = [{ rhythm: null }, every(null), every(MINUTE, { newestAt: null }), every(null, { newestAt: null })]
    for (const facts of unknown) {
      expect(delay(facts)).toBeGreaterThanOrEqual(HOUR)
      expect(delay(facts)).toBeLessThan(HOUR + JITTER)
    }
  })

  test('waits as long as the server asks, up to a week', () => {
    const busy = every(MINUTE)
    expect(delay({ ...busy, freshForMs: 3 * HOUR })).toBeGreaterThanOrEqual(3 * HOUR)
    expect(delay(every(MINUTE, { ttl: 120 }))).toBeGreaterThanOrEqual(2 * HOUR)
    expect(delay({ ...busy, freshForMs: 400 * DAY })).toBeLessThanOrEqual(7 * DAY + JITTER)
  })

  test('keeps the hours and days of rest', () => {
    const skipHours = [12, 13, 14]
    expect(new Date(NOW + delay(every(MINUTE, { skipHours }))).getUTCHours()).toBe(15)
    const skipDays = ['Wednesday']
    expect(new Date(NOW + delay(every(MINUTE, { skipDays }))).getUTCDay()).toBe(4)
    const always = Array.from({ length: 24 }, (_, hour) => hour)
    // All week but for the hour that has just passed.
    const days = ['Sunday', 'Monday', 'Tuesday', 'Thursday', 'Friday', 'Saturday']
    const rare = { skipHours: always.filter((hour) => hour !== 11), skipDays: days }
    expect(new Date(NOW + delay(every(MINUTE, rare))).toISOString()).toMatch(/^2026-02-25T11:/u)
    expect(delay(every(MINUTE, { skipHours: always }))).toBeLessThan(HOUR)
  })

  test('asks the feeds that rest in the same hours one after another when they are over', () => {
    const restsUntil = NOW + HOUR
    const delays = ['a', 'b', 'c', 'd'].map((feedId) => delay({ ...every(MINUTE, { skipHours: [12] }), feedId }))
    expect(new Set(delays).size).toBe(4)
    for (const one of delays) expect(NOW + one - restsUntil).toBeGreaterThanOrEqual(0)
    for (const one of delays) expect(NOW + one - restsUntil).toBeLessThan(5 * MINUTE)
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
    expect(of(missing, 1)).toBeGreaterThanOrEqual(HOUR)
    expect(of(missing, 4)).toBeGreaterThanOrEqual(8 * HOUR)
    expect(of(missing, 40)).toBeLessThanOrEqual(7 * DAY + JITTER)
    expect(of(broken, 1)).toBeLessThan(6 * MINUTE)
    expect(of(broken, 3)).toBeGreaterThanOrEqual(20 * MINUTE)
  })

  test('asks every hour where nobody answers, what is out of order every six hours, and who refuses us once a week', () => {
    const rest = (error: FeedError): number => delay({ error, failuresInARow: 40 })
    for (const kind of ['refused', 'timeout'] as const) {
      expect(rest(new FeedError(kind, 'Silence'))).toBeLessThanOrEqual(HOUR + JITTER)
    }
    for (const kind of ['html', 'not-a-feed', 'tls', 'bad-redirect'] as const) {
      expect(rest(new FeedError(kind, 'Out of order'))).toBeGreaterThanOrEqual(6 * HOUR)
      expect(rest(new FeedError(kind, 'Out of order'))).toBeLessThanOrEqual(6 * HOUR + JITTER)
    }
    expect(rest(new FeedError('http-status', 'Busy', { httpStatus: 503 }))).toBeLessThanOrEqual(6 * HOUR + JITTER)
    const asked = new FeedError('http-status', 'Busy', { httpStatus: 503, retryAfterMs: 2 * DAY })
    expect(rest(asked)).toBeGreaterThanOrEqual(2 * DAY)
    for (const kind of ['login', 'challenge', 'rate-limited'] as const) {
      expect(rest(new FeedError(kind, 'Go away'))).toBeGreaterThanOrEqual(7 * DAY)
    }
  })

  test('honours Retry-After', () => {
    const limited = new FeedError('rate-limited', 'Slow down', { httpStatus: 429, retryAfterMs: 5 * HOUR })
    expect(delay({ error: limited, failuresInARow: 1 })).toBeGreaterThanOrEqual(5 * HOUR)
  })

  test('asks less often for a week after a 429, and daily where a hub pushes', () => {
    expect(delay({ ...every(MINUTE), limitedAt: NOW - DAY })).toBeGreaterThanOrEqual(HOUR)
    expect(delay({ ...every(8 * HOUR), limitedAt: NOW - DAY })).toBeGreaterThanOrEqual(8 * HOUR)
    expect(delay({ ...every(8 * HOUR), limitedAt: NOW - DAY })).toBeLessThanOrEqual(8 * HOUR + JITTER)
    expect(delay({ ...every(MINUTE), limitedAt: NOW - 8 * DAY })).toBeLessThan(6 * MINUTE)
    expect(delay({ ...every(MINUTE), isPushed: true })).toBeGreaterThanOrEqual(DAY)
  })

  test('is later by a share that belongs to the feed', () => {
    expect(delay({ feedId: 'a' })).toBe(delay({ feedId: 'a' }))
    expect(delay({ feedId: 'a' })).not.toBe(delay({ feedId: 'b' }))
    for (const feedId of ['a', 'b', 'c', 'd']) expect(delay({ feedId })).toBeGreaterThanOrEqual(HOUR)
  })
})
