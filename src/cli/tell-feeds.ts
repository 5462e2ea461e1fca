import { NOT_READ_LEVELS } from '../core/ports/feed-desk.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import { feedHealth } from '../feeds/health.ts'
import { counted } from './counted.ts'
import { unreachedWords } from './unreached-words.ts'

/** More of them say no more. */
const SHOWN = 20

type Looked = { readonly name: string; readonly words: string }

function linesOf(some: readonly Looked[]): readonly string[] {
  const rest = some.length - SHOWN
  return [
    ...some.slice(0, SHOWN).map(({ name, words }) => `  ${name}: ${words}`),
    ...(rest > 0 ? [`  and ${rest} more: aiwire feeds list`] : []),
  ]
}

/** How many feeds there are, and what is wrong with those that are not well: a line each, or one where it is hardly their fault. */
export function tellFeeds(feeds: readonly StoredFeed[], nowMs: number): readonly string[] {
  const looked = feeds.map((stored) => ({ name: stored.feed.name, ...feedHealth(stored, nowMs) }))
  const unread = looked.filter(({ level }) => NOT_READ_LEVELS.has(level))
  const odd = looked.filter(({ level }) => level === 'alarm')
  const count = `${counted(feeds.length, 'feed')}, ${unread.length} of them cannot be read now`
  const unreached = unread.length === 0 ? null : unreachedWords(feeds)
  const about = odd.length === 0 ? [] : [`${odd.length} can be read, and should be looked at:`, ...linesOf(odd)]
  if (unreached !== null) return [`${count}.`, unreached, ...about]
  return unread.length === 0 ? [count, ...about] : [`${count}:`, ...linesOf(unread), ...about]
}
