import { Parser } from 'htmlparser2'
import { windows1252CodePoint } from './windows-1252.ts'

const XML: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])
const MAX_NAME = 32

/** What a document itself says that a name stands for. */
type Declared = Pick<ReadonlyMap<string, string>, 'get'>

const namedText = new Map<string, string>(XML)

/**
 * Decodes character references once. Only with a semicolon, so that `?a=1&copy=2` stays an address; what is no
 * reference stays as it is, and what names no character (XML 1.0, 2.2) is dropped.
 */
export function decodeEntities(text: string, declared?: Declared): string {
  let at = text.indexOf('&')
  if (at < 0) return text
  // Bodies are full of references: looking for each by hand takes a fifth of the time that a replaced pattern takes.
  let decoded = ''
  let from = 0
  for (; at >= 0; at = text.indexOf('&', at)) {
    const end = endOfReference(text, at)
    const character = end < 0 ? null : readReference(text.slice(at + 1, end), declared)
    if (character === null) at += 1
    else {
      decoded += text.slice(from, at) + character
      at = from = end + 1
    }
  }
  return from === 0 ? text : decoded + text.slice(from)
}

/** Where the semicolon is; negative where there is none near. */
function endOfReference(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_NAME + 2)
  for (let at = start + 1; at < limit; at += 1) {
    const code = text.charCodeAt(at)
    if (code === SEMICOLON) return at
    if (code === AMPERSAND || code === LESS_THAN || code <= SPACE) return -1
  }
  return -1
}

const AMPERSAND = 0x26
const SEMICOLON = 0x3b
const LESS_THAN = 0x3c
const SPACE = 0x20

/** What stands between `&` and `;`; `null` when it is no reference. */
function readReference(inside: string, declared: Declared | undefined): string | null {
  if (!inside.startsWith('#')) return NAME.test(inside) ? (declared?.get(inside) ?? namedCharacter(inside)) : null
  const [, decimal, hex] = NUMBER.exec(inside) ?? []
  if (decimal !== undefined) return characterOf(Number.parseInt(decimal, 10))
  return hex === undefined ? null : characterOf(Number.parseInt(hex, 16))
}

const NAME = /^[a-zA-Z][a-zA-Z0-9._-]{0,31}$/
const NUMBER = /^#(?:(\d{1,10})|[xX]([0-9a-fA-F]{1,8}))$/

function characterOf(number: number): string {
  const code = windows1252CodePoint(number)
  const isCharacter =
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code < 0xd800) ||
    (code > 0xdfff && code < 0xfffe) ||
    (code > 0xffff && code <= 0x10ffff)
  return isCharacter ? String.fromCodePoint(code) : ''
}

function namedCharacter(name: string): string | null {
  const known = namedText.get(name)
  if (known !== undefined) return known
  if (name.length > MAX_NAME || !/^[a-zA-Z][a-zA-Z0-9]*$/.test(name)) return null
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true })
  parser.end(`&${name};`)
  // A legacy name may match in front only (`&notit;`): then it is not this entity.
  if (text.endsWith(';') || text.startsWith('&')) return null
  namedText.set(name, text)
  return text
}

/** As text of XML or HTML; not for attributes, as quotes stay. */
export function escapeText(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
