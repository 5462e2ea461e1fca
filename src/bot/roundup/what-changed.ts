import { isReported } from '../../core/publisher.ts'
import type { RoundupChange } from '../../core/roundup.ts'
import type { Story, StoryChange } from '../../core/story.ts'

const TALK: ReadonlySet<string> = new Set(['rumoured', 'in-talks'])
const ENDS: ReadonlySet<string> = new Set(['denied', 'withdrawn'])

/** Unix milliseconds; what happens at `untilAt` is in it no more. */
type TimeRange = { readonly fromAt: number; readonly untilAt: number }

/**
 * What was settled in that time: talk that came true or to an end, amounts that became others, and corrections. Of one kind
 * of change only where it began and where it ended; what ended where it began is none. A model that merely went from
 * preview to release is among the releases. What only a forum says is nobody's report, and no talk that could come true:
 * told by a publisher then, it was the news itself, heard there first. Stories that changed last come first.
 */
export function whatChanged(stories: readonly Story[], range: TimeRange): readonly RoundupChange[] {
  return stories
    .filter(({ sources }) => isReported(sources))
    .flatMap((story): RoundupChange[] => {
      const made = story.changes.filter((one) => isIn(one, range) && isComparison(one))
      const settled = [...Map.groupBy(made, ({ kind }) => kind).values()].filter((changes) =>
        changes.some((one) => isSettling(one, story)),
      )
      const changes = settled.flatMap(fromFirstToLast).filter(isSettled)
      return changes.length === 0 ? [] : [{ story, changes }]
    })
    .toSorted((a, b) => lastAt(b) - lastAt(a) || a.story.id.localeCompare(b.story.id))
}

/** Whether `whatChanged` may tell of it. */
export function isChangedIn({ changes }: Story, range: TimeRange): boolean {
  return changes.some((one) => isIn(one, range))
}

function isIn({ at }: StoryChange, { fromAt, untilAt }: TimeRange): boolean {
  return at >= fromAt && at < untilAt
}

/** What is first said of a story changes nothing that was reported. */
function isComparison({ kind, from }: StoryChange): boolean {
  return kind === 'correction' || from !== null
}

function fromFirstToLast(changes: readonly StoryChange[]): readonly StoryChange[] {
  const last = changes.at(-1)
  return last === undefined ? [] : [{ ...last, from: changes[0]?.from ?? null }]
}

/** Talk that was denied and goes on all the same has settled nothing. */
function isSettled({ kind, from, to }: StoryChange): boolean {
  return kind === 'correction' || (from !== to && !(kind === 'status' && TALK.has(to)))
}

function lastAt({ changes }: RoundupChange): number {
  return Math.max(...changes.map(({ at }) => at))
}

function isSettling({ kind, from, to, at }: StoryChange, { sources }: Story): boolean {
  if (kind !== 'status' || ENDS.has(to)) return true
  const wasReported = isReported(sources.filter((source) => source.at < at))
  return from !== null && TALK.has(from) && !TALK.has(to) && wasReported
}
