import type { Fact } from '../../core/evidence.ts'
import type { StoryView } from '../../core/story.ts'
import { differ, valuesOf } from './told-values.ts'

/** Whether a message that shows `before` lacks, or has otherwise, what `after` tells; its sources aside. */
export function isToldOtherwise(before: StoryView, after: StoryView): boolean {
  return (
    before.title !== after.title ||
    differ(valuesOf(before.facts), valuesOf(after.facts)) ||
    valueOf(before.disputed.amount) !== valueOf(after.disputed.amount) ||
    valueOf(before.disputed.valuation) !== valueOf(after.disputed.valuation)
  )
}

function valueOf(fact: Fact<unknown> | null): string | null {
  return fact === null ? null : JSON.stringify(fact.value)
}
