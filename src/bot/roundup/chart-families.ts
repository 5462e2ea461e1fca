import type { Language } from '../../core/workspace.ts'

/** Chinese characters are drawn otherwise in each language: whose family comes after the Latin one draws them. */
export const CHART_FAMILIES: Readonly<Record<Language, readonly string[]>> = {
  en: ['Noto Sans', 'Noto Sans Korean'],
  ko: ['Noto Sans', 'Noto Sans Korean'],
  ja: ['Noto Sans', 'Noto Sans Japanese'],
  zh: ['Noto Sans', 'Noto Sans S Chinese'],
}
