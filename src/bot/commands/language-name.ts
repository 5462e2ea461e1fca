import type { Language } from '../../core/workspace.ts'
import { LOCALE } from '../cards/locale.ts'

/** What a language, by its BCP 47 code, is called in one of ours. */
export function languageName(code: string, language: Language): string {
  return new Intl.DisplayNames(LOCALE[language], { type: 'language' }).of(code) ?? code
}
