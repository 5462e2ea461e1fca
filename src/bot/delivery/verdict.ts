import { isAbout, refusingRule } from '../../core/filter-rule.ts'
import { isEnded } from '../../core/mending.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Verdict, VerdictRule } from '../../core/verdict.ts'
import { mayBeToldIn, type Channel } from '../../core/workspace.ts'

/** What a verdict depends on beside the story and the subscription. */
type VerdictSituation = {
  /** Stories from before the subscription count too: a back-fill asks for them. */
  readonly allowEarlier: boolean
  /** The channel hears of the event by another story: its workspace's own one, or the public one. */
  readonly isToldAlready: boolean
  /** How many stories this subscription got on that day. */
  readonly postedToday: number
}

/** Whether a subscription gets a story, and by which rule: the first one that refuses, else `matches`. */
export function verdictOf(
  story: Story,
  subscription: Subscription,
  channel: Channel,
  situation: VerdictSituation,
): Verdict {
  const rule = decidingRule(story, subscription, channel, situation)
  return { rule, deliver: rule === 'matches' }
}

function decidingRule(
  story: Story,
  subscription: Subscription,
  channel: Channel,
  { allowEarlier, isToldAlready, postedToday }: VerdictSituation,
): VerdictRule {
  const { filter } = subscription
  if (!mayBeToldIn(channel, story)) return 'other-workspace'
  if (isEnded(story.mending)) return 'mended'
  if (isToldAlready) return 'told-already'
  if (story.topic !== subscription.topic) return 'other-topic'
  if (subscription.pausedAt !== null) return 'paused'
  if (!allowEarlier && story.updatedAt < subscription.filterSince) return 'before-subscription'
  if (isAbout(story, channel.muted)) return 'muted'
  const refusing = refusingRule(story, filter)
  if (refusing !== null) return refusing
  return filter.maxPerDay !== null && postedToday >= filter.maxPerDay ? 'daily-limit' : 'matches'
}
