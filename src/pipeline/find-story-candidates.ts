import type { StoryScope, StoryStore } from '../core/ports/story-store.ts'
import type { Report, StoryCandidate } from '../core/story.ts'
import { COMPARED, STORY_WINDOW_MS } from '../news/story/choose.ts'
import { namingKeys } from '../news/story/keys.ts'

/** The stories of that scope that the report may belong to. */
export async function findStoryCandidates(
  report: Report,
  keys: readonly string[],
  scope: StoryScope,
  stories: Pick<StoryStore, 'findCandidates'>,
): Promise<readonly StoryCandidate[]> {
  const { topic } = report.facts
  return await stories.findCandidates({
    topic,
    scope,
    keys,
    naming: namingKeys(keys),
    from: report.publishedAt - STORY_WINDOW_MS[topic],
    until: report.publishedAt + STORY_WINDOW_MS[topic],
    limit: COMPARED.stories,
    reportsEach: COMPARED.reportsEach,
  })
}
