import type { Language } from '../../core/workspace.ts'
import { LOCALE } from './locale.ts'

/** What a country, by its ISO 3166-1 alpha-2 code, is called in one of our languages. */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(LOCALE[language], { type: 'region' }).of(code) ?? code
}
