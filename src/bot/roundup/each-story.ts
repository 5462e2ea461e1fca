import { ANY_STORY } from '../../core/any-story.ts'
import { letOthers } from '../../core/let-others.ts'
import type { StoryQuery, StoryStore } from '../../core/ports/story-store.ts'
import type { Story } from '../../core/story.ts'

const PAGE_SIZE = 500

/** All that fit the query, each once. They are read page by page: what is kept of one is all that its page leaves behind. */
export async function* eachStory(
  stories: Pick<StoryStore, 'list'>,
  query: Partial<Omit<StoryQuery, 'limit' | 'offset'>>,
): AsyncGenerator<Story, void> {
  const seen = new Set<string>()
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const page = await stories.list({ ...ANY_STORY, ...query, limit: PAGE_SIZE, offset })
    for (const story of page) {
      // One that comes to be told in between moves those behind it on.
      if (seen.has(story.id)) continue
      seen.add(story.id)
      yield story
    }
    if (page.length < PAGE_SIZE) return
    // SQLite answers at once, and weeks would be read without a pause.
    await letOthers()
  }
}
