import type { FeedAdding, FeedDesk } from '../core/ports/feed-desk.ts'
import { tallyTotal, type OutcomeTally } from '../core/outcome.ts'
import type { Ledger, StoredFeed } from '../core/ports/store.ts'
import { canonicalUrl } from '../core/canonical-url.ts'
import { LONGEST_FEED_NAME, type Feed, type FeedScope } from '../core/feed.ts'
import { addedFeed } from '../feeds/added-feed.ts'
import { answeredOnce, discoverFeed } from '../feeds/discover.ts'
import { feedHealth } from '../feeds/health.ts'
import { checkFeed } from './check-feed.ts'
import type { PipelineDeps } from './deps.ts'
import { resumed } from './poll-state.ts'

const MOST_OWN_FEEDS = 50
const LONGEST_ADDRESS = 50

type Owner = { readonly workspaceId: string; readonly channelId: string }

/** One poll, as the pipeline makes it. */
type Ingest = (stored: StoredFeed, deps: PipelineDeps) => Promise<{ readonly outcomes: OutcomeTally }>

export function createFeedDesk(deps: PipelineDeps, ingest: Ingest): FeedDesk {
  return {
    async add(address, owner) {
      const found = await discoverFeed(address, deps.fetch)
      const title = (found.title ?? '').replace(/\s+/g, ' ').trim()
      const name = title === '' ? shortAddress(found.url) : title.slice(0, LONGEST_FEED_NAME)
      const scope: FeedScope = { kind: 'workspace', ...owner }
      const feed = addedFeed({ name, url: found.url, language: found.language ?? 'en', kind: 'press' }, scope)
      const adding = await deps.store.transaction((ledger) => put(feed, owner, ledger))
      const stored = adding.kind === 'added' ? await deps.store.feeds.find(feed.id) : null
      if (stored === null || adding.kind !== 'added') return adding
      const { outcomes } = await ingest(stored, { ...deps, fetch: answeredOnce(deps.fetch, found.answer) })
      return { ...adding, entries: tallyTotal(outcomes) }
    },
    async check(stored) {
      const found = await checkFeed(stored, deps)
      const isRead = found.kind === 'well' || (found.kind === 'trouble' && found.problem === 'stale')
      const { feed, state } = stored
      if (!isRead || (state.stoppedAt === null && state.failuresInARow === 0)) return found
      const nowMs = deps.clock.nowMs()
      if (state.stoppedAt !== null) await deps.store.feeds.saveState(feed.id, resumed(state, nowMs))
      // Else it would be asked again when its last failure is long enough ago: within a week.
      else await deps.store.feeds.hasten(feed.id, { from: state.nextPollAt, to: nowMs })
      return { kind: 'resumed' }
    },
    levelOf: (stored) => feedHealth(stored, deps.clock.nowMs()).level,
  }
}

async function put(feed: Feed, { workspaceId }: Owner, ledger: Ledger): Promise<FeedAdding> {
  const wanted = canonicalUrl(feed.url)
  const visible = (await ledger.feeds.list()).filter(
    ({ feed: { scope } }) => scope.kind === 'catalogue' || scope.workspaceId === workspaceId,
  )
  const same = visible.find((one) => canonicalUrl(one.feed.url) === wanted)
  if (same !== undefined) return { kind: 'known', feed: same.feed }
  const own = visible.filter((one) => one.feed.scope.kind === 'workspace')
  if (own.length >= MOST_OWN_FEEDS) return { kind: 'full', most: MOST_OWN_FEEDS }
  const named = visible.some((one) => one.feed.name === feed.name) ? { ...feed, name: withAddress(feed) } : feed
  return (await ledger.feeds.add(named)) ? { kind: 'added', feed: named, entries: 0 } : { kind: 'known', feed: named }
}

/** A name that another feed has already: people remove and check feeds by their names. */
function withAddress({ name, url }: Feed): string {
  const address = shortAddress(url)
  return `${name.slice(0, LONGEST_FEED_NAME - address.length - 3)} (${address})`
}

/** Without the scheme; of a long one the end, which is where the feeds of one host differ. */
function shortAddress(url: string): string {
  const address = url.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '')
  return address.length > LONGEST_ADDRESS ? `…${address.slice(1 - LONGEST_ADDRESS)}` : address
}
