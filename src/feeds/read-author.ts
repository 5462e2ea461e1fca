import { plainText } from './plain-text.ts'
import { childrenOf } from './xml-query.ts'
import { rssHtml, textOf } from './xml-text.ts'
import type { XmlNode } from './xml-tree.ts'

/** A person's name, else the mail address: Atom's parts, or RSS's `mail (name)`. `null` when there is neither. */
export function readAuthor(node: XmlNode): string | null {
  const parts = childrenOf(node, true)
  for (const name of ['name', 'email', 'dc:title', 'foaf:name']) {
    const child = parts.get(name)?.[0]
    const text = child === undefined ? '' : plainText(textOf(child))
    if (text !== '') return text
  }
  if (parts.has('name') || parts.has('uri')) return null
  const html = rssHtml(node)
  const text = /^[^<>]*<[^<>\s]+@[^<>\s]+>$/.test(html) ? html.replace(/<[^<>]*>$/, '').trim() : plainText(html)
  const [, inBrackets] = /^\S+@\S+\s*\(([^()]+)\)$/.exec(text) ?? []
  return inBrackets ?? (text === '' ? null : text)
}
