import { Tokenizer } from 'htmlparser2'
import { decodeEntities } from './entities.ts'
import { MAX_FIELD } from './limits.ts'
import { endsByItself, placeOf, type Place } from './lost-end-tags.ts'
import { prefixOfUndeclared, prefixOfUri } from './namespaces.ts'
import { repairMarkup } from './repair-markup.ts'

const MAX_DEPTH = 100
const MAX_ATTRIBUTES = 64
const MAX_DECLARED_ENTITIES = 100
/** By how much the entities that a document declares may make it longer, in UTF-16 units. */
const MAX_EXPANSION = 1024 * 1024
const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf', 'channel'])

export type XmlNode = {
  /** Lower case with our prefix for its namespace: `title`, `dc:date`; `?x:y` where the namespace is unknown. */
  readonly name: string
  /** As written, lower case. */
  readonly rawName: string
  /** As written, without the prefix. */
  readonly tag: string
  /** Where its start tag begins in the document's text. */
  readonly start: number
  /** Of an entry: where its own end tag ends; `null` where that was lost. */
  readonly end: number | null
  /** By lower-case name as written. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (XmlNode | string)[]
  /** `xml:base` in force, unresolved pieces from the outside in. */
  readonly bases: readonly string[]
  readonly language: string | null
}

/** `frameDepth`: where the innermost entry or container is. Deeper down no lost end tag is looked for. */
type Open = XmlNode & {
  readonly place: Place
  readonly scope: Scope
  readonly frameDepth: number
  end: number | null
  textLength: number
}

/**
 * The namespaces that an element declares, on top of those in force around it, and the names that were worked out under
 * them. Not one map of all: each element that declares one would hold a copy of thousands.
 */
type Scope = {
  readonly outer: Scope | null
  readonly declared: ReadonlyMap<string, string>
  readonly names: Map<string, Name>
}
type Name = Pick<XmlNode, 'name' | 'rawName' | 'tag'> & { readonly place: Place }

export type XmlDocument = {
  /** The feed's root, `null` where there is none. */
  readonly root: XmlNode | null
  /** What was read: the source, with its markup repaired. */
  readonly text: string
  readonly isRepaired: boolean
  /** What the document declares for itself. */
  readonly entities: ReadonlyMap<string, string>
  /** It ends inside an entry, which is left out: of a headline cut in half nobody can tell what it says. */
  readonly isCutOff: boolean
  /** It looks like a web page. */
  readonly isHtml: boolean
}

/** Reads anything that resembles XML into a tree with bounded depth and field lengths. Takes `allowedText`. Never throws. */
export function readXml(source: string): XmlDocument {
  const text = repairMarkup(source)
  const builder = new TreeBuilder(text)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, builder)
  tokenizer.write(text)
  tokenizer.end()
  const { root, entities } = builder
  return {
    root,
    text,
    isRepaired: text !== source,
    entities,
    isCutOff: builder.isCutOff,
    isHtml: builder.sawHtml || /^\s*<!doctype html/i.test(text),
  }
}

