import type { Language } from '../../core/workspace.ts'

/** Letters that say nothing to most who read the language. Korean headlines may hold single Chinese characters. */
const FOREIGN_SCRIPTS: Readonly<Record<Language, RegExp>> = {
  en: /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /[\p{Script=Hiragana}\p{Script=Katakana}]|^\P{Script=Hangul}*\p{Script=Han}\P{Script=Hangul}*$/u,
  ja: /\p{Script=Hangul}/u,
  zh: /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u,
}

/** Whether a headline says something to whoever reads that language: all are taken to read the Latin script. */
export function isReadable(title: string, language: Language): boolean {
  return !FOREIGN_SCRIPTS[language].test(title)
}
