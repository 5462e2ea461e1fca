import type { Language } from '../../core/workspace.ts'

/** What stands between the items of a list. */
export const COMMA: Readonly<Record<Language, string>> = { en: ', ', ko: ', ', ja: '、', zh: '、' }

/** What stands between things that are said of the same, which are no list. Chinese has a sign of its own for lists. */
export const PAUSE: Readonly<Record<Language, string>> = { ...COMMA, zh: '，' }
