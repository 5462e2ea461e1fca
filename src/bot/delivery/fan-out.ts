import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
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
}

/** Writes the deliveries that a step of a story causes. Runs inside the transaction that made the step; returns the channels to wake. */
export async function fanOut(ledger: Ledger, step: StoryStep, nowMs: number): Promise<readonly string[]> {
  const { story } = step
  const toWake = new Set<string>()
  const owe = async (channelId: string, kind: 'post' | 'edit' | 'note', dueAt: number): Promise<void> => {
    const delivery = { channelId, kind, storyId: story.id, week: null, revision: story.revision, dueAt }
    if (await ledger.deliveries.add(delivery)) toWake.add(channelId)
  }

  const editAt = nextEditAt(step, nowMs)
  for (const message of await ledger.messages.listOfStory(story.id)) {
    if (editAt !== null) await owe(message.channelId, 'edit', editAt)
    if (step.isMaterial) await owe(message.channelId, 'note', nowMs)
  }
  if (!step.mayPost) return [...toWake]
  for (const { subscription, channel } of await ledger.subscriptions.listActive(story.topic)) {
    // The row of a post exists once for ever, so a story that was posted is not posted again.
    if (verdictOf(story, subscription, channel, { allowEarlier: false }).deliver) await owe(channel.id, 'post', nowMs)
  }
  return [...toWake]
}

function nextEditAt({ story, sourcesBefore, isMaterial }: StoryStep, nowMs: number): number | null {
  if (isMaterial) return nowMs
  const sources = story.sources.length
  if (sources <= sourcesBefore) return null
  if (EDIT_AT_SOURCES.has(sources)) return nowMs
  return sources > BUSY_STORY_SOURCES ? nowMs + BUSY_STORY_INTERVAL_MS : null
}
