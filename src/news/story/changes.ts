import type { Fact } from '../../core/evidence.ts'
import { majorOf, type Money } from '../../core/money.ts'
import type { StoryChange, StoryView } from '../../core/story.ts'

function moneyWords(fact: Fact<Money> | null): string | null {
  if (fact === null) return null
  const major = majorOf(fact.value)
  return `${fact.value.currency} ${Number.isInteger(major) ? String(major) : major.toFixed(2)}`
}

function sums(view: StoryView): { amount: string | null; valuation: string | null } {
  if (view.facts.topic !== 'funding') return { amount: null, valuation: null }
  return { amount: moneyWords(view.facts.amount), valuation: moneyWords(view.facts.valuation) }
}

/**
 * The steps between two views that readers should hear of, caused by `entryId` at `at`. `from` and `to` are status
 * words or money as `USD 30000000000` (major units); a fact that goes away is no step.
 */
export function materialChanges(before: StoryView, after: StoryView, entryId: string, at: number): StoryChange[] {
  const changes: StoryChange[] = []
  if (before.status !== after.status) {
    changes.push({ kind: 'status', from: before.status, to: after.status, at, entryId })
  }
  const old = sums(before)
  const now = sums(after)
  for (const kind of ['amount', 'valuation'] as const) {
    const to = now[kind]
    if (to !== null && to !== old[kind]) changes.push({ kind, from: old[kind], to, at, entryId })
  }
  return changes
}
