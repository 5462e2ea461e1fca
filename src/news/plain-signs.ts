import { plainChinese } from './simplified.ts'

/** Signs that are written in several ways and mean the same: hyphens and spaces that do not break, and the wide forms of Latin letters and digits. */
const TYPOGRAPHIC =
  /[\u00a0\u2002-\u200a\u202f\u2010-\u2012\u2212\uff04-\uff06\uff0b\uff0d-\uff19\uff21-\uff3a\uff41-\uff5a\uffe0-\uffe6]/u
const EACH = new RegExp(TYPOGRAPHIC, 'gu')

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '-'],
  ['\u2212', '-'],
  ['￠', '¢'],
  ['￡', '£'],
  ['￥', '¥'],
  ['￦', '₩'],
])
/** Wide forms stand so far behind the plain ones (Unicode, Halfwidth and Fullwidth Forms). */
const WIDTH = 0xfee0

function plainSign(sign: string): string {
  const code = sign.charCodeAt(0)
  return PLAIN.get(sign) ?? (code > WIDTH && code < 0xffe0 ? String.fromCharCode(code - WIDTH) : ' ')
}

/**
 * A text as it is read, whatever its outlet's typesetter likes: one code unit for one, so that offsets hold. Chinese is read
 * in simplified characters. Punctuation of the East keeps its width, which tells languages apart. `language`: ISO 639-1.
 */
export function withPlainSigns(text: string, language: string): string {
  return plainChinese(TYPOGRAPHIC.test(text) ? text.replaceAll(EACH, plainSign) : text, language)
}
