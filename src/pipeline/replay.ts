import { addTallies, tallyOf, type OutcomeTally } from '../core/outcome.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { Identified } from '../feeds/identity.ts'
import type { PipelineDeps } from './deps.ts'
import { dateOf, gather, type Gathered } from './gather.ts'
import { afterFailure, afterSuccess } from './poll-state.ts'
import { record } from './record.ts'

const FEEDS_AT_ONCE = 8

export type ReplayHooks = {
  readonly onFeed: (feedName: string, problem: string | null) => void
  /** Called before an entry is recorded: a replay's clock follows the entries. */
  readonly onEntry: (publishedAt: number) => void
  readonly deliver: (channelId: string) => Promise<void>
}

export type ReplayReport = {
  readonly feeds: number
  readonly problems: readonly { readonly feedName: string; readonly problem: string }[]
  readonly outcomes: OutcomeTally
}

/**
 * Polls every feed once and records what they hold in the order of publication, as if they had been followed all along:
 * there is no baseline, and each channel is served before the next entry comes.
 */
export async function replay(deps: PipelineDeps, hooks: ReplayHooks): Promise<ReplayReport> {
  const problems: { feedName: string; problem: string }[] = []
  const read: { readonly from: StoredFeed; readonly gathered: Extract<Gathered, { kind: 'read' }> }[] = []
  const waiting = [...(await deps.store.feeds.list())]
  const feeds = waiting.length
  const worker = async (): Promise<void> => {
    for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
      const gathered = await gather(from, deps)
      if (gathered.kind === 'read') read.push({ from, gathered })
      else {
        problems.push({ feedName: from.feed.name, problem: gathered.error.message })
        await deps.store.feeds.saveState(
          from.feed.id,
          afterFailure(from.feed, from.state, gathered.error, deps.clock.nowMs()),
        )
      }
      hooks.onFeed(from.feed.name, gathered.kind === 'read' ? null : gathered.error.message)
    }
  }
  await Promise.all(Array.from({ length: FEEDS_AT_ONCE }, worker))

  const all = read
    .flatMap(({ from, gathered }) => gathered.entries.map((identified) => ({ feed: from.feed, identified })))
    .toSorted((a, b) => dateOf(a.identified) - dateOf(b.identified) || (a.feed.id < b.feed.id ? -1 : 1))
  const tallies: OutcomeTally[] = []
  for (const { feed, identified } of all) {
    if ('entry' in identified) hooks.onEntry(identified.entry.publishedAt)
    const { outcomes, wake } = await record([seenInTime(identified)], { feed, isBaseline: false }, deps)
    tallies.push(tallyOf(outcomes))
    for (const channelId of wake) await hooks.deliver(channelId)
  }
  for (const { from, gathered } of read) {
    await deps.store.feeds.saveState(
      from.feed.id,
      afterSuccess(from.feed, from.state, gathered, deps.clock.nowMs(), deps.awakeSince),
    )
  }
  return { feeds, problems, outcomes: addTallies(tallies) }
}

/** Who follows a feed all along sees an entry when it is published. */
function seenInTime(identified: Identified): Identified {
  if (identified.kind !== 'new') return identified
  return { ...identified, entry: { ...identified.entry, seenAt: identified.entry.publishedAt } }
}
