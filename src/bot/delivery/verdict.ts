import type { Channel } from '../../core/workspace.ts'
import { isUncertain } from '../../core/status.ts'
import { isEnded } from '../../core/mending.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Verdict, VerdictRule } from '../../core/verdict.ts'

/**
 * Whether a subscription gets a story, and by which rule: the first one that refuses, else `matches`.
 * `allowEarlier` is set by a back-fill, which asks for stories from before the subscription.
 */
export function verdictOf(
  story: Story,
  subscription: Subscription,
  channel: Channel,
  options: { readonly allowEarlier: boolean },
): Verdict {
  const rule = decidingRule(story, subscription, channel, options.allowEarlier)
  return { rule, deliver: rule === 'matches' }
}

function decidingRule(story: Story, subscription: Subscription, channel: Channel, allowEarlier: boolean): VerdictRule {
  const { filter } = subscription
  if (story.workspaceId !== null && story.workspaceId !== channel.workspaceId) return 'other-workspace'
  if (isEnded(story.mending)) return 'mended'
  if (story.topic !== subscription.topic) return 'other-topic'
  if (subscription.pausedAt !== null) return 'paused'
  if (!allowEarlier && story.updatedAt < subscription.createdAt) return 'before-subscription'
  if (!filter.rumours && isUncertain(story.status)) return 'rumour'
  if (story.facts.topic === 'funding') {
    if (filter.aiOnly && story.facts.isAi === false) return 'not-ai'
    if (filter.minAmountUsd !== null && (story.facts.amountUsd ?? 0) < filter.minAmountUsd) return 'below-min-amount'
  }
  return 'matches'
}
