import { beforeEach, describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../src/core/durations.ts'
import { FeedError } from '../../src/core/errors.ts'
import type { Feed, FeedState } from '../../src/core/feed.ts'
import { parseFeed } from '../../src/feeds/parse.ts'
import { validatorsOf } from '../../src/pipeline/gather.ts'
import { afterFailure, afterSuccess } from '../../src/pipeline/poll-state.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const START = Date.UTC(2026, 1, 10)
const FEED: Feed = { ...WIRE_FEED, name: 'The Wire' }
const MISSING = new FeedError('http-status', 'Not found', { httpStatus: 404 })
const BROKEN = new FeedError('http-status', 'Out of order', { httpStatus: 500 })

let fresh: FeedState
beforeEach(async () => {
  const store = await openMemoryStore(sequence())
  await store.feeds.replaceCatalogue([FEED])
  const stored = await store.feeds.find(FEED.id)
  await store.close()
  if (stored === null) throw new Error('the feed is not stored')
  fresh = stored.state
})

/** Polls that failed, one a day. */
const after = (errors: readonly FeedError[], state = fresh) =>
  errors.reduce((before, error, day) => afterFailure(FEED, before, error, START + day * DAY_MS), state)

const ANSWER = { validators: { etag: null, lastModified: null }, freshForMs: null, permanentUrl: null } as const

/** A poll that went well; `posts`: how many the document had, `null` where it had not changed. */
async function read(state: FeedState, posts: number | null, nowMs: number): Promise<FeedState> {
  if (posts === null) {
    return afterSuccess(FEED, state, { kind: 'read', answer: ANSWER, entries: [], document: null }, nowMs, 0)
  }
  const items = Array.from({ length: posts }, (_, at) => `<item><title>Post ${at}</title><guid>${at}</guid></item>`)
  const body = Buffer.from(`<rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`)
  const parsed = await parseFeed(body, { contentType: 'application/rss+xml' })
  const document = { parsed, fingerprints: [], hub: null, self: null, leftAt: null }
  return afterSuccess(FEED, state, { kind: 'read', answer: ANSWER, entries: [], document }, nowMs, 0)
}

test('a feed that has become empty is in trouble for as long as it stays so', async () => {
  const full = await read(fresh, 3, START)
  const empty = await read(full, 0, START + DAY_MS)
  const unchanged = await read(empty, null, START + 2 * DAY_MS)
  const filled = await read(unchanged, 3, START + 3 * DAY_MS)
  expect([full, empty, unchanged, filled].map(({ problem }) => problem)).toEqual([
    null,
    'no-entries',
    'no-entries',
    null,
  ])
  expect(unchanged.lastProblem).toBe(empty.lastProblem)
})

test('a feed is told to nobody, left alone and given up for nothing that our own network does', () => {
  const offline = new FeedError('refused', 'No server is reached', { isOurNetwork: true })
  const state = after(Array.from({ length: 40 }, () => offline))
  expect(state).toMatchObject({ problem: 'refused', failuresInARow: 0, troubledAt: null, stoppedAt: null })
  expect(state.nextPollAt).toBeLessThan((state.askedAt ?? 0) + 3_600_000)
  const missing = after([MISSING, ...Array.from({ length: 40 }, () => offline)])
  expect(missing).toMatchObject({ failuresInARow: 1, missingSince: START, stoppedAt: null })
})

test('a feed that says for ever that nothing has changed is read whole after eight days', async () => {
  let state: FeedState = { ...(await read(fresh, 3, START)), validators: { etag: '"a"', lastModified: null } }
  for (let day = 1; day <= 8; day += 1) {
    const now = START + day * DAY_MS
    expect(validatorsOf(state, now).etag).toBe('"a"')
    state = { ...(await read(state, null, now)), validators: state.validators }
  }
  expect(validatorsOf(state, START + 8 * DAY_MS + 1).etag).toBeNull()
})

describe('a feed whose server says that it has moved for good', () => {
  const NEW = 'https://new.example/feed'
  /** Where it is asked after these answers, each so many hours after the first. */
  const askedAt = (answers: readonly (readonly [hours: number, permanentUrl: string | null])[]): string | null => {
    const told = answers.map(([hours, permanentUrl]) => ({
      nowMs: START + hours * HOUR_MS,
      gathered: { kind: 'read', answer: { ...ANSWER, permanentUrl }, entries: [], document: null } as const,
    }))
    return told.reduce((state, { gathered, nowMs }) => afterSuccess(FEED, state, gathered, nowMs, 0), fresh).movedTo
  }

  test('is asked there after three equal answers over a day, and no sooner', () => {
    expect(askedAt([0, 12, 24].map((hours) => [hours, NEW]))).toBe(NEW)
    expect(askedAt([0, 24].map((hours) => [hours, NEW]))).toBeNull()
    expect(askedAt([0, 6, 12, 18, 23].map((hours) => [hours, NEW]))).toBeNull()
  })

  test('is believed where it says the same each time, with no other answer in between', () => {
    const other = 'https://other.example/feed'
    expect(askedAt([0, 12, 24, 36, 48, 60].map((hours) => [hours, hours % 24 === 0 ? NEW : other]))).toBeNull()
    const anew = [0, 12].map((hours) => [hours, NEW] as const)
    expect(askedAt([...anew, [18, null], [24, NEW], [36, NEW]])).toBeNull()
    expect(askedAt([...anew, [18, null], [24, NEW], [36, NEW], [48, NEW]])).toBe(NEW)
    // Who answers there is not asked elsewhere again.
    expect(askedAt([...anew, [24, NEW], [36, null], [60, null], [84, null]])).toBe(NEW)
  })
})

describe('a feed that is missing', () => {
  test('is given up after 30 days, of which the last one brings a last try', () => {
    const state = after([MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING])
    const end = START + 30 * DAY_MS
    const last = afterFailure(FEED, state, MISSING, end - 1)
    expect(last).toMatchObject({ stoppedAt: null, nextPollAt: end })
    expect(afterFailure(FEED, last, MISSING, end).stoppedAt).toBe(end)
  })

  test.each(['fullAt', 'baselineAt', 'lastSuccessAt', 'missingSince', 'limitedAt', 'troubledAt', 'toldAt'] as const)(
    'was that by now at the latest, though the clock was ahead when it was noted: %s',
    (when) => {
      const noted = (at: number) => afterFailure(FEED, { ...fresh, problem: 'http-status', [when]: at }, MISSING, START)
      expect(noted(START + DAY_MS)[when]).toBe(START)
      expect(noted(START - 5)[when]).toBe(START - 5)
    },
  )

  test('is not asked less often because its host wanted a pause from another feed', () => {
    const paused = new FeedError('rate-limited', 'a pause', { retryAfterMs: 60_000 })
    expect(afterFailure(FEED, fresh, paused, START)).toMatchObject({
      limitedAt: null,
      failuresInARow: 0,
      problem: null,
    })
    const asked = new FeedError('rate-limited', 'fewer', { httpStatus: 429 })
    expect(afterFailure(FEED, fresh, asked, START)).toMatchObject({ limitedAt: START, failuresInARow: 1 })
  })

  test('begins its 30 days anew when it answers with something else', () => {
    const end = START + 30 * DAY_MS
    const last = afterFailure(FEED, after([MISSING, BROKEN, MISSING]), MISSING, end - 1)
    expect(afterFailure(FEED, last, MISSING, end).stoppedAt).toBeNull()
  })

  test('at an address that it moved to is asked at its old one from the third time in a row', () => {
    const validators = { etag: '"new"', lastModified: 'Tue, 10 Feb 2026 10:00:00 GMT' }
    const moved = { ...fresh, validators, movedTo: 'https://new.example/feed' }
    expect(after([MISSING, MISSING], moved)).toMatchObject({ validators, movedTo: 'https://new.example/feed' })
    const back = after([MISSING, MISSING, MISSING], moved)
    expect(back).toMatchObject({ movedTo: null, validators: { etag: null, lastModified: null } })
    expect(after([BROKEN, BROKEN, BROKEN], moved).movedTo).toBe('https://new.example/feed')
  })

  test.each(['html', 'not-a-feed', 'tls', 'bad-redirect', 'blocked-address'] as const)(
    'at an address where something else stands by now (%s) is asked at its old one, too',
    (kind) => {
      const error = new FeedError(kind, 'For sale')
      const moved = { ...fresh, movedTo: 'https://new.example/feed' }
      expect(after([error, error], moved).movedTo).toBe('https://new.example/feed')
      expect(after([error, error, error], moved).movedTo).toBeNull()
    },
  )

  describe('for good, as its server says (410),', () => {
    const GONE = new FeedError('gone', 'Gone', { httpStatus: 410 })
    /** Polls that failed, as soon as each is due. */
    const inTime = (errors: readonly FeedError[]) =>
      errors.reduce((before, error) => afterFailure(FEED, before, error, Math.max(START, before.nextPollAt)), fresh)

    test('is given up once it has said so for a day', () => {
      const states = [1, 2, 3, 4, 5, 6].map((times) => inTime(Array.from({ length: times }, () => GONE)))
      expect(states.map(({ stoppedAt }) => stoppedAt)).toEqual([null, null, null, null, null, START + DAY_MS])
      expect(states[4]?.nextPollAt).toBe(START + DAY_MS)
      expect(states.map(({ troubledAt }) => troubledAt !== null)).toEqual([false, false, true, true, true, true])
    })

    test('is not asked sooner than its server wants, though that is later', () => {
      const retryAfterMs = 3 * DAY_MS
      const asked = new FeedError('gone', 'Gone', { httpStatus: 410, retryAfterMs })
      expect(inTime([asked]).nextPollAt).toBeGreaterThanOrEqual(START + retryAfterMs)
    })

    test('goes on where that was over in minutes, or was said once in days of something else', () => {
      expect(inTime([GONE, BROKEN, GONE, GONE, GONE]).stoppedAt).toBeNull()
      const missing = after([MISSING, MISSING, MISSING])
      const said = afterFailure(FEED, missing, GONE, START + 4 * DAY_MS)
      expect(said.stoppedAt).toBeNull()
      expect(afterFailure(FEED, said, GONE, said.nextPollAt).stoppedAt).toBe(said.nextPollAt)
    })

    test('where it moved to is given up only when it is gone at its own address, too', () => {
      const first = after([GONE], { ...fresh, movedTo: 'https://new.example/feed' })
      expect(first).toMatchObject({ movedTo: null, stoppedAt: null, troubledAt: null })
      expect(afterFailure(FEED, first, GONE, START + DAY_MS).stoppedAt).toBeNull()
      expect(after([GONE, GONE], first).stoppedAt).toBe(START + DAY_MS)
    })
  })
})
