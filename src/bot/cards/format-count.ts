import type { Language } from '../../core/workspace.ts'
import { LOCALE } from './locale.ts'

/** So many of what a model has, tokens or parameters, as people say it: `128K`, `262K` of 262,144, `1.05M`, `13.1만`. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language], { notation: 'compact', maximumSignificantDigits: 3 }).format(count)
}
