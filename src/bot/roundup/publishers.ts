import type { Story, StorySource } from '../../core/story.ts'
import { webUrl } from '../cards/web-url.ts'

/** Who tells the story: a site once, however many feeds it has, and without places where anybody posts. */
export function publishersOf({ sources }: Pick<Story, 'sources'>): readonly StorySource[] {
  const bySite = new Map<string, StorySource>()
  for (const source of sources) {
    const site = siteOf(source)
    if (source.kind !== 'community' && !bySite.has(site)) bySite.set(site, source)
  }
  return [...bySite.values()]
}

function siteOf({ name, url }: StorySource): string {
  const address = webUrl(url)
  return address === null ? name.toLowerCase() : new URL(address).hostname.replace(/^www\./u, '')
}
