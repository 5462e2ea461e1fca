import type { CardMention } from '../../core/card.ts'
import { holdsAnyOf } from '../../core/filter-rule.ts'
import type { Story, StoryChange } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import { roundOf } from '../../core/round-of.ts'
import { recordedSum } from '../cards/recorded-sum.ts'

/** Whom the post of a story calls by this subscription; `null`: nobody. */
export function mentionOf(story: Story, { mention }: Subscription): CardMention | null {
  if (mention === null) return null
  const { kind, id, minAmountUsd, words } = mention
  if (words.length > 0 && !holdsAnyOf(story, words)) return null
  const amountUsd = roundOf(story.facts)?.amountUsd ?? 0
  return minAmountUsd === null || amountUsd >= minAmountUsd ? { kind, id } : null
}

/** Whom the note of that revision calls: the one whom nothing called before, because the sum was not large enough. */
export function mentionOfNote(story: Story, revision: number, subscription: Subscription): CardMention | null {
  const minAmountUsd = subscription.mention?.minAmountUsd ?? null
  const last = story.changes.findLast(({ kind }) => kind === 'amount')
  if (minAmountUsd === null || last?.revision !== revision) return null
  return usdBefore(story, last) < minAmountUsd ? mentionOf(story, subscription) : null
}

/** At the rate of the sum that is told now. What cannot be compared was large enough: nobody is called twice. */
function usdBefore({ facts }: Story, { from }: StoryChange): number {
  if (from === null) return 0
  const before = recordedSum(from)?.money
  const { amount, amountUsd } = roundOf(facts) ?? { amount: null, amountUsd: null }
  if (amount === null || amountUsd === null || before?.currency !== amount.value.currency) return Infinity
  return Math.round((amountUsd * before.amountMinor) / amount.value.amountMinor)
}
