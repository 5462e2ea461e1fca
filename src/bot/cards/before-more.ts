import type { Language } from '../../core/workspace.ts'

/** Between the last name that is listed and how many more there are: `A, B and 3 more`, `A, B 외 3곳`. */
export const BEFORE_MORE: Readonly<Record<Language, string>> = { en: ' ', ko: ' ', ja: ' ', zh: '，' }
