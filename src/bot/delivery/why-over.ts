import type { Delivery } from '../../core/delivery.ts'
import { isWanted } from '../../core/filter-rule.ts'
import { isEnded } from '../../core/mending.ts'
import type { StoryReports } from '../../core/ports/story-store.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import { mayBeToldIn, type Channel } from '../../core/workspace.ts'
import { asJudged } from '../cards/as-judged.ts'

/** Such a story is not posted any more; where it was, its message says what became of it. */
const MENDED = 'the story was mended by hand'
/** The channel was changed since the story came to be owed, or the story was. */
const REFUSED = 'the channel does not want such a story any more'
/** Sent before it was known that whoever reads it may have left the workspace. */
export const NOT_FOR_THEM = 'the story is for its workspace alone'
export const UNFOLLOWED = 'the channel has no active subscription to this topic'
/** It may stand there: it is looked for once the channel is back. */
export const LOST_UNSEEN = 'the channel was lost before anybody could look whether it came'
const REASONS: ReadonlySet<string | null> = new Set([MENDED, REFUSED, NOT_FOR_THEM, UNFOLLOWED])

/**
 * Why the channel does not want a story any more that it is owed; `null` where it does. `subscription` is the active one to
 * its topic.
 */
export async function whyOver(
  story: Story,
  subscription: Subscription | undefined,
  channel: Channel,
  stories: Pick<StoryReports, 'reports'>,
): Promise<string | null> {
  if (subscription === undefined) return UNFOLLOWED
  if (!mayBeToldIn(channel, story)) return NOT_FOR_THEM
  if (isEnded(story.mending)) return MENDED
  const { filter } = subscription
  return isWanted(await asJudged(story, filter, stories), filter, channel.muted) ? null : REFUSED
}

/** Whether it ended unsent because the channel did not want it any more when its turn came. */
export function isOver({ state, problem }: Pick<Delivery, 'state' | 'problem'>): boolean {
  return state === 'failed' && REASONS.has(problem)
}
