/** Of whatever an entry is known by: UTF-16 units. */
const LONGEST_KEY = 2_000
/** In UTF-8: PostgreSQL indexes no row of more than 2,704 bytes. */
export const LONGEST_KEY_BYTES = 2_000
const TRACKING =
  /^(?:utm_.*|fbclid|[gdy]clid|msclkid|ref|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|igshi?d?|at_(?:medium|campaign.*|link.*)|guc(?:counter|e_referrer.*)|cmpid|ncid|smid|spm|xtor|__twitter_impression)$/i
/** `?source=rss----x`, `?from=rss`: by which way a reader came, not what is read. */
const WAY = /^(?:source|src|from|partner|via)$/i

/**
 * One spelling of an address, for comparing only, never for opening: https, no `www.`, no tracking parameters, sorted
 * query, no trailing slash, no fragment. What is no address comes back trimmed.
 */
export function canonicalUrl(written: string): string {
  const url = URL.parse(written.trim())
  if (url === null || !/^https?:$/.test(url.protocol)) return written.trim()
  const query = [...url.searchParams]
    .filter(([name, value]) => !TRACKING.test(name) && !(WAY.test(name) && /^rss\b/i.test(value)))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&')
  const host = url.hostname.replace(/^www\./, '').replace(/\.$/, '')
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`
  return `https://${host}${port}${url.pathname.replace(/\/+$/, '')}${query === '' ? '' : `?${query}`}`
}

const ADDRESS = 'url:'

/** What an entry with that address is known by, whichever feed it is of. */
export function addressKey(url: string): string {
  return shortKey(`${ADDRESS}${canonicalUrl(url)}`)
}

/** Whether a key is that of an address. */
export function isAddressKey(key: string): boolean {
  return key.startsWith(ADDRESS)
}

/** A key that every database can index: of one in Hangul or Han, where each sign takes three bytes, less is left. */
export function shortKey(written: string): string {
  const key = written.slice(0, LONGEST_KEY)
  // A unit takes three bytes at the most.
  if (key.length * 3 <= LONGEST_KEY_BYTES) return key
  const { read } = new TextEncoder().encodeInto(key, new Uint8Array(LONGEST_KEY_BYTES))
  return key.slice(0, read)
}
