import type { ParsedFeed } from '../core/entry.ts'
import type { FeedRhythm } from '../core/feed.ts'

const RECENT_ENTRIES = 20

/** How a feed behaves, from its whole document. `before` is what the last one told. */
export function readRhythm(parsed: ParsedFeed, before: FeedRhythm | null, nowMs: number): FeedRhythm {
  const { ttl, skipHours, skipDays } = parsed.feed
  const times = parsed.entries
    .map(({ published, updated }) => Date.parse(published ?? updated ?? ''))
    .filter((time) => time <= nowMs)
    .toSorted((a, b) => b - a)
    .slice(0, RECENT_ENTRIES)
  const [newest] = times
  const oldest = times.at(-1)
  const hasGap = newest !== undefined && oldest !== undefined && times.length > 1
  return {
    usualGapMs: hasGap ? (newest - oldest) / (times.length - 1) : (before?.usualGapMs ?? null),
    newestAt: newest ?? before?.newestAt ?? null,
    entryCount: parsed.entries.length > 0 ? parsed.entries.length : (before?.entryCount ?? 0),
    ttl,
    skipHours,
    skipDays,
  }
}
