import type { RoundupChange } from '../../core/roundup.ts'
import type { Story, StoryChange } from '../../core/story.ts'
import { publishersOf } from './publishers.ts'

const TALK: ReadonlySet<string> = new Set(['rumoured', 'in-talks'])
const ENDS: ReadonlySet<string> = new Set(['denied', 'withdrawn'])

/**
 * What was settled in that time: talk that came true or to an end, amounts that became others, and corrections. Of one kind
 * of change only where it began and where it ended. A model that merely went from preview to release is among the releases,
 * and what until then only a forum said was no talk that could come true: it was the news itself, heard there first.
 * Stories that changed last come first.
 */
export function whatChanged(
  stories: readonly Story[],
  { fromAt, untilAt }: { readonly fromAt: number; readonly untilAt: number },
): readonly RoundupChange[] {
  return stories
    .flatMap((story): RoundupChange[] => {
      const settling = story.changes.filter((one) => one.at >= fromAt && one.at < untilAt && isSettling(one, story))
      const changes = [...Map.groupBy(settling, ({ kind }) => kind).values()].flatMap(fromFirstToLast)
      return changes.length === 0 ? [] : [{ story, changes }]
    })
    .toSorted((a, b) => lastAt(b) - lastAt(a) || a.story.id.localeCompare(b.story.id))
}

function fromFirstToLast(changes: readonly StoryChange[]): readonly StoryChange[] {
  const last = changes.at(-1)
  return last === undefined ? [] : [{ ...last, from: changes[0]?.from ?? null }]
}

function lastAt({ changes }: RoundupChange): number {
  return Math.max(...changes.map(({ at }) => at))
}

function isSettling({ kind, from, to, at }: StoryChange, { sources }: Story): boolean {
  if (kind === 'correction') return true
  if (from === null) return false
  if (kind !== 'status') return true
  if (ENDS.has(to)) return true
  const told = publishersOf({ sources: sources.filter((source) => source.at < at) })
  return TALK.has(from) && !TALK.has(to) && told.length > 0
}
