import { Parser } from 'htmlparser2'
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

/** A headline's display text: tags of HTML go, `List<String>` and `7B < 3B` stay. Decodes once, collapses white space. */
export function plainTitle(html: string): string {
  const bare = html
    .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi, ' ')
    .replace(/<!--[^<>]*-->/g, '')
    .replace(/<\/?([a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]*)?\/?>/g, (tag, name: string) => {
      const lower = name.toLowerCase()
      return BLOCK.has(lower) ? ' ' : INLINE.has(lower) ? '' : tag
    })
  return collapse(decodeEntities(bare))
}

/** The text of HTML, blocks apart by a space, at most `limit` UTF-16 units and never half a character. */
export function plainText(html: string, limit = Number.POSITIVE_INFINITY): string {
  if (!/[<&]/.test(html)) return clip(collapse(html), limit)
  let text = ''
  let skipping = 0
  const parser = new Parser({
    onopentagname(name) {
      if (SKIPPED.has(name)) skipping++
      if (BLOCK.has(name)) text += ' '
    },
    ontext(part) {
      if (skipping === 0) text += part
    },
    onclosetag(name) {
      if (SKIPPED.has(name) && skipping > 0) skipping--
      if (BLOCK.has(name)) text += ' '
    },
  })
  parser.end(html)
  return clip(collapse(text), limit)
}

function collapse(text: string): string {
  return text.replace(/[\s\u00a0\u200b]+/g, ' ').trim()
}

function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
  return text.slice(0, end).trimEnd()
}
