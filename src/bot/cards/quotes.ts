import type { Language } from '../../core/workspace.ts'

type Pair = readonly [open: string, close: string]

const QUOTES: Readonly<Record<Language, Pair>> = { en: ['“', '”'], ko: ['“', '”'], ja: ['「', '」'], zh: ['“', '”'] }
/** Around quotes of the same form. */
const OUTER: Readonly<Record<Language, Pair>> = { ...QUOTES, ja: ['『', '』'] }

/** Words of somebody else, as they are: `“raises $60M”`, `「raises $60M」`; in Japanese around quotes of their own `『「V5」を公開』`. */
export function inQuotes(words: string, language: Language): string {
  const [inner] = QUOTES[language]
  const [open, close] = (words.includes(inner) ? OUTER : QUOTES)[language]
  return `${open}${words}${close}`
}
