import type { StoredFeed } from '../../core/ports/feed-store.ts'
import type { CommandContext } from './command-context.ts'

/** The feeds that a workspace's channels get stories from: those that all share, and its own. */
export async function feedsOfWorkspace({
  deps,
  workspace,
}: CommandContext): Promise<{ readonly shared: readonly StoredFeed[]; readonly own: readonly StoredFeed[] }> {
  const all = await deps.store.feeds.list()
  return {
    shared: all.filter(({ feed }) => feed.scope.kind === 'catalogue'),
    own: all.filter(({ feed: { scope } }) => scope.kind === 'workspace' && scope.workspaceId === workspace.id),
  }
}
