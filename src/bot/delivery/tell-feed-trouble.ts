import type { Feed, FeedState } from '../../core/feed.ts'
import type { Ledger } from '../../core/ports/store.ts'

/** A feed that comes and goes is told of once in this time. */
const SILENCE_MS = 7 * 24 * 3_600_000

/**
 * Owes the channel where a workspace added the feed a word about its trouble. Returns the channel to wake, `null` when
 * there is nobody to tell or it was told lately. Runs inside the transaction that saves the state with `toldAt`.
 */
export async function tellFeedTrouble(
  ledger: Pick<Ledger, 'deliveries'>,
  { id, scope }: Feed,
  before: Pick<FeedState, 'toldAt'>,
  nowMs: number,
): Promise<string | null> {
  if (scope.kind !== 'workspace' || scope.channelId === null) return null
  if (before.toldAt !== null && nowMs - before.toldAt < SILENCE_MS) return null
  const trouble = { kind: 'feed-trouble', storyId: null, week: null, feedId: id, revision: 0, dueAt: nowMs } as const
  await ledger.deliveries.add({ channelId: scope.channelId, ...trouble })
  return scope.channelId
}
