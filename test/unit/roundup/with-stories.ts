import type { Store } from '../../../src/core/ports/store.ts'
import type { Story } from '../../../src/core/story.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'

/** A database in memory that holds these stories, for as long as the work lasts. */
export async function withStories<T>(stories: readonly Story[], work: (store: Store) => Promise<T>): Promise<T> {
  let next = 0
  const store = await openMemoryStore({ id: () => `id-${next++}` })
  try {
    for (const story of stories) await store.stories.insert(story)
    return await work(store)
  } finally {
    await store.close()
  }
}
