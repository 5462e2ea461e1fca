import { expect, test } from 'vitest'
import { tellFeeds } from '../../src/cli/tell-feeds.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { Feed, FeedState } from '../../src/core/feed.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const NOW = Date.UTC(2026, 1, 20, 9)
const READ = { baselineAt: NOW - HOUR_MS, lastSuccessAt: NOW - 3 * HOUR_MS }

/** What a start says of feeds of which these things are remembered, by their names. */
async function said(states: Readonly<Record<string, Partial<FeedState>>>): Promise<readonly string[]> {
  const store = await openMemoryStore(sequence())
  const feeds = Object.keys(states).map((name): Feed => ({ ...WIRE_FEED, id: name, name }))
  await store.feeds.replaceCatalogue(feeds)
  for (const { feed, state } of await store.feeds.list()) {
    await store.feeds.saveState(feed.id, { ...state, ...states[feed.name] })
  }
  const lines = tellFeeds(await store.feeds.list(), NOW)
  await store.close()
  return lines
}

test('what can be read is not told as if it could not', async () => {
  expect(
    await said({
      Alder: READ,
      Birch: { ...READ, problem: 'http-status', lastProblem: 'It is busy.', failuresInARow: 2 },
      Cedar: { ...READ, problem: 'stale', lastProblem: 'There has been nothing new for 30 days.', troubledAt: NOW },
      Elder: { ...READ, problem: 'gone', lastProblem: 'It is gone.', failuresInARow: 3, stoppedAt: NOW },
      Hazel: { ...READ, problem: 'no-entries', lastProblem: 'The feed is empty.' },
      Larch: { ...READ, problem: 'unfollowed', stoppedAt: NOW },
      Maple: {},
    }),
  ).toEqual([
    '7 feeds, 2 of them cannot be read now:',
    '  Birch: It is busy. 2 times in a row. It was last read 3 hours ago.',
    '  Elder: It is no longer polled, until feeds check finds that it can be read. It is gone. It was last read 3 hours ago.',
    '1 can be read, and should be looked at:',
    '  Cedar: There has been nothing new for 30 days.',
  ])
})

test('where all is well, that is all', async () => {
  expect(await said({ Alder: READ })).toEqual(['1 feed, 0 of them cannot be read now'])
})

test('no more lines than anybody reads', async () => {
  const busy = { ...READ, problem: 'http-status', lastProblem: 'It is busy.', failuresInARow: 2 } as const
  const lines = await said(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`Wire ${at}`, busy])))
  expect(lines).toHaveLength(22)
  expect(lines.at(-1)).toBe('  and 10 more: aiwire feeds list')
})

test('without a network a start says that once, and blames no feed', async () => {
  const unknown = { problem: 'dns', lastProblem: 'Nobody knows it.', failuresInARow: 1 } as const
  const lost = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`Wire ${at}`, unknown]))
  expect(await said({ ...lost, Alder: READ })).toEqual([
    '10 feeds, 9 of them cannot be read now.',
    expect.stringMatching(
      /^9 of the 10 feeds .* look whether this computer reaches the internet, by name and on port 443, without a proxy/u,
    ),
  ])
})
