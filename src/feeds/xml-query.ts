import { MAX_PARTS } from './limits.ts'
import type { XmlNode } from './xml-tree.ts'

export type Children = ReadonlyMap<string, readonly XmlNode[]>

/** A node's element children by name. In Atom documents `atom:title` is `title`. */
export function childrenOf(node: XmlNode, isAtom: boolean): Children {
  const byName = new Map<string, XmlNode[]>()
  for (const child of node.children) {
    if (typeof child === 'string') continue
    const name = isAtom && child.name.startsWith('atom:') ? child.name.slice('atom:'.length) : child.name
    const list = byName.get(name)
    if (list === undefined) byName.set(name, [child])
    else if (list.length < MAX_PARTS) list.push(child)
  }
  return byName
}

/** The elements of these names, in the order of the names. */
export function all(children: Children, ...names: readonly string[]): readonly XmlNode[] {
  const found: XmlNode[] = []
  for (const name of names) {
    const nodes = children.get(name)
    if (nodes !== undefined) found.push(...nodes)
  }
  return found
}

/** The first non-null result over the elements of these names, in the order of the names. */
export function firstOf<T>(children: Children, names: readonly string[], read: (node: XmlNode) => T | null): T | null {
  for (const name of names) {
    const nodes = children.get(name)
    if (nodes === undefined) continue
    for (const node of nodes) {
      const value = read(node)
      if (value !== null) return value
    }
  }
  return null
}
