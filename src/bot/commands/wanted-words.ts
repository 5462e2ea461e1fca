import type { StoryQuery } from '../../core/ports/story-store.ts'
import { otherSpellings } from '../../core/search-words.ts'
import type { CommandContext } from './command-context.ts'

const LATIN = /\p{Script=Latin}/u

/**
 * What was typed to find stories by, and how else it is written: a company's usual name for the one in another script, a
 * model's name with its number apart. A part or a product in Latin letters (`DeepMind`) means itself, not its owner.
 */
export function wantedWords(
  typed: string,
  { deps }: Pick<CommandContext, 'deps'>,
): Pick<StoryQuery, 'words' | 'alsoWritten'> {
  const usual = LATIN.test(typed.normalize('NFKC')) ? null : deps.names.usual(typed)
  return { words: typed, alsoWritten: [...(usual === null ? [] : [usual]), ...otherSpellings(typed)] }
}