function declaredEntities(text: string): ReadonlyMap<string, string> {
  const entities = new Map<string, string>()
  // A pattern without case reads a whole document slowly, and most have none.
  const start = text.includes('<!D') || text.includes('<!d') ? text.search(/<!DOCTYPE/i) : -1
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
  isCutOff = false
  private wholeItems = 0
  private readonly text: string
  readonly entities: ReadonlyMap<string, string>
  private roomToExpand = MAX_EXPANSION
  /** What is declared, for as long as there is room for it: a short name may stand for a long text, again and again. */
  private readonly expansions = {
    get: (name: string): string | undefined => {
      const text = this.entities.get(name)
      const growth = Math.max(0, (text?.length ?? 0) - name.length)
      if (growth > this.roomToExpand) return undefined
      this.roomToExpand -= growth
      return text
    },
  }
  private readonly stack: Open[] = []
  private isDone = false
  private writtenTag = ''
  private tagStart = 0
  private attributes = NO_ATTRIBUTES
  private attribute = ''
  private value = ''

  constructor(text: string) {
    this.text = text
    this.entities = declaredEntities(text)
  }

  onopentagname(start: number, end: number): void {
    this.writtenTag = this.text.slice(start, end)
    this.tagStart = start - 1
    this.attributes = NO_ATTRIBUTES
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.text.slice(start, end).toLowerCase()
    this.value = ''
  }

  onattribdata(start: number, end: number): void {
    this.value += this.text.slice(start, Math.min(end, start + MAX_FIELD))
  }

  onattribend(): void {
    if (this.attributes === NO_ATTRIBUTES) this.attributes = new Map()
    if (this.attributes.size >= MAX_ATTRIBUTES || this.attributes.has(this.attribute)) return
    this.attributes.set(this.attribute, decodeEntities(this.value, this.expansions).slice(0, MAX_FIELD))
  }

  onopentagend(): void {
    this.open(false)
  }

  onselfclosingtag(): void {
    this.open(true)
  }

  onclosetag(start: number, end: number): void {
    const written = this.text.slice(start, end)
    let at = this.stack.length - 1
    const name = written === this.stack[at]?.rawName ? written : written.trim().toLowerCase()
    while (at >= 0 && this.stack[at]?.rawName !== name) at--
    const closed = this.stack[at]
    if (closed === undefined) return
    withoutWrittenSection(closed.children)
    if (closed.place.isItem) {
      this.wholeItems += 1
      // Where `end` is not the end of the tag, it holds more than a name.
      if (this.text[end] === '>') closed.end = end + 1
    }
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
    // Where no entry has an end, that is how they are written.
    const at = this.wholeItems === 0 ? -1 : this.stack.findIndex(({ place }) => place.isItem)
    if (at > 0) {
      this.isCutOff = true
      this.stack[at - 1]?.children.pop()
    }
    this.stack.length = 0
  }

  private append(start: number, end: number, isEncoded: boolean): void {
    const parent = this.stack.at(-1)
    if (parent === undefined) return
    // Between an entry's parts there is nothing to read, and there are more such texts than others.
    if (parent.frameDepth === this.stack.length - 1 && this.isBlank(start, end)) return
    const room = MAX_FIELD - parent.textLength
    if (room <= 0) return
    const raw = this.text.slice(start, Math.min(end, start + room))
    const shown = isEncoded ? decodeEntities(raw, this.expansions).slice(0, room) : raw
    parent.textLength += Math.max(raw.length, shown.length)
    parent.children.push(shown)
  }

  private isBlank(start: number, end: number): boolean {
    for (let at = start; at < end; at += 1) if (this.text.charCodeAt(at) > SPACE) return false
    return true
  }

  private open(isEmpty: boolean): void {
    if (this.isDone) return
    const parent = this.stack.at(-1)
    if (parent === undefined) {
      const local = localOf(this.writtenTag).toLowerCase()
      if (local === 'html') this.sawHtml = true
      if (!ROOTS.has(local)) return
    }
    const scope = this.scopeIn(parent?.scope)
    const written = nameIn(scope, this.writtenTag)
    const { place } = written
    const container = parent === undefined ? undefined : this.closeLost(place)
    if (this.stack.length >= MAX_DEPTH) return
    const base = this.attributes.get('xml:base')
    const node: Open = {
      name: written.name,
      rawName: written.rawName,
      tag: written.tag,
      start: this.tagStart,
      end: null,
      attributes: this.attributes,
      children: [],
      place,
      bases: base === undefined ? (container?.bases ?? NO_BASES) : [...(container?.bases ?? []), base],
      language: this.attributes.get('xml:lang') ?? container?.language ?? null,
      scope,
      frameDepth: place.isItem || place.isContainer ? this.stack.length : (container?.frameDepth ?? 0),
      textLength: 0,
    }
    if (container === undefined) this.root = node
    else container.children.push(node)
    if (isEmpty && place.isItem) this.wholeItems += 1
    if (!isEmpty && !(container !== undefined && place.isVoid)) this.stack.push(node)
    else if (container === undefined) this.isDone = true
  }

  /** Closes what the new element ends though its end tag was lost. Returns its parent. */
  private closeLost(next: Place): Open | undefined {
    const { stack } = this
    if (next.isItem) {
      let container = stack.length - 1
      while (container > 0 && stack[container]?.place.isContainer !== true) container--
      stack.length = container + 1
      return stack.at(-1)
    }
    for (let depth = 1; depth < stack.length && depth <= (stack.at(-1)?.frameDepth ?? 0) + 1; depth++) {
      const isPart = stack[depth - 1]?.frameDepth === depth - 1
      const part = stack[depth]
      if (isPart && part !== undefined && endsByItself(part.place, next)) stack.length = depth
    }
    return stack.at(-1)
  }

  private scopeIn(outer: Scope = NO_SCOPE): Scope {
    if (this.attributes.size === 0 && outer !== NO_SCOPE) return outer
    let declared: Map<string, string> | null = null
    for (const [attribute, uri] of this.attributes) {
      if (!attribute.startsWith('xmlns') || (attribute !== 'xmlns' && attribute[5] !== ':')) continue
      declared ??= new Map()
      declared.set(attribute.slice('xmlns:'.length), prefixOfUri(uri) ?? (attribute === 'xmlns' ? '' : `?${attribute}`))
    }
    if (declared !== null) return { outer, declared, names: new Map() }
    return outer === NO_SCOPE ? { ...NO_SCOPE, names: new Map() } : outer
  }
}

/** Takes the marks of a CDATA section off what holds them as its text: they were escaped, or written twice. */
function withoutWrittenSection(children: (XmlNode | string)[]): void {
  const [first] = children
  if (typeof first !== 'string' || !SECTION_START.test(first)) return
  const texts = children.filter((child) => typeof child === 'string')
  if (texts.length < children.length) return
  children.splice(0, Infinity, texts.join('').replace(SECTION_START, '').replace(SECTION_END, ''))
}

const SECTION_START = /^\s{0,99}<!\[CDATA\[/
const SECTION_END = /\]\]>\s{0,99}$/

const SPACE = 0x20
const NO_ATTRIBUTES = new Map<string, string>()
const NO_BASES: readonly string[] = []
const NO_SCOPE: Scope = { outer: null, declared: new Map(), names: new Map() }
/** A document of nothing but different names should not fill the memory. */
const MAX_NAMES = 1000

function nameIn(scope: Scope, writtenTag: string): Name {
  const { names } = scope
  const known = names.get(writtenTag)
  if (known !== undefined) return known
  const rawName = writtenTag.toLowerCase()
  const colon = rawName.indexOf(':')
  const prefix = colon < 0 ? '' : rawName.slice(0, colon)
  const ours = namespaceIn(scope, prefix) ?? (prefix === '' ? '' : prefixOfUndeclared(prefix))
  const local = localOf(rawName)
  const ownName = ours === '' ? local : `${ours}:${local}`
  const name: Name = { name: ownName, rawName, tag: localOf(writtenTag), place: placeOf(ownName) }
  if (names.size < MAX_NAMES) names.set(writtenTag, name)
  return name
}

/** As many steps as elements are open, at the most. */
function namespaceIn(scope: Scope, prefix: string): string | undefined {
  let known: string | undefined
  for (let one: Scope | null = scope; one !== null && known === undefined; one = one.outer)
    known = one.declared.get(prefix)
  return known
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
