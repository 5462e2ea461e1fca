import { isReported, publisherOf, siteOf } from './publisher.ts'
import type { StorySource } from './story.ts'

/** Among publishers, all who make models: feeds of the kind `lab`. */
export const LABS = 'labs'

/** Whether a source is the word of one of these publishers, each called by its site or by the name of a feed, or `LABS`. */
export function isOfAny(source: StorySource, publishers: readonly string[]): boolean {
  return areAmong([publisherOf(source), source.name.toLowerCase(), source.kind === 'lab' ? LABS : null], publishers)
}

function areAmong(names: readonly (string | null)[], publishers: readonly string[]): boolean {
  return publishers.some((publisher) => names.includes(publisher.toLowerCase()))
}

/**
 * Of a story's sources those that are not of these publishers nor lead to them, in their order. None where all that reported
 * it are left out: a forum reports nothing by itself.
 */
export function heardSources(
  sources: readonly StorySource[],
  notPublishers: readonly string[],
): readonly StorySource[] {
  if (notPublishers.length === 0) return sources
  const heard = sources.filter(
    (source) => !isOfAny(source, notPublishers) && !areAmong([siteOf(source.url)], notPublishers),
  )
  return isReported(sources) && !isReported(heard) ? [] : heard
}
