import { createHash } from 'node:crypto'
import { canonicalUrl } from '../core/canonical-url.ts'
import { owningWorkspace, type Feed, type FeedScope } from '../core/feed.ts'

/** How far the word of a feed counts that nobody has judged yet. */
const ADDED_WEIGHT = 0.5

/** A feed that somebody added. The same address in the same workspace has the same id. */
export function addedFeed(described: Pick<Feed, 'name' | 'url' | 'language' | 'kind'>, scope: FeedScope): Feed {
  const digest = createHash('sha256')
    .update(`${owningWorkspace(scope) ?? ''}\n${canonicalUrl(described.url)}`)
    .digest('hex')
  return { ...described, id: `own-${digest.slice(0, 20)}`, scope, weight: ADDED_WEIGHT }
}
