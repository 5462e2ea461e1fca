import type { Language } from '../../core/workspace.ts'

/** What stands between the items of a list. */
export const COMMA: Readonly<Record<Language, string>> = { en: ', ', ko: ', ', ja: '、', zh: '、' }
