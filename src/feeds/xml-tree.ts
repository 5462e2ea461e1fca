import { Tokenizer } from 'htmlparser2'
import { decodeEntities } from './entities.ts'
import { endsByItself, HTML_VOID, isContainer, isItem } from './lost-end-tags.ts'
import { prefixOfUndeclared, prefixOfUri } from './namespaces.ts'
import { windows1252CodePoint } from './windows-1252.ts'

const MAX_DEPTH = 100
const MAX_ATTRIBUTES = 64
/** UTF-16 units. */
export const MAX_FIELD = 64 * 1024
const MAX_DECLARED_ENTITIES = 100
const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf', 'channel'])

export type XmlNode = {
  /** Lower case with our prefix for its namespace: `title`, `dc:date`; `?x:y` where the namespace is unknown. */
  readonly name: string
  /** As written, lower case. */
  readonly rawName: string
  /** As written, without the prefix. */
  readonly tag: string
  /** By lower-case name as written. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (XmlNode | string)[]
  /** `xml:base` in force, unresolved pieces from the outside in. */
  readonly bases: readonly string[]
  readonly language: string | null
}

type Open = XmlNode & { readonly namespaces: ReadonlyMap<string, string>; textLength: number }

export type XmlDocument = {
  /** The feed's root, `null` where there is none. */
  readonly root: XmlNode | null
  /** It looks like a web page. */
  readonly isHtml: boolean
}

/** Reads anything that resembles XML into a tree with bounded depth and field lengths. Never throws. */
export function readXml(source: string): XmlDocument {
  const text = repairText(source)
  const builder = new TreeBuilder(text)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, builder)
  tokenizer.write(text)
  tokenizer.end()
  return { root: builder.root, isHtml: builder.sawHtml || /^\s*<!doctype html/i.test(text) }
}

/** Drops what XML 1.0 (2.2) forbids, and escapes each `<` that can't start markup. */
function repairText(source: string): string {
  return source
    .replace(/[\u0080-\u009f]/g, (char) => String.fromCodePoint(windows1252CodePoint(char.charCodeAt(0))))
    .replace(FORBIDDEN, '')
    .replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<(?![A-Za-z_:/!?\u0080-\uffff])/g, (found) =>
      found.length === 1 ? '&lt;' : found,
    )
}

const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufeff\ufffe\uffff]|\p{Cs}/gu

function declaredEntities(text: string): ReadonlyMap<string, string> {
  const entities = new Map<string, string>()
  const start = text.search(/<!DOCTYPE/i)
  if (start < 0) return entities
  const head = text.slice(start, start + MAX_FIELD)
  for (const [, name = '', quoted = ''] of head.matchAll(
    /<!ENTITY\s+([\w.-]{1,64})\s+("[^"]{0,1024}"|'[^']{0,1024}')/g,
  )) {
    // Never expanded further: an entity made of entities stays as written.
    if (entities.size < MAX_DECLARED_ENTITIES && !entities.has(name)) entities.set(name, quoted.slice(1, -1))
  }
  return entities
}

class TreeBuilder {
  root: XmlNode | null = null
  sawHtml = false
  private readonly text: string
  private readonly entities: ReadonlyMap<string, string>
  private readonly stack: Open[] = []
  private isDone = false
  private tag = ''
  private writtenTag = ''
  private attributes = new Map<string, string>()
  private attribute = ''
  private value = ''

  constructor(text: string) {
    this.text = text
    this.entities = declaredEntities(text)
  }

  onopentagname(start: number, end: number): void {
    this.writtenTag = this.text.slice(start, end)
    this.tag = this.writtenTag.toLowerCase()
    this.attributes = new Map()
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.text.slice(start, end).toLowerCase()
    this.value = ''
  }

  onattribdata(start: number, end: number): void {
    this.value += this.text.slice(start, Math.min(end, start + MAX_FIELD))
  }

  onattribend(): void {
    if (this.attributes.size >= MAX_ATTRIBUTES || this.attributes.has(this.attribute)) return
    this.attributes.set(this.attribute, decodeEntities(this.value, this.entities))
  }

