import type { Facts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { storyKeys } from './keys.ts'
import { differ, valuesOf } from './told-values.ts'

/**
 * Whether a text that its publisher edited corrects or completes what its report tells. `before`: the facts of the text
 * as it was, by the same reader, so that a reader that has learnt meanwhile revises nothing. Another company or model
 * makes another post of it, and what a text merely leaves out is not taken back: papers try headlines against each other.
 */
export function isRevised(told: Report, before: Facts, after: Report): boolean {
  const [had, has] = [valuesOf(told.facts), valuesOf(after.facts)]
  return (
    isSameSubject(told, after) &&
    [...had.keys()].every((name) => has.has(name)) &&
    differ(had, has) &&
    differ(valuesOf(before), has)
  )
}

/** A text that named nobody may name somebody now. */
function isSameSubject(told: Report, after: Report): boolean {
  const subjects = subjectKeys(told)
  return subjects.length === 0 || subjectKeys(after).some((key) => subjects.includes(key))
}

function subjectKeys(report: Report): readonly string[] {
  return storyKeys(report).filter((key) => key.startsWith('company:') || key.startsWith('model:'))
}
