import { letOthers } from '../../core/let-others.ts'
import type { ReportStep } from '../../core/ports/story-store.ts'
import type { Report, Story, StoryView } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { asHeard } from '../cards/as-heard.ts'
import { localDayOf } from '../roundup/local-time.ts'
import { asJudged } from '../cards/as-judged.ts'
import { verdictOf } from './verdict.ts'

/** What would have been posted, as the channel would have been told the story at that moment. `day` is local, such as `2026-02-12`. */
export type BacktestPost = { readonly story: Story; readonly at: number; readonly day: string }

/** Some milliseconds' worth: a busy month takes seconds, and whoever waits for a heartbeat or an answer must not. */
const REPORTS_AT_ONCE = 100

/**
 * Tells the steps again, report by report, and asks at each what live posting asks. What was there on a feed's first poll
 * counts as seen when it was published: the answer is for a channel whose feeds have been followed all along.
 */
export async function backtest(
  steps: readonly ReportStep[],
  subscription: Subscription,
  channel: Channel,
  buildView: (reports: readonly Report[]) => StoryView,
): Promise<readonly BacktestPost[]> {
  const reports = new Map<string, Report[]>()
  const posted = new Set<string>()
  const postsOn = new Map<string, number>()
  const posts: BacktestPost[] = []
  let told = 0
  for (const { storyId, storyWorkspaceId, report, at } of inOrder(steps)) {
    const known = reports.get(storyId) ?? []
    known.push(report)
    reports.set(storyId, known)
    if (at < subscription.filterSince || posted.has(storyId)) continue
    told += known.length
    if (told >= REPORTS_AT_ONCE) {
      await letOthers()
      told = 0
    }
    const view = buildView(known)
    const story: Story = {
      ...view,
      id: storyId,
      workspaceId: storyWorkspaceId,
      publicId: null,
      revision: known.length,
      changes: [],
      mending: null,
    }
    const day = localDayOf(at, channel.timeZone)
    const postedToday = postsOn.get(day) ?? 0
    const situation = { allowEarlier: false, isToldAlready: false, postedToday }
    const { filter } = subscription
    const soFar = { reports: () => Promise.resolve(known) }
    const judged = await asJudged(story, filter, soFar)
    if (!verdictOf(judged, subscription, channel, situation).deliver) continue
    posted.add(storyId)
    postsOn.set(day, postedToday + 1)
    posts.push({ story: await asHeard(story, filter, soFar), at, day })
  }
  return posts
}

function inOrder(steps: readonly ReportStep[]): readonly (ReportStep & { readonly at: number })[] {
  const timed = steps.map((step) => ({ ...step, at: step.isBaseline ? step.report.publishedAt : step.seenAt }))
  // Stable: what was seen at one moment stays in the order in which it was recorded.
  return timed.toSorted((one, other) => one.at - other.at)
}
