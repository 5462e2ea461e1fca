/**
 * The language of a text by its script; `given` (BCP 47, any length) where the script does not tell.
 * Hangul and kana outrank Latin easily: a Korean headline about `OpenAI` and `GPT-5.5` is mostly Latin letters.
 */
export function detectLanguage(text: string, given: string): string {
  let hangul = 0
  let kana = 0
  let han = 0
  const end = Math.min(text.length, 2000)
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
  return primary
}
