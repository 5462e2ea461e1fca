import type { CommandOption } from '../../core/command.ts'
import { plainWord } from './plain-word.ts'

/** The choice that is meant by what was typed: its word in any case or width, or what it is called in one of our languages. */
export function choiceOf(
  { choices, choiceNames = {} }: Pick<CommandOption, 'choices' | 'choiceNames'>,
  typed: string,
): string | null {
  const wanted = plainWord(typed)
  const isMeant = (choice: string): boolean =>
    [choice, ...Object.values(choiceNames[choice] ?? {})].some((name) => name.toLowerCase() === wanted)
  return choices.find(isMeant) ?? null
}
