import type { Delivery } from '../../core/delivery.ts'
import { DAY_MS, HOUR_MS } from '../../core/durations.ts'
import type { Feed, FeedState } from '../../core/feed.ts'
import type { Ledger } from '../../core/ports/store.ts'

/** A feed that comes and goes is told of once in this time. */
const SILENCE_MS = 7 * DAY_MS

/**
 * The channel that is to hear of a feed's trouble: the one where its workspace added it, once, and once more when the feed
 * is given up. What begins too soon after the last word is told later, if it still goes on. `null`: nobody is to hear of it.
 */
export function channelToTell({ scope }: Feed, state: FeedState, nowMs: number): string | null {
  const { troubledAt, stoppedAt, toldAt } = state
  if (scope.kind !== 'workspace' || troubledAt === null) return null
  if (toldAt === null) return scope.channelId
  // No later poll would tell of it.
  if (stoppedAt !== null) return toldAt < stoppedAt ? scope.channelId : null
  return toldAt < troubledAt && nowMs - toldAt >= SILENCE_MS ? scope.channelId : null
}

/** What is well again within a day is nobody's business: of twenty feeds that come and go, one would be told of every day. */
export const TROUBLE_WAITS_MS = DAY_MS
/** A word that cannot wait, or has waited, does so for others alone. */
const HURRIED_MS = HOUR_MS
/** A message takes along what is due so soon after: where a server is down, all feeds of it come to be in trouble, one after the other. */
export const TROUBLES_GATHER_MS = 6 * HOUR_MS

/** Owes a channel a word about a feed. Runs inside the transaction that saves the feed's state with `toldAt`. */
export async function tellFeedTrouble(
  ledger: Pick<Ledger, 'deliveries'>,
  feedId: string,
  channelId: string,
  { problem, troubledAt }: FeedState,
  nowMs: number,
): Promise<void> {
  // A day that was full is over by then, and the next one will be, too.
  const waitsUntil = problem === 'over-quota' ? nowMs : (troubledAt ?? nowMs) + TROUBLE_WAITS_MS
  const dueAt = Math.max(nowMs + HURRIED_MS, waitsUntil)
  await ledger.deliveries.add({
    channelId,
    kind: 'feed-trouble',
    storyId: null,
    week: null,
    feedId,
    revision: 0,
    dueAt,
  })
}

/** Whether a feed is in the trouble of which its channel is owed a word: what has begun since waits for a day of its own. */
export function isOwedTrouble({ troubledAt, toldAt }: FeedState): boolean {
  return troubledAt !== null && toldAt !== null && troubledAt <= toldAt
}

/** The feeds that the message of a delivery is about, each once. */
export async function feedsOfMessage(
  delivery: Pick<Delivery, 'id' | 'leadId' | 'feedId'>,
  { deliveries }: Pick<Ledger, 'deliveries'>,
): Promise<readonly string[]> {
  const members = delivery.leadId === null ? [delivery] : await deliveries.listOfLead(delivery.id)
  return [...new Set(members.flatMap(({ feedId }) => feedId ?? []))]
}
