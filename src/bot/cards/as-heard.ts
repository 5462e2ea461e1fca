import { heardSources } from '../../core/heard-sources.ts'
import { leadingSource } from '../../core/leading-source.ts'
import type { StoryReports } from '../../core/ports/story-store.ts'
import type { Story } from '../../core/story.ts'

/**
 * The story as it is told where these publishers are left out: by the others alone, with the headline and the address of the
 * best of them. As it is where nobody else tells it. What became of the event, and what is known of it, stays as all have told.
 */
export async function asHeard(
  story: Story,
  notPublishers: readonly string[],
  stories: Pick<StoryReports, 'reports'>,
): Promise<Story> {
  const sources = heardSources(story.sources, notPublishers)
  const [best] = sources
  if (best === undefined || sources.length === story.sources.length) return story
  const heard = { ...story, sources, firstAt: Math.min(...sources.map(({ at }) => at)) }
  const leading = leadingSource(story)
  if (leading !== null && sources.includes(leading)) return heard
  const reports = await stories.reports(story.id)
  const own = reports.find(({ feedName, url }) => feedName === best.name && url === best.url)
  return { ...heard, url: best.url, title: own?.title ?? story.title }
}
