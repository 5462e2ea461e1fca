import type { Language } from '../../core/workspace.ts'

/** Set behind other words: ` (about $60M)`, `（約6000万ドル）`. */
export function inBrackets(words: string, language: Language): string {
  return language === 'ja' || language === 'zh' ? `（${words}）` : ` (${words})`
}
