import type { Story, StorySource } from './story.ts'

/** Whose headline and address a story has; `null` where nobody reports it. */
export function leadingSource({ url, sources }: Pick<Story, 'url' | 'sources'>): StorySource | null {
  return sources.find((source) => source.url === url) ?? sources[0] ?? null
}
