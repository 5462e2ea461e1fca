import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/core/durations.ts'
import type { FeedPush } from '../../../src/core/feed.ts'
import type { Identified } from '../../../src/feeds/identity.ts'
import { activatePush, pushAfterPoll } from '../../../src/feeds/websub-state.ts'

const START = Date.UTC(2026, 1, 10)
const DOCUMENT = { hub: 'https://hub.example/', self: 'https://wire.example/feed' }

/** A post that a poll finds, and that nobody pushed. */
function postOf(publishedAt: number): Identified {
  const entry = { id: 'e', feedId: 'f', identity: 'e', identityKeys: ['e'], title: 'A post', url: null }
  return {
    kind: 'new',
    entry: { ...entry, summary: '', language: 'en', publishedAt, seenAt: publishedAt },
  }
}

/** As the hub has verified it at the start, for ten days. */
function verified(): FeedPush {
  const found = pushAfterPoll(null, DOCUMENT, [], at(START))
  if (found === null) throw new Error('no hub was found')
  return activatePush(found, 10 * DAY_MS, START)
}

const at = (nowMs: number) => ({ nowMs, awakeSince: START })

const stateAt = (nowMs: number, entries: readonly Identified[], push = verified(), awakeSince = START) =>
  pushAfterPoll(push, DOCUMENT, entries, { nowMs, awakeSince })?.state

describe('a hub that pushes', () => {
  test('has an hour for it: a poll that is faster shows nothing against it', () => {
    const publishedAt = START + DAY_MS
    expect(stateAt(publishedAt + HOUR_MS, [postOf(publishedAt)])).toBe('active')
    expect(stateAt(publishedAt + HOUR_MS + 1, [postOf(publishedAt)])).toBe('broken')
  })

  test('need not push what was there before it was asked to', () => {
    expect(stateAt(START + DAY_MS, [postOf(START)])).toBe('active')
  })

  test('is not excused by a renewal from what it missed before', () => {
    const renewed = activatePush(verified(), 10 * DAY_MS, START + 8 * DAY_MS)
    expect(stateAt(START + 9 * DAY_MS, [postOf(START + 7 * DAY_MS)], renewed)).toBe('broken')
  })

  test('is no longer trusted when its lease is over, and is asked again a week later', () => {
    const end = START + 10 * DAY_MS
    expect(stateAt(end - 1, [])).toBe('active')
    expect(pushAfterPoll(verified(), DOCUMENT, [], at(end))).toMatchObject({
      state: 'broken',
      renewAt: end + 7 * DAY_MS,
    })
  })

  test('is not to blame for what was published, or for a lease that ended, while the bot was down', () => {
    const startedAt = START + 3 * DAY_MS
    const later = startedAt + 2 * HOUR_MS
    expect(stateAt(later, [postOf(startedAt - 1)], verified(), startedAt)).toBe('active')
    expect(stateAt(later, [postOf(startedAt + 1)], verified(), startedAt)).toBe('broken')
    const end = START + 10 * DAY_MS
    expect(pushAfterPoll(verified(), DOCUMENT, [], { nowMs: end + HOUR_MS, awakeSince: end })).toMatchObject({
      state: 'found',
      renewAt: end + HOUR_MS,
    })
    expect(stateAt(end + HOUR_MS, [], verified(), end - 1)).toBe('broken')
  })

  test('is forgotten when the feed names another one or has moved, and stays where nothing was read', () => {
    expect(pushAfterPoll(verified(), { ...DOCUMENT, hub: 'https://other.example/' }, [], at(START + DAY_MS))).toBeNull()
    expect(
      pushAfterPoll(verified(), { ...DOCUMENT, self: 'https://wire.example/atom' }, [], at(START + DAY_MS)),
    ).toBeNull()
    expect(pushAfterPoll(verified(), null, [], at(START + DAY_MS))).toEqual(verified())
  })
})
