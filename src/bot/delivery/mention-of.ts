import type { CardMention } from '../../core/card.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'

/** Whom the post of a story calls by this subscription; `null`: nobody. */
export function mentionOf(story: Story, { mention }: Subscription): CardMention | null {
  if (mention === null) return null
  const { kind, id, minAmountUsd } = mention
  const amountUsd = story.facts.topic === 'funding' ? (story.facts.amountUsd ?? 0) : 0
  return minAmountUsd === null || amountUsd >= minAmountUsd ? { kind, id } : null
}
