import type { Language } from '../../core/workspace.ts'
import { isJapaneseKanji } from './japanese-kanji.ts'

/** Letters that say nothing to most who read the language. Korean headlines may hold single Chinese characters. */
const FOREIGN_SCRIPTS: Readonly<Record<Language, RegExp>> = {
  en: /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /[\p{Script=Hiragana}\p{Script=Katakana}]|^\P{Script=Hangul}*\p{Script=Han}\P{Script=Hangul}*$/u,
  ja: /\p{Script=Hangul}/u,
  zh: /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u,
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const HAN = /\p{Script=Han}/gu

/** Whether a headline says something to whoever reads that language: all are taken to read the Latin script. */
export function isReadable(title: string, language: Language): boolean {
  return !FOREIGN_SCRIPTS[language].test(title) && (language !== 'ja' || !isChinese(title))
}

/** Written for mainland China, as hardly a headline there is without a sign that Japanese lacks. Kana tell of a Chinese name. */
function isChinese(title: string): boolean {
  return !KANA.test(title) && (title.match(HAN) ?? []).some((sign) => !isJapaneseKanji(sign))
}
