import type { StoryQuery } from '../../core/ports/story-store.ts'
import { otherSpellings } from '../../core/search-words.ts'
import type { CommandContext } from './command-context.ts'

const LATIN = /\p{Script=Latin}/u

/** How whoever is named in another script is called in Latin letters; `null` for whatever is no such name. */
export function latinName(typed: string, { deps }: Pick<CommandContext, 'deps'>): string | null {
  return LATIN.test(typed.normalize('NFKC')) ? null : deps.names.inLatin(typed)
}

/**
 * What was typed to find stories by, and how else it is written: a company's Latin name for the one in another script, a
 * model's name with its number apart. A part or a product (`DeepMind`) means itself, not its owner.
 */
export function wantedWords(
  typed: string,
  context: Pick<CommandContext, 'deps'>,
): Pick<StoryQuery, 'words' | 'alsoWritten'> {
  const latin = latinName(typed, context)
  return { words: typed, alsoWritten: [...(latin === null ? [] : [latin]), ...otherSpellings(typed)] }
}
