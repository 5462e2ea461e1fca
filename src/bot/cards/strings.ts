import type { Language } from '../../core/workspace.ts'
import { en, type Strings } from './en.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { zh } from './zh.ts'

const STRINGS: Readonly<Record<Language, Strings>> = { en, ko, ja, zh }

/** Everything that the interface says, in one language. */
export function stringsOf(language: Language): Strings {
  return STRINGS[language]
}
