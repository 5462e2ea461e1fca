import type { RecordedEntry } from '../../core/entry.ts'
import type { Story } from '../../core/story.ts'
import type { CommandContext } from './command-context.ts'

/** Without what other workspaces' feeds tell. A feed that is not listed any more may have been one of theirs. */
export async function visibleEntries(
  entries: readonly RecordedEntry[],
  { deps, workspace }: CommandContext,
): Promise<readonly RecordedEntry[]> {
  if (entries.length === 0) return []
  const feeds = await deps.store.feeds.list()
  const visible = new Set(
    feeds
      .filter(({ feed: { scope } }) => scope.kind === 'catalogue' || scope.workspaceId === workspace.id)
      .map(({ feed }) => feed.id),
  )
  return entries.filter(({ feedId }) => visible.has(feedId))
}

export function isVisibleStory(story: Story, { workspace }: CommandContext): boolean {
  return story.workspaceId === null || story.workspaceId === workspace.id
}
