import { holdsAnyWord } from '../../core/holds-word.ts'
import type { StoryReports } from '../../core/ports/story-store.ts'
import { isDenial, isUncertain } from '../../core/status.ts'
import type { Report, Story } from '../../core/story.ts'
import type { SubscriptionFilter } from '../../core/subscription.ts'
import type { Language } from '../../core/workspace.ts'
import { asHeard, bestHeard } from './as-heard.ts'
import { namesOf } from './headline.ts'

/**
 * The story as a message goes on to tell it that stands there already: as the channel hears it, but where a later headline
 * has a word that the channel leaves out, with the best one that has none and says how it stands, or with the names alone.
 * As it is where these have one, too. Throws InvariantError when a name has no evidence.
 */
export async function asStanding(
  story: Story,
  filter: Pick<SubscriptionFilter, 'notPublishers' | 'notWords'> | undefined,
  language: Language,
  stories: Pick<StoryReports, 'reports'>,
): Promise<Story> {
  const heard = await asHeard(story, filter, stories)
  if (filter === undefined || !holdsAnyWord([heard.title], filter.notWords)) return heard
  const isPlain = ({ title }: { readonly title: string }): boolean => !holdsAnyWord([title], filter.notWords)
  const told = await bestHeard(story, filter, stories, (report) => isPlain(report) && saysSo(report, story))
  if (told !== null) return { ...heard, title: told.title, url: told.url ?? heard.url }
  const title = namesOf(story, language)
  return title !== null && isPlain({ title }) ? { ...heard, title } : heard
}

/** That of talks does not stand over what was done, nor that of what was done over a denial. */
function saysSo({ facts }: Report, { status }: Story): boolean {
  const told = facts.status.value
  return isUncertain(told) === isUncertain(status) && isDenial(told) === isDenial(status)
}
