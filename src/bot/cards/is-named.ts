import { lettersOf } from '../../core/letters-of.ts'
import type { Story } from '../../core/story.ts'
import { subjectsOf } from '../../core/subject.ts'
import { modelsOf } from '../../core/models-of.ts'
import { isLatin } from './is-latin.ts'

/** The ending of an address parts words, too: `77q.ai`. */
const BETWEEN_WORDS = /[^\p{L}\p{N}.]+|\.(?=\p{L})/u
/** Shorter words are in others of any sort. */
const SHORTEST_FIRST = 3
const SHORTEST_WORD = 4

/**
 * Whether the headline says whom or what the story is about, by the whole of a name or by what of it tells: `Opus 9.1` of
 * Claude Opus 9.1. In other scripts names are written in many ways: there it is taken to.
 */
export function isNamed({ title, facts }: Story): boolean {
  if (!isLatin(title)) return true
  const models = modelsOf(facts).map(({ name }) => name)
  const said = lettersOf(title)
  return [...subjectsOf(facts), ...models].some(({ value }) => tellingParts(value).some((part) => said.includes(part)))
}

function tellingParts(name: string): readonly string[] {
  const words = name.split(BETWEEN_WORDS).map(lettersOf)
  const [first = ''] = words
  const [longest = ''] = words.toSorted((one, other) => other.length - one.length)
  const ends = words.slice(0, -1).map((_, at) => words.slice(at).join(''))
  return [
    lettersOf(name),
    ...ends,
    ...(first.length >= SHORTEST_FIRST ? [first] : []),
    ...(longest.length >= SHORTEST_WORD ? [longest] : []),
  ]
}
