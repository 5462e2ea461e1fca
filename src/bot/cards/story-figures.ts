import { plainLetters } from '../../core/plain-letters.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { COMMA } from './comma.ts'
import { headline } from './headline.ts'
import { printName } from './print-fact.ts'
import { storyDetails } from './story-facts.ts'
import { stringsOf } from './strings.ts'

const NAMED = 3

/**
 * What a short card tells below its headline, in one line: whom or which models that one does not name, then sums, sizes,
 * licence and prices. Empty where nothing is known. Throws InvariantError on a fact without evidence.
 */
export function storyFigures(story: Story, language: Language): string {
  return [unnamed(story, language), storyDetails(story, language)].filter((part) => part !== '').join(' · ')
}

function unnamed(story: Story, language: Language): string {
  const { facts } = story
  const told = plainLetters(headline(story, language))
  const about = facts.topic === 'funding' ? [facts.company] : facts.models.map(({ name }) => name)
  const names = about.flatMap((fact) => (fact === null ? [] : [printName(fact)]))
  const left = [...new Set(names)].filter((name) => !told.includes(plainLetters(name)))
  const rest = left.length - NAMED
  const shown = left.slice(0, NAMED).join(COMMA[language])
  return rest > 0 ? `${shown} ${stringsOf(language).andMoreModels(rest)}` : shown
}
