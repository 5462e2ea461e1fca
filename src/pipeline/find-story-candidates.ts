import type { FeedScope } from '../core/feed.ts'
import type { StoryStore } from '../core/ports/store.ts'
import type { Report, StoryCandidate } from '../core/story.ts'
import { COMPARED, STORY_WINDOW_MS } from '../news/story/choose.ts'

/** The stories that the report may belong to, in its own scope. */
export async function findStoryCandidates(
  report: Report,
  keys: readonly string[],
  scope: FeedScope,
  stories: Pick<StoryStore, 'findCandidates'>,
): Promise<readonly StoryCandidate[]> {
  const { topic } = report.facts
  return await stories.findCandidates({
    topic,
    workspaceId: scope.kind === 'workspace' ? scope.workspaceId : null,
    keys,
    from: report.publishedAt - STORY_WINDOW_MS[topic],
    until: report.publishedAt + STORY_WINDOW_MS[topic],
    limit: COMPARED.stories,
    reportsEach: COMPARED.reportsEach,
  })
}
