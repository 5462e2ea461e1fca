import { LABS } from '../../core/heard-sources.ts'
import { publisherOf, siteOf } from '../../core/publisher.ts'
import type { HeardFeed } from '../../core/ports/feed-store.ts'
import type { Strings } from '../cards/strings.ts'
import type { CommandContext } from './command-context.ts'

/** Somebody whose feeds are read: `kept` is what a subscription keeps: a site, or the name of a feed. */
export type KnownPublisher = {
  readonly kept: string
  /** Of its feeds. */
  readonly names: readonly string[]
  /** Where its feeds lie, which need not be where it writes. */
  readonly sites: readonly string[]
}

/** Whose feeds the workspace's channels get stories from, by what is kept of them. */
export async function knownPublishers({
  deps,
  workspace,
}: Pick<CommandContext, 'deps' | 'workspace'>): Promise<readonly KnownPublisher[]> {
  const feeds = await deps.store.feeds.listHeard(workspace.id)
  const known = [...Map.groupBy(feeds, keptOf)].map(([kept, own]) => ({
    kept,
    names: [...new Set(own.map(({ feed }) => feed.name))],
    sites: [...new Set(own.flatMap(({ feed }) => siteOf(feed.url) ?? []))],
  }))
  return known.toSorted((one, other) => one.kept.localeCompare(other.kept, 'en'))
}

/** Its site, or its name where that is all that tells it: what it writes may lie elsewhere than its feed, and says so itself. */
function keptOf({ feed, newestUrl }: HeardFeed): string {
  const publisher = publisherOf(feed)
  const isElsewhere = newestUrl !== null && publisherOf({ ...feed, url: newestUrl }) !== publisher
  return isElsewhere || publisher === feed.name.toLowerCase() ? feed.name : publisher
}

/** What is kept of a publisher, as it is told. */
export function publisherName(kept: string, strings: Strings): string {
  return kept === LABS ? strings.labs : kept
}

/** As it is offered: `techledger.example · Tech Ledger`. */
export function publisherLabel({ kept, names }: KnownPublisher): string {
  return [kept, ...names.filter((name) => name !== kept)].join(' · ')
}
