import { HOUR_MS } from '../core/durations.ts'
import type { ParsedFeed } from '../core/entry.ts'
import type { FeedRhythm } from '../core/feed.ts'
import { statedTime } from './stated-time.ts'

const RECENT_ENTRIES = 20
const JUST_NOW_MS = HOUR_MS

/** How a feed behaves, from its whole document. `before` is what the last one told. */
export function readRhythm(parsed: ParsedFeed, before: FeedRhythm | null, nowMs: number): FeedRhythm {
  const { ttl, skipHours, skipDays } = parsed.feed
  const times = parsed.entries
    .flatMap((entry) => statedTime(entry) ?? [])
    .filter((time) => time <= nowMs)
    .toSorted((a, b) => b - a)
    .slice(0, RECENT_ENTRIES)
  const [newest] = times
  const oldest = times.at(-1)
  // Dates that are all of this moment are those of the answer, and tell of no gap.
  const isOfAnswer = newest === oldest && newest !== undefined && nowMs - newest < JUST_NOW_MS
  const hasGap = newest !== undefined && oldest !== undefined && times.length > 1 && !isOfAnswer
  return {
    usualGapMs: hasGap ? (newest - oldest) / (times.length - 1) : (before?.usualGapMs ?? null),
    newestAt: newest ?? before?.newestAt ?? null,
    entryCount: parsed.entries.length > 0 ? parsed.entries.length : (before?.entryCount ?? 0),
    emptySince: parsed.entries.length > 0 ? null : Math.min(before?.emptySince ?? nowMs, nowMs),
    ttl,
    skipHours,
    skipDays,
  }
}
