import { link, text, type Words } from '../../core/card.ts'
import { isUncertain } from '../../core/status.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { modelsOf } from '../../core/models-of.ts'
import { COLON } from './colon.ts'
import { COMMA } from './comma.ts'
import { foreignTitle, inForeign } from './foreign.ts'
import { isLatin } from './is-latin.ts'
import { isNamed } from './is-named.ts'
import { isReadable } from './is-readable.ts'
import { printName } from './print-fact.ts'
import { inQuotes } from './quotes.ts'
import { printSubject } from './story-facts.ts'
import { storyUrl } from './story-url.ts'
import { stringsOf } from './strings.ts'

const NAMED_MODELS = 3

/**
 * The headline, or whom and what it is about where its script says nothing to the reader; before one that says nothing of
 * that stands whom it is about. One that is rumour or talk says so, whatever words its publisher chose. Throws
 * InvariantError when a name has no evidence.
 */
export function headline(story: Story, language: Language): string {
  const instead = namesInstead(story, language)
  if (!isUncertain(story.status)) return instead ?? namedTitle(story, language)
  // Its colon is enough for one headline.
  return stringsOf(language).reportedly(instead ?? namedTitle(story, language, ' – '))
}

/** The headline, with the story's address. Throws as `headline` does. */
export function headlineLink(story: Story, language: Language): Words {
  return inForeign(link(headline(story, language), storyUrl(story)), foreignTitle(story, language))
}

/** The publisher's own headline, to stand in quotes beside one that was made of names; `null` where it is shown already. */
export function originalHeadline(story: Story, language: Language): Words | null {
  if (namesInstead(story, language) === null) return null
  return inForeign(text(inQuotes(story.title, language)), foreignTitle(story, language))
}

/** Instead of a headline that the reader cannot read: who it is about, and what; `null` where no name helps. */
function namesInstead(story: Story, language: Language): string | null {
  if (isReadable(story.title, language)) return null
  const told = namesOf(story, language)
  return told !== null && isReadable(told, language) ? told : null
}

/** Who it is about, and what; `null` where that is not known. Throws InvariantError when a name has no evidence. */
export function namesOf(story: Story, language: Language): string | null {
  const { facts } = story
  const subject = printSubject(story) ?? ''
  const models = modelsOf(facts).slice(0, NAMED_MODELS)
  const names = models.map(({ name }) => printName(name)).join(COMMA[language])
  const told = names.toLowerCase().startsWith(subject.toLowerCase()) ? names : `${subject} ${names}`.trim()
  const isMade = facts.topic === 'funding' ? subject !== '' : names !== ''
  return isMade ? told : null
}

/**
 * The publisher's own headline; before one that names nobody (`Past, Present, and Future`, as companies head their posts)
 * stands whom it is about, where that is known in Latin letters: a name in others may be there in these. Throws
 * InvariantError when a name has no evidence.
 */
export function namedTitle(story: Story, language: Language, behindName: string = COLON[language]): string {
  const { title, facts } = story
  if (isNamed(story)) return title
  const [main] = modelsOf(facts)
  const name = main === undefined ? printSubject(story) : printName(main.name)
  return name === null || !isLatin(name) ? title : `${name}${behindName}${title}`
}
