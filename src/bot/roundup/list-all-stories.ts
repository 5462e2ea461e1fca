import { ANY_STORY } from '../../core/any-story.ts'
import type { StoryQuery, StoryStore } from '../../core/ports/story-store.ts'
import type { Story } from '../../core/story.ts'

const PAGE_SIZE = 500

/** All that fit the query, page by page. */
export async function listAllStories(
  stories: Pick<StoryStore, 'list'>,
  query: Partial<Omit<StoryQuery, 'limit' | 'offset'>>,
): Promise<readonly Story[]> {
  const all: Story[] = []
  for (;;) {
    const page = await stories.list({ ...ANY_STORY, ...query, limit: PAGE_SIZE, offset: all.length })
    all.push(...page)
    if (page.length < PAGE_SIZE) return all
  }
}
