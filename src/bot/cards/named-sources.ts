import type { StorySource } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { COMMA } from './comma.ts'
import { stringsOf } from './strings.ts'

/** Who told it: the first `most` by their names, and how many more there are. Empty where nobody did. */
export function namedSources(sources: readonly StorySource[], most: number, language: Language): string {
  const names = sources.slice(0, most).map(({ name }) => name)
  return names.length === 0
    ? ''
    : stringsOf(language).toldBy(names.join(COMMA[language]), sources.length - names.length)
}
