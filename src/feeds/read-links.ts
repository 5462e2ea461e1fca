import { all, firstOf, type Children } from './xml-query.ts'
import { textOf } from './xml-text.ts'
import type { XmlNode } from './xml-tree.ts'

/** The address that was written at a node, as an absolute one that may be shown; `null`: none. */
export type Resolve = (node: XmlNode, written: string | undefined) => string | null

/** The address of the page that a feed or an entry is about. */
export function pickLink(parts: Children, { isAtom }: { readonly isAtom: boolean }, resolve: Resolve): string | null {
  if (!isAtom) {
    return firstOf(parts, ['feedburner:origlink', 'link', 'url', 'atom:link'], (node) =>
      isAlternate(node) ? (resolve(node, textOf(node)) ?? resolve(node, node.attributes.get('href'))) : null,
    )
  }
  const links = all(parts, 'link').filter(isAlternate)
  const ranked = [...links.filter(isPage), ...links.filter((node) => !isPage(node))]
  for (const node of ranked) {
    const url = resolve(node, node.attributes.get('href') ?? textOf(node))
    if (url !== null) return url
  }
  return firstOf(parts, ['content'], (node) => resolve(node, node.attributes.get('src')))
}

function isAlternate(node: XmlNode): boolean {
  const rel = (node.attributes.get('rel') ?? 'alternate').trim().toLowerCase()
  return rel === 'alternate' || rel === '' || rel.endsWith('/alternate')
}

function isPage(node: XmlNode): boolean {
  return /^$|html/i.test(node.attributes.get('type') ?? '')
}

/** The address under a link relation such as `self` or `hub`. */
export function linkWithRel(parts: Children, rel: string, resolve: Resolve): string | null {
  return firstOf(parts, ['link', 'atom:link'], (node) =>
    (node.attributes.get('rel') ?? '').toLowerCase().split(/\s+/).includes(rel)
      ? resolve(node, node.attributes.get('href'))
      : null,
  )
}
