const LINK = /<([^<>]{1,2000})>((?:\s*;\s*[\w*-]{1,40}(?:\s*=\s*(?:"[^"]{0,500}"|[^",;\s]{1,500}))?)*)/g
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]+))/i
const MAX_HEADER = 16_000

/** The first target of that relation in a Link header (RFC 8288), absolute; `null` when there is none. */
export function findLink(header: string | null, relation: string, base: string): string | null {
  for (const [, target = '', parameters = ''] of (header ?? '').slice(0, MAX_HEADER).matchAll(LINK)) {
    const [, quoted, bare] = REL.exec(parameters) ?? []
    const relations = (quoted ?? bare ?? '').toLowerCase().split(/\s+/)
    if (relations.includes(relation)) return URL.parse(target.trim(), base)?.href ?? null
  }
  return null
}
