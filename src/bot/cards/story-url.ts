import type { Story } from '../../core/story.ts'
import { webUrl } from './web-url.ts'

/** Where the title leads: the best report's address, `null` when there is none to trust. */
export function storyUrl(story: Story): string | null {
  return webUrl(story.url) ?? webUrl(story.sources[0]?.url ?? null)
}
