import { languageOfWords } from './language-of-words.ts'

/** Texts in Latin letters are most, and have none. */
const HAS_EASTERN = /[\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3]/u

/**
 * The language of a text by its script; `given` (BCP 47, any length) where the script does not tell. Many a feed says that it
 * is English because nobody told its software otherwise: then its words are asked.
 * Hangul and kana outrank Latin easily: a Korean headline about `OpenAI` and `GPT-5.5` is mostly Latin letters.
 */
export function detectLanguage(text: string, given: string): string {
  let hangul = 0
  let kana = 0
  let han = 0
  const end = HAS_EASTERN.test(text) ? Math.min(text.length, 2000) : 0
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x3041) continue
    if (code >= 0xac00 && code <= 0xd7a3) hangul += 1
    else if (code <= 0x30fa) kana += 1
    else if (code >= 0x4e00 && code <= 0x9fff) han += 1
  }
  if (hangul >= 2 && hangul >= kana) return 'ko'
  if (kana >= 2) return 'ja'
  const primary = (/^[^-_]*/u.exec(given)?.[0] ?? '').toLowerCase() || 'en'
  if (han >= 2) return primary === 'ja' ? 'ja' : 'zh'
  return primary === 'en' ? (languageOfWords(text) ?? primary) : primary
}
