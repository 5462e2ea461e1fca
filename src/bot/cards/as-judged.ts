import type { StoryReports } from '../../core/ports/story-store.ts'
import type { Story } from '../../core/story.ts'
import type { SubscriptionFilter } from '../../core/subscription.ts'
import { asHeard } from './as-heard.ts'

/**
 * The story as the rules of the filter look at it: where they ask for words, as the channel is told it, with the headline
 * that it shows. No other rule looks at headlines, and nothing is read for them.
 */
export async function asJudged(
  story: Story,
  filter: Pick<SubscriptionFilter, 'words' | 'notWords' | 'notPublishers'>,
  stories: Pick<StoryReports, 'reports'>,
): Promise<Story> {
  const { words, notWords } = filter
  return words.length === 0 && notWords.length === 0 ? story : await asHeard(story, filter, stories)
}
