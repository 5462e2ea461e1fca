import type { FeedAdding, FeedDesk } from '../core/ports/feed-desk.ts'
import { tallyTotal, type OutcomeTally } from '../core/outcome.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { Ledger } from '../core/ports/store.ts'
import { canonicalUrl } from '../core/canonical-url.ts'
import { owningWorkspace, type Feed, type FeedScope } from '../core/feed.ts'
import type { OwnQuota } from '../core/own-quota.ts'
import { addedFeed } from '../feeds/added-feed.ts'
import { answeredOnce, discoverFeed, type Discovered } from '../feeds/discover.ts'
import { distinctName, feedName } from '../feeds/feed-name.ts'
import { feedHealth, isResting } from '../feeds/health.ts'
import { feedsByAddress, feedsOfScope } from '../feeds/read-already.ts'
import { checkFeed } from './check-feed.ts'
import type { PipelineDeps } from './deps.ts'
import { quotaDay, quotaUnits } from './own-quota.ts'
import { resumed } from './poll-state.ts'

/** What is added is read at once; if nobody comes to that, it is polled as any other. */
const READ_WITHIN_MS = 120_000

/** One poll, as the pipeline makes it. */
type Ingest = (stored: StoredFeed, deps: PipelineDeps) => Promise<{ readonly outcomes: OutcomeTally }>

/** Adds the feeds of workspaces, and looks at any feed now. `ingest` reads a feed that was added. */
export function createFeedDesk(deps: PipelineDeps, ingest: Ingest): FeedDesk {
  const { ownQuota: quota, trusts } = deps
  return {
    async add(address, owner) {
      const found = await discoverFeed(address, { fetch: deps.fetch, mayBePrivate: trusts(owner.workspaceId) })
      const name = feedName(found.title, found.url)
      const scope: FeedScope = { kind: 'workspace', ...owner }
      const feed = addedFeed({ name, url: found.url, language: found.language ?? 'en', kind: 'press' }, scope)
      const adding = await deps.store.transaction((ledger) =>
        put(feed, found, ledger, { nowMs: deps.clock.nowMs(), quota }),
      )
      const stored = adding.kind === 'added' ? await deps.store.feeds.find(feed.id) : null
      if (stored === null || adding.kind !== 'added') return adding
      const { outcomes } = await ingest(stored, { ...deps, fetch: answeredOnce(deps.fetch, found.answer) })
      const read = await deps.store.feeds.find(feed.id)
      return { ...adding, entries: tallyTotal(outcomes), newestAt: read?.state.rhythm?.newestAt ?? null }
    },
    async check(stored) {
      const found = await checkFeed(stored, deps)
      const isRead = found.kind === 'well' || (found.kind === 'trouble' && found.problem === 'stale')
      const { feed, state } = stored
      if (!isRead || isResting(state) || (state.stoppedAt === null && state.failuresInARow === 0)) return found
      const nowMs = deps.clock.nowMs()
      if (state.stoppedAt !== null) await deps.store.feeds.saveState(feed.id, resumed(state, nowMs))
      // Else it would be asked again when its last failure is long enough ago: within a week.
      else await deps.store.feeds.hasten(feed.id, { from: state.nextPollAt, to: nowMs })
      return { kind: 'resumed' }
    },
    levelOf: (stored) => feedHealth(stored, deps.clock.nowMs()).level,
  }
}

async function put(
  feed: Feed,
  { answer, others }: Pick<Discovered, 'answer' | 'others'>,
  ledger: Ledger,
  { nowMs, quota }: { readonly nowMs: number; readonly quota: OwnQuota },
): Promise<FeedAdding> {
  const visible = feedsOfScope(await ledger.feeds.list(), feed.scope)
  const byAddress = feedsByAddress(visible)
  const same = byAddress.get(canonicalUrl(feed.url)) ?? byAddress.get(canonicalUrl(answer.finalUrl))
  if (same !== undefined) return { kind: 'known', feed: same, others }
  const own = visible.filter((one) => one.feed.scope.kind === 'workspace')
  if (own.length >= quota.feeds) return { kind: 'full', most: quota.feeds }
  const workspaceId = owningWorkspace(feed.scope)
  const isSpent =
    workspaceId !== null &&
    (await ledger.feeds.readOfWorkspaceOnDay(workspaceId, quotaDay(nowMs))) >=
      quotaUnits(quota.feeds * quota.entriesPerDay)
  if (isSpent) return { kind: 'spent' }
  const named = { ...feed, name: distinctName(feed, new Set(visible.map((one) => one.feed.name))) }
  const added = (await ledger.feeds.add(named)) ? await ledger.feeds.find(named.id) : null
  if (added === null) return { kind: 'known', feed: named, others }
  await ledger.feeds.saveState(named.id, { ...added.state, nextPollAt: nowMs + READ_WITHIN_MS })
  return { kind: 'added', feed: named, entries: 0, newestAt: null, others }
}
