import { createHash } from 'node:crypto'
import { HOUR_MS } from '../../core/durations.ts'
import type { Store } from '../../core/ports/store.ts'
import { WORKSPACE_LOSSES, type PauseReason, type Subscription } from '../../core/subscription.ts'
import { roundupDueWeek } from '../roundup/due.ts'

const SPREAD_OVER_MS = HOUR_MS

/** Owes every subscribed channel the newest roundup whose hour has come. The row exists once per channel and week. */
export async function oweRoundups(store: Store, nowMs: number, wake: (channelId: string) => void): Promise<void> {
  /** Which channels have their roundup of a week: it is one question, for they are asked for all week long. */
  const owed = new Map<string, ReadonlySet<string>>()
  for (const channel of await store.channels.listSubscribed()) {
    const { roundup: plan, timeZone } = channel
    if (plan.mode === 'off') continue
    const { week, dueAt } = roundupDueWeek(nowMs, timeZone, plan)
    // A channel that subscribed after the roundup's hour gets its first one next week.
    if (plan.since >= dueAt) continue
    const having = owed.get(week) ?? (await store.deliveries.listChannelsOfWeek(week))
    owed.set(week, having)
    if (having.has(channel.id)) continue
    const subscriptions = await store.subscriptions.listOfChannel(channel.id)
    const follows = subscriptions.some(({ pausedAt, createdAt }) => pausedAt === null && createdAt < dueAt)
    if (plan.mode === 'with-topics' && !follows) continue
    if (isShutOut(subscriptions)) continue
    // All channels of a zone have the same hour: spread over it, roundups leave room for what is new.
    const spreadAt = Math.max(nowMs, dueAt + spreadMs(channel.id))
    const roundup = {
      channelId: channel.id,
      kind: 'roundup',
      storyId: null,
      week,
      revision: 0,
      dueAt: spreadAt,
    } as const
    if (await store.deliveries.add(roundup)) wake(channel.id)
  }
}

const UNTRIED: readonly PauseReason[] = ['channel-gone', ...WORKSPACE_LOSSES, 'unknown']

/** Where the bot is not any more, nothing is tried until it is back. */
function isShutOut(subscriptions: readonly Subscription[]): boolean {
  const isGone = ({ pauseReason }: Subscription) => UNTRIED.some((reason) => reason === pauseReason)
  return subscriptions.some(isGone) && subscriptions.every(({ pausedAt }) => pausedAt !== null)
}

/** The same for a channel every week. */
function spreadMs(channelId: string): number {
  return createHash('sha256').update(channelId).digest().readUInt32BE(0) % SPREAD_OVER_MS
}
