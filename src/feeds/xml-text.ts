import { escapeText } from './entities.ts'
import type { XmlNode } from './xml-tree.ts'

/** The text inside, markup left out. */
export function textOf(node: XmlNode): string {
  const [first = '', second] = node.children
  // Nearly always there is one text and nothing else.
  if (second === undefined && typeof first === 'string') return first
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

function hasElements(node: XmlNode): boolean {
  return node.children.some((child) => typeof child !== 'string')
}

/** What an element of RSS holds, as HTML: its text is HTML source, be it escaped, CDATA or naked. */
export function rssHtml(node: XmlNode): string {
  return markup(node, (text) => text).trim()
}

/** What an Atom text construct or content holds, as HTML (RFC 4287, 3.1 and 4.1.3; Atom 0.3 `mode`). */
export function atomHtml(node: XmlNode): string {
  const type = (node.attributes.get('type') ?? '').trim().toLowerCase()
  const mode = node.attributes.get('mode') ?? null
  if (mode === 'base64') return typedHtml(fromBase64(textOf(node)), type)
  if (mode === 'xml' || isXml(type) || hasElements(node)) {
    const isEscaped = mode === 'escaped' || isHtml(type)
    const html = markup(node, isEscaped ? (text) => text : escapeText).trim()
    // Escaped markup under an XML type is a mistake, but a common one.
    return !isEscaped && !hasElements(node) && /^&lt;\/?[a-z][^]*&gt;$/i.test(html) ? textOf(node).trim() : html
  }
  if (mode === null && isBinary(type) && !hasElements(node)) return fromBase64(textOf(node)).trim()
  if (mode === 'escaped') return textOf(node).trim()
  return typedHtml(textOf(node), type)
}

function typedHtml(text: string, type: string): string {
  return isHtml(type) ? text.trim() : escapeText(text.trim())
}

function isHtml(type: string): boolean {
  return type === 'html' || type === 'text/html'
}

/** Media types whose content is Base64 (RFC 4287, 4.1.3.3). */
function isBinary(type: string): boolean {
  return /^(?:application\/octet-stream|image\/|audio\/|video\/)/.test(type)
}

function isXml(type: string): boolean {
  return type === 'xhtml' || type === 'application/xhtml+xml'
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}

function markup(node: XmlNode, ofText: (text: string) => string): string {
  const [first = '', second] = node.children
  if (second === undefined && typeof first === 'string') return ofText(first)
  return node.children
    .map((child) => {
      if (typeof child === 'string') return ofText(child)
      const { tag } = child
      const attributes = [...child.attributes]
        .filter(([name]) => !name.startsWith('xml'))
        .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`)
      return `<${tag}${attributes.join('')}>${markup(child, ofText)}${child.children.length > 0 ? `</${tag}>` : ''}`
    })
    .join('')
}
