import type { Language } from '../../core/workspace.ts'

/** Words of somebody else, as they are: `“raises $60M”`, `「raises $60M」`; in Japanese around quotes of their own `『「V5」を公開』`. */
export function inQuotes(words: string, language: Language): string {
  if (language !== 'ja') return `“${words}”`
  return words.includes('「') ? `『${words}』` : `「${words}」`
}
