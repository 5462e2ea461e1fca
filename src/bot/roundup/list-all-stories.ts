import { ANY_STORY } from '../../core/any-story.ts'
import { letOthers } from '../../core/let-others.ts'
import type { StoryQuery, StoryStore } from '../../core/ports/story-store.ts'
import type { Story } from '../../core/story.ts'

const PAGE_SIZE = 500

/** All that fit the query, page by page. */
export async function listAllStories(
  stories: Pick<StoryStore, 'list'>,
  query: Partial<Omit<StoryQuery, 'limit' | 'offset'>>,
): Promise<readonly Story[]> {
  const all = new Map<string, Story>()
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const page = await stories.list({ ...ANY_STORY, ...query, limit: PAGE_SIZE, offset })
    // One that comes to be told in between moves those behind it on.
    for (const story of page) all.set(story.id, story)
    if (page.length < PAGE_SIZE) return [...all.values()]
    // SQLite answers at once, and weeks would be read without a pause.
    await letOthers()
  }
}
