import type { Language } from '../../core/workspace.ts'

/** What stands between a heading and what it is about. */
export const COLON: Readonly<Record<Language, string>> = { en: ': ', ko: ': ', ja: '：', zh: '：' }
