/** In UTF-16 units, as it is written and as it is resolved: each link below a long base would be as long. */
const LONGEST = 8192

/** An absolute http(s) address from one as written, resolved against the bases from the outside in; `null` where none comes out. */
export function absoluteUrl(written: string | null | undefined, bases: readonly string[]): string | null {
  const text = mended((written ?? '').trim())
  if (text === '' || text.length > LONGEST) return null
  // Most addresses need no base, and resolving one costs as much as the address itself.
  const isAbsolute = /^https?:\/\//i.test(text)
  let base: string | undefined
  for (const piece of isAbsolute ? [] : bases) base = tryUrl(piece.trim(), base) ?? base
  const url = tryUrl(text, base)
  return url !== null && url.length <= LONGEST && /^https?:/.test(url) ? url : null
}

/** Escaped once too often, as in CDATA, or without what every browser adds. */
function mended(text: string): string {
  const bare = text.includes('&amp;') || text.includes('&#') ? text.replace(/&(?:amp|#0?38);/g, '&') : text
  return bare.startsWith('http') || !/^www\.[^\s/]+\.[^\s/]/i.test(bare) ? bare : `https://${bare}`
}

function tryUrl(text: string, base: string | undefined): string | null {
  return URL.parse(text, base)?.href ?? null
}
