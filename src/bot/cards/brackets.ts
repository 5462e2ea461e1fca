import type { Language } from '../../core/workspace.ts'

const BRACKETS: Readonly<Record<Language, readonly [string, string]>> = {
  en: [' (', ')'],
  ko: [' (', ')'],
  ja: ['（', '）'],
  zh: ['（', '）'],
}

/** Set behind other words: ` (about $60M)`, `（約6000万ドル）`. */
export function inBrackets(words: string, language: Language): string {
  const [open, close] = BRACKETS[language]
  return `${open}${words}${close}`
}
