import { isUtf8 } from 'node:buffer'
import { unifiedHangulText } from './unified-hangul.ts'
import { windows1252Text } from './windows-1252.ts'

const DECLARATION_BYTES = 1024
/** In which a feed tells its language. */
const START_BYTES = 4096

/**
 * A document's text. Order: byte order mark, UTF-16 or UTF-32 pattern, valid UTF-8, HTTP charset, XML declaration, what its
 * language is mostly written in, windows-1252. Valid UTF-8 goes before any label, because labels are often stale after transcoding.
 */
export function decode(bytes: Uint8Array, contentType?: string): string {
  return decodeMarked(bytes) ?? decodeUnmarked(bytes, contentType)
}

function decodeMarked(bytes: Uint8Array): string | null {
  const [a = -1, b = -1, c = -1, d = -1] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c))) return utf32Text(bytes, false)
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0x3c && b === 0 && c === 0 && d === 0)) {
    return utf32Text(bytes, true)
  }
  if ((a === 0xff && b === 0xfe) || (isMarkupStart(a) && b === 0)) return new TextDecoder('utf-16le').decode(bytes)
  if ((a === 0xfe && b === 0xff) || (a === 0 && isMarkupStart(b))) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

/** `<`, `{` or white space. */
function isMarkupStart(byte: number): boolean {
  return byte === 0x3c || byte === 0x7b || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function decodeUnmarked(bytes: Uint8Array, contentType: string | undefined): string {
  const start = bufferOf(bytes.subarray(0, START_BYTES)).toString('latin1')
  const sent = /charset\s*=\s*["']?\s*([^"';,\s]+)/i.exec(contentType ?? '')?.[1]
  const declared = /<\?xml[^>]*?encoding\s*=\s*["']\s*([^"'\s]+)/i.exec(start.slice(0, DECLARATION_BYTES))?.[1]
  // Many servers say of everything that it is Latin, whoever wrote it: that counts last.
  const labels = [sent, declared]
    .filter((label) => label !== undefined)
    .toSorted((a, b) => Number(isLatin(a)) - Number(isLatin(b)))
  // ISO-2022-JP is made of ASCII bytes only, so that it always looks like valid UTF-8.
  const shifted = labels.find((label) => /^iso-2022-|^hz-gb/i.test(label))
  if (shifted !== undefined && bytes.every((byte) => byte < 0x80)) {
    const text = decodeAs(bytes, shifted)
    if (text !== null) return text
  }
  const utf8 = decodeStrictUtf8(bytes)
  if (utf8 !== null) return utf8
  const share = shareOfUtf8(bytes)
  // Its broken places, such as a character cut in half, are no reason to believe a stale label.
  if (share >= SURELY_UTF8) return patchedText(bytes, true)
  for (const label of labels) {
    const text = (isLatin(label) ? textInUsual(languageIn(start), bytes) : null) ?? decodeAs(bytes, label)
    if (text !== null) return text
  }
  if (share >= MOSTLY_UTF8) return patchedText(bytes, true)
  const usual = textInUsual(languageIn(start), bytes)
  if (usual !== null) return usual
  // In French alone, `é` before a wide space and a quote look like one sign of Chinese.
  const isMixed = share >= MIXED_UTF8 && labels.some((label) => /^utf-?8$/i.test(label))
  return isMixed ? patchedText(bytes, false) : windows1252Text(bytes)
}

/** Good characters beyond ASCII for each broken place. */
const SURELY_UTF8 = 8
const MOSTLY_UTF8 = 2
const MIXED_UTF8 = 0.5

function decodeStrictUtf8(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? bufferOf(bytes).toString('utf8') : null
}

/** The same bytes, not a copy. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

/** Text by a WHATWG label, `null` for an unknown one and for UTF-8, which was already found not to fit. */
function decodeAs(bytes: Uint8Array, label: string): string | null {
  const decoder = decoderOf(label)
  if (decoder === null) return null
  if (decoder.encoding === 'utf-8' || decoder.encoding.startsWith('utf-16')) return null
  if (decoder.encoding === 'windows-1252') return windows1252Text(bytes)
  return decoder.encoding === 'euc-kr' ? unifiedHangulText(bytes) : decoder.decode(bytes)
}

function isLatin(label: string): boolean {
  return decoderOf(label)?.encoding === 'windows-1252'
}

function decoderOf(label: string) {
  for (const name of [label, OTHER_LABELS.get(label.toLowerCase().replaceAll('_', '-')) ?? label]) {
    try {
      return new TextDecoder(name)
    } catch {
      // Not a label of the web's.
    }
  }
  return null
}

/** As a feed tells it: `ko`, `zh-tw`; empty where it does not. */
function languageIn(start: string): string {
  const [, element, attribute] =
    /<(?:dc:)?language>\s{0,20}(?:<!\[CDATA\[\s{0,20})?([a-z_-]{2,10})[\s\]]{0,20}[<>]|\sxml:lang=["']([a-z_-]{2,10})["']/i.exec(
      start,
    ) ?? []
  return (element ?? attribute ?? '').toLowerCase().replaceAll('_', '-')
}

/** What has no label that fits, in the encoding of its language that fits best; `null` where none does. */
function textInUsual(language: string, bytes: Uint8Array): string | null {
  const encodings = USUAL_ENCODINGS.find(([pattern]) => pattern.test(language))?.[1] ?? []
  const texts = encodings.flatMap((encoding) => decodeAs(bytes, encoding) ?? [])
  const [best] = texts.map((text) => ({ text, broken: count(text, BROKEN) })).toSorted((a, b) => a.broken - b.broken)
  if (best === undefined) return null
  const good = count(best.text, EAST_ASIAN_WORD)
  return good > 0 && good >= best.broken * GOOD_FOR_BROKEN ? best.text : null
}

/** In all of them together. */
function count(text: string, pieces: RegExp): number {
  return text.match(pieces)?.reduce((sum, piece) => sum + piece.length, 0) ?? 0
}

const BROKEN = /\ufffd/gu
/** A quote of Windows and the letter behind it look like one sign, but signs come in words. */
const EAST_ASIAN_WORD = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]{2,100}/gu
/** So many signs for each place that is broken, as a text is that was cut amid one. */
const GOOD_FOR_BROKEN = 8

/** The strictest first: what is EUC-JP often passes for Shift_JIS. */
const USUAL_ENCODINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^ko\b/, ['euc-kr']],
  [/^ja\b/, ['euc-jp', 'shift_jis']],
  [/^zh-(?:tw|hk|mo|hant)\b/, ['big5']],
  [/^zh\b/, ['gb18030']],
]

/** What Java, Python and Windows call encodings that the web knows by another label. */
const OTHER_LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'euc-kr': ['euc-kr', 'euckr', 'cp949', 'cp-949', 'ms949', 'x-windows-949', 'uhc', 'ksc-5601', 'ks-c-5601'],
    'shift-jis': ['cp932', 'cp-932', 'windows-932', 'x-ms932', 'shiftjis'],
    'euc-jp': ['euc-jp', 'eucjp'],
    'iso-2022-jp': ['iso-2022-jp-1', 'iso-2022-jp-2', 'iso-2022-jp-3'],
    gbk: ['cp936', 'cp-936', 'ms936', 'windows-936', 'x-cp936', 'euc-cn', 'euccn', 'gb2312-80'],
    big5: ['cp950', 'cp-950', 'ms950', 'windows-950', 'big5hkscs'],
    'windows-1251': ['win-1251', 'win1251', 'cp-1251'],
    'windows-1252': ['windows1252', 'latin-1', 'win-1252', 'cp-1252'],
  }).flatMap(([encoding, labels]) => labels.map((label): [string, string] => [label, encoding])),
)

/** How many good characters beyond ASCII there are for each broken place, if the bytes are taken for UTF-8. */
function shareOfUtf8(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  let good = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) good++
  }
  return good / Math.max(1, broken)
}

/** UTF-8 with windows-1252 in between, as pages are that were put together from both. */
function patchedText(bytes: Uint8Array, isMostlyUtf8: boolean): string {
  return bufferOf(bytes)
    .toString('latin1')
    .replace(BEYOND_ASCII, (piece, whole: string | undefined) => {
      const own = Buffer.from(piece, 'latin1')
      if (whole !== undefined) return own.toString('utf8')
      // Quotes and dashes of Windows are told from the rest of a cut character by standing alone.
      return isMostlyUtf8 && !/^[\x80-\x9f]$/.test(piece) ? '\ufffd' : windows1252Text(own)
    })
}

const BEYOND_ASCII =
  /([\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})|[\xe0-\xf4][\x80-\xbf]{1,2}|[\x80-\xff]/g

function utf32Text(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian)
    text += code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code)
  }
  return text.replace(/^\ufeff/, '')
}
