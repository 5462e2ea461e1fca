/**
 * The language of a text by its script; `given` (BCP 47, any length) where the script does not tell.
 * Hangul and kana outrank Latin easily: a Korean headline about `OpenAI` and `GPT-5.5` is mostly Latin letters.
 */
export function detectLanguage(text: string, given: string): string {
  let hangul = 0
  let kana = 0
  let han = 0
  for (const char of text.slice(0, 2000)) {
    const code = char.codePointAt(0) ?? 0
    if (code >= 0xac00 && code <= 0xd7a3) hangul += 1
    else if (code >= 0x3041 && code <= 0x30fa) kana += 1
    else if (code >= 0x4e00 && code <= 0x9fff) han += 1
  }
  const primary = (given.split(/[-_]/)[0] ?? '').toLowerCase() || 'en'
  if (hangul >= 2 && hangul >= kana) return 'ko'
  if (kana >= 2) return 'ja'
  if (han >= 2) return primary === 'ja' ? 'ja' : 'zh'
  return primary
}
