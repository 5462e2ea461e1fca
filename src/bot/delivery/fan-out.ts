import type { Ledger } from '../../core/ports/store.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import type { Story } from '../../core/story.ts'
import { localDayOf } from '../roundup/local-time.ts'
import { verdictOf } from './verdict.ts'

/** Readers see a growing story at these numbers of sources at once; beyond the last, at most once in the interval. */
const EDIT_AT_SOURCES: ReadonlySet<number> = new Set([2, 3, 5, 10, 20])
const BUSY_STORY_SOURCES = 20
const BUSY_STORY_INTERVAL_MS = 10 * 60_000

export type StoryStep = {
  readonly story: Story
  readonly sourcesBefore: number
  /** A status, an amount or a valuation changed. */
  readonly isMaterial: boolean
  /** False for a baseline: what is on a channel already is kept up to date, nothing new is posted. */
  readonly mayPost: boolean
  /** When the report that made the step was seen: the day that a daily limit counts for. */
  readonly seenAt: number
}

/** Writes the deliveries that a step of a story causes. Runs inside the transaction that made the step; returns the channels to wake. */
export async function fanOut(ledger: Ledger, step: StoryStep, nowMs: number): Promise<readonly string[]> {
  const { story } = step
  const toWake = new Set<string>()
  const owe = async (channelId: string, kind: 'post' | 'edit' | 'note', dueAt: number): Promise<boolean> => {
    const delivery = { channelId, kind, storyId: story.id, week: null, revision: story.revision, dueAt }
    const isAdded = await ledger.deliveries.add(delivery)
    if (isAdded) toWake.add(channelId)
    return isAdded
  }

  const editAt = nextEditAt(step, nowMs)
  for (const message of await ledger.messages.listOfStory(story.id)) {
    if (editAt !== null) await owe(message.channelId, 'edit', editAt)
    if (step.isMaterial) await owe(message.channelId, 'note', nowMs)
  }
  if (!step.mayPost) return [...toWake]
  for (const { subscription, channel } of await ledger.subscriptions.listActive(story.topic)) {
    const day = localDayOf(step.seenAt, channel.timeZone)
    const postedToday = await countToday(ledger, subscription, channel, day)
    if (!verdictOf(story, subscription, channel, { allowEarlier: false, postedToday }).deliver) continue
    // The row of a post exists once for ever, so a story that was posted is not posted again.
    if (await owe(channel.id, 'post', nowMs)) await ledger.subscriptions.countPost(channel.id, story.topic, day)
  }
  return [...toWake]
}

/** Most subscriptions have no daily limit, and need no look. */
async function countToday(ledger: Ledger, { filter, topic }: Subscription, { id }: Channel, day: string) {
  return filter.maxPerDay === null ? 0 : await ledger.subscriptions.postsOn(id, topic, day)
}

function nextEditAt({ story, sourcesBefore, isMaterial }: StoryStep, nowMs: number): number | null {
  if (isMaterial) return nowMs
  const sources = story.sources.length
  if (sources <= sourcesBefore) return null
  if (EDIT_AT_SOURCES.has(sources)) return nowMs
  return sources > BUSY_STORY_SOURCES ? nowMs + BUSY_STORY_INTERVAL_MS : null
}
