import { Tokenizer } from 'htmlparser2'
import { decodeEntities } from './entities.ts'

const BLOCK: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big center cite code del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp ' +
    'small span strike strong sub sup time tt u var wbr'
  ).split(' '),
)
const SKIPPED: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noembed', 'noframes', 'iframe', 'object'])

const MAX_SKIPPED = 100

/**
 * A headline's display text: tags of HTML go, `List<String>` and `7B < 3B` stay, white space collapses. Decodes once, and
 * once more where a feed has escaped it twice.
 */
export function plainTitle(html: string): string {
  const text = titleText(html)
  return ESCAPED_REFERENCE.test(text) ? collapse(decodeEntities(text)) : text
}

function titleText(html: string): string {
  return collapse(decodeEntities(html.includes('<') ? withoutTags(html) : html))
}

function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi, ' ')
    .replace(/<!--[^<>]*-->/g, '')
    .replace(/<\/?([a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]*)?\/?>/g, (tag, name: string) => {
      const lower = name.toLowerCase()
      return BLOCK.has(lower) ? ' ' : INLINE.has(lower) ? '' : tag
    })
}

/** The text of HTML, blocks apart by a space, at most `limit` UTF-16 units and never half a character. */
export function plainText(html: string, limit = Number.POSITIVE_INFINITY): string {
  if (!MARKS.test(html)) return clip(collapse(html), limit)
  const { text, hasTags } = readText(html)
  if (!MARKS.test(text)) return clip(text, limit)
  // What is still marked up now was escaped twice. Text about HTML stands in tags of its own.
  if (!hasTags && ESCAPED_TAG.test(text)) return clip(readText(text).text, limit)
  return clip(ESCAPED_REFERENCE.test(text) ? collapse(decodeEntities(text)) : text, limit)
}

const MARKS = /[<&]/
/** References that nobody means to show. One to `<`, `>` or `&` may be what a text is about. */
const ESCAPED_REFERENCE =
  /&(?:#\d{2,6}|#x[\da-f]{2,5}|quot|apos|nbsp|[lr][sd]quo|hellip|[mn]dash|[aeiou](?:acute|grave|circ|uml));/i
const ESCAPED_TAG =
  /<\/(?:p|a|b|i|u|em|strong|div|span|font|li|ul|ol|h[1-6]|blockquote|figure|table|tr|td|pre|code)\s*>|<(?:br|hr|p)\s*\/?>|<img\s[^<>]*>/i

function readText(html: string): { readonly text: string; readonly hasTags: boolean } {
  const reader = new TextReader(html)
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader)
  tokenizer.write(html)
  tokenizer.end()
  return { text: collapse(reader.text), hasTags: reader.hasTags }
}

/** For tokens that say nothing here. */
function ignore(): void {
  return undefined
}

/** Hears the tokens of HTML. Without htmlparser2's own Parser, whose tree rules cost more than the tokens do. */
class TextReader {
  text = ''
  hasTags = false
  private readonly html: string
  /** What is open and has no text to show, the outermost first. */
  private readonly skipped: string[] = []

  constructor(html: string) {
    this.html = html
  }

  ontext(start: number, end: number): void {
    if (this.skipped.length === 0) this.text += this.html.slice(start, end)
  }

  ontextentity(codePoint: number): void {
    if (this.skipped.length === 0) this.text += String.fromCodePoint(codePoint)
  }

  onopentagname(start: number, end: number): void {
    this.hasTags = true
    const name = this.nameAt(start, end)
    if (BLOCK.has(name)) this.text += ' '
    else if (SKIPPED.has(name) && this.skipped.length < MAX_SKIPPED) this.skipped.push(name)
  }

  onclosetag(start: number, end: number): void {
    const name = this.nameAt(start, end)
    if (BLOCK.has(name)) this.text += ' '
    const at = this.skipped.lastIndexOf(name)
    if (at >= 0) this.skipped.length = at
  }

  private nameAt(start: number, end: number): string {
    return this.html.slice(start, end).trim().toLowerCase()
  }

  readonly onattribdata = ignore
  readonly onattribentity = ignore
  readonly onattribend = ignore
  readonly onattribname = ignore
  readonly oncdata = ignore
  readonly oncomment = ignore
  readonly ondeclaration = ignore
  readonly onend = ignore
  readonly onopentagend = ignore
  readonly onprocessinginstruction = ignore
  readonly onselfclosingtag = ignore
}

function collapse(text: string): string {
  const whole = IN_PARTS.test(text) ? text.normalize('NFC') : text
  if (!UNTIDY.test(whole)) return whole.trim()
  return whole.replace(INVISIBLE, '').replace(WIDE_SPACE, ' ').trim()
}

/** Accents, letters of Hangul and marks of kana that stand for themselves, as some systems write `é`, `한` and `が`. */
const IN_PARTS = /[\u0300-\u036f]|[\u1100-\u11ff]|\u3099|\u309a/

/** Where a line may or must not break: nothing that a reader sees, and in the way of every comparison. */
const INVISIBLE = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/g

/** White space that is not already one single space, because most text has nothing else. */
const WIDE_SPACE = /(?:[^\S ]| (?=\s))\s*/g

/** Any of both: most text is searched once and has none. */
const UNTIDY = new RegExp(`${INVISIBLE.source}|[^\\S ]| (?=\\s)`)

/** At most `limit` UTF-16 units, and never half a character. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
  return text.slice(0, end).trimEnd()
}
