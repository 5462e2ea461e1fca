import type { Language } from '../../core/workspace.ts'

/** The locale that Intl is asked for. */
export const LOCALE: Readonly<Record<Language, string>> = { en: 'en-US', ko: 'ko-KR', ja: 'ja-JP', zh: 'zh-CN' }
