import { canonicalUrl } from '../core/canonical-url.ts'
import { owningWorkspace, type Feed, type FeedScope } from '../core/feed.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'

/** The feeds that somebody's channels get already: those of the catalogue, and a workspace's own. */
export function feedsOfScope(all: readonly StoredFeed[], scope: FeedScope): readonly StoredFeed[] {
  const owner = owningWorkspace(scope)
  return all.filter(({ feed }) => [null, owner].includes(owningWorkspace(feed.scope)))
}

/** By every address at which they are read, as `canonicalUrl` spells it. */
export function feedsByAddress(feeds: readonly StoredFeed[]): Map<string, Feed> {
  const byAddress = new Map<string, Feed>()
  for (const { feed, state } of feeds) {
    for (const url of state.movedTo === null ? [feed.url] : [feed.url, state.movedTo]) {
      byAddress.set(canonicalUrl(url), feed)
    }
  }
  return byAddress
}
