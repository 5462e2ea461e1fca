import { windows1252CodePoint } from './windows-1252.ts'

/** All but what XML allows. One class without `u`, because every document is searched for it. */
const UNWANTED = /[^\t\n\r -~\u00a0-\ufefe\uff00-\ufffd]/g

/** Without what XML 1.0 (2.2) forbids. */
export function allowedText(source: string): string {
  const text = source.isWellFormed() ? source : source.replace(/\p{Cs}/gu, '')
  return text.replace(UNWANTED, meantCharacter)
}

/** U+0080 to U+009F were windows-1252 once; the others mean nothing. */
function meantCharacter(char: string): string {
  const code = windows1252CodePoint(char.charCodeAt(0))
  return code > 0x9f && code < 0xfeff ? String.fromCodePoint(code) : ''
}
