import type { RoundupChange } from '../../core/roundup.ts'
import type { Story, StoryChange } from '../../core/story.ts'

const TALK: ReadonlySet<string> = new Set(['rumoured', 'in-talks'])
const ENDS: ReadonlySet<string> = new Set(['denied', 'withdrawn'])

/**
 * What was settled in that time: talk that came true or to an end, amounts that became others, and corrections. One line
 * a story, its latest; a model that merely went from preview to release is among the releases.
 */
export function whatChanged(
  stories: readonly Story[],
  { fromAt, untilAt }: { readonly fromAt: number; readonly untilAt: number },
): readonly RoundupChange[] {
  return stories
    .flatMap((story): RoundupChange[] => {
      const change = story.changes.findLast((one) => one.at >= fromAt && one.at < untilAt && isSettling(one))
      return change === undefined ? [] : [{ story, change }]
    })
    .toSorted((a, b) => b.change.at - a.change.at || a.story.id.localeCompare(b.story.id))
}

function isSettling({ kind, from, to }: StoryChange): boolean {
  if (kind === 'correction') return true
  if (from === null) return false
  if (kind !== 'status') return true
  return ENDS.has(to) || (TALK.has(from) && !TALK.has(to))
}