  onopentagend(): void {
    this.open(false)
  }

  onselfclosingtag(): void {
    this.open(true)
  }

  onclosetag(start: number, end: number): void {
    const name = this.text.slice(start, end).trim().toLowerCase()
    const at = this.stack.findLastIndex((open) => open.rawName === name)
    if (at < 0) return
    this.stack.length = at
    if (at === 0) this.isDone = true
  }

  ontext(start: number, end: number): void {
    this.append(start, end, true)
  }

  oncdata(start: number, end: number, endOffset: number): void {
    // The section starts after `[CDATA`; the end mark is there unless the document breaks off.
    this.append(start, end - endOffset, false)
  }

  oncomment(): void {
    // Comments say nothing.
  }

  ondeclaration(): void {
    // Read up front, for entities.
  }

  onprocessinginstruction(): void {
    // None of them matters.
  }

  onattribentity(): void {
    // Entities are decoded here, not by the tokenizer.
  }

  ontextentity(): void {
    // Entities are decoded here, not by the tokenizer.
  }

  onend(): void {
    this.stack.length = 0
  }

  private append(start: number, end: number, isEncoded: boolean): void {
    const parent = this.stack.at(-1)
    if (parent === undefined) return
    const room = MAX_FIELD - parent.textLength
    if (room <= 0) return
    const raw = this.text.slice(start, Math.min(end, start + room))
    parent.textLength += raw.length
    parent.children.push(isEncoded ? decodeEntities(raw, this.entities) : raw)
  }

  private open(isEmpty: boolean): void {
    if (this.isDone) return
    const local = this.tag.slice(this.tag.indexOf(':') + 1)
    if (this.stack.length === 0) {
      if (local === 'html') this.sawHtml = true
      if (!ROOTS.has(local)) return
    }
    const namespaces = this.namespacesInForce()
    const name = this.nameIn(namespaces)
    if (this.stack.length > 0) this.closeLost(name)
    const parent = this.stack.at(-1)
    if (this.stack.length >= MAX_DEPTH) return
    const base = this.attributes.get('xml:base')
    const node: Open = {
      name,
      rawName: this.tag,
      tag: this.writtenTag.slice(this.tag.indexOf(':') + 1),
      attributes: this.attributes,
      children: [],
      bases: base === undefined ? (parent?.bases ?? []) : [...(parent?.bases ?? []), base],
      language: this.attributes.get('xml:lang') ?? parent?.language ?? null,
      namespaces,
      textLength: 0,
    }
    if (parent === undefined) this.root = node
    else parent.children.push(node)
    if (!isEmpty && !(parent !== undefined && HTML_VOID.has(name))) this.stack.push(node)
    else if (parent === undefined) this.isDone = true
  }

  private closeLost(name: string): void {
    if (isItem(name)) {
      const container = this.stack.findLastIndex((open) => isContainer(open.name))
      this.stack.length = Math.max(container, 0) + 1
      return
    }
    const at = this.stack.findIndex((open, depth) => depth > 0 && endsByItself(open, name, this.stack, depth))
    if (at > 0) this.stack.length = at
  }

  private namespacesInForce(): ReadonlyMap<string, string> {
    const outer = this.stack.at(-1)?.namespaces ?? new Map<string, string>()
    let inner: Map<string, string> | null = null
    for (const [attribute, uri] of this.attributes) {
      if (attribute !== 'xmlns' && !attribute.startsWith('xmlns:')) continue
      inner ??= new Map(outer)
      inner.set(attribute.slice('xmlns:'.length), prefixOfUri(uri) ?? (attribute === 'xmlns' ? '' : `?${attribute}`))
    }
    return inner ?? outer
  }

  private nameIn(namespaces: ReadonlyMap<string, string>): string {
    const colon = this.tag.indexOf(':')
    const prefix = colon < 0 ? '' : this.tag.slice(0, colon)
    const ours = namespaces.get(prefix) ?? (prefix === '' ? '' : prefixOfUndeclared(prefix))
    const local = this.tag.slice(colon + 1)
    return ours === '' ? local : `${ours}:${local}`
  }
}
