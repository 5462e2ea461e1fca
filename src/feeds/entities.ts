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
const namedText = new Map<string, string>(XML)

/**
 * Decodes character references once. Only with a semicolon, so that `?a=1&copy=2` stays an address; what is no
 * reference stays as it is, and what names no character (XML 1.0, 2.2) is dropped.
 */
export function decodeEntities(text: string, declared?: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return declared?.get(name) ?? namedCharacter(name) ?? all
    return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10))
  })
}

const REFERENCE = /&(?:#(\d{1,10})|#[xX]([0-9a-fA-F]{1,8})|([a-zA-Z][a-zA-Z0-9._-]{0,31}));/g

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

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
