import { parseDate } from './parse-date.ts'

/** A header's values joined, or `null`. */
export type ReadHeader = (name: string) => string | null

/** How long the answer stays fresh: `max-age` less `Age` (RFC 9111, 5.2.2.1), else `Expires`. `null` when not stated. */
export function freshForMs(header: ReadHeader, nowMs: number): number | null {
  const cacheControl = header('cache-control') ?? ''
  if (/(?:^|,)\s*no-(?:store|cache)\b/i.test(cacheControl)) return null
  const [, maxAge] = /(?:^|,)\s*max-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl) ?? []
  if (maxAge !== undefined) {
    const age = Number.parseInt(header('age') ?? '0', 10)
    return Math.max(0, Number(maxAge) - (Number.isFinite(age) ? age : 0)) * 1000
  }
  const stated = header('expires')
  if (stated === null) return null
  const expires = readTime(stated)
  // What is no date is over already (RFC 9111, 5.3).
  return expires === null ? 0 : Math.max(0, expires - serverTime(header, nowMs))
}

/** By the server's own clock, where it tells the time: a date of its own is one of that. */
function serverTime(header: ReadHeader, nowMs: number): number {
  return readTime(header('date')) ?? nowMs
}

/** `Retry-After` in either form (RFC 9110, 10.2.3), in milliseconds; `null` when absent or unreadable. */
export function retryAfterMs(header: ReadHeader, nowMs: number): number | null {
  const written = header('retry-after')?.trim() ?? ''
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(written)) return Math.ceil(Number(written) * 1000)
  const at = readTime(written)
  return at === null ? null : Math.max(0, at - serverTime(header, nowMs))
}

/** Where a server leaves the zone out it means GMT, never the zone of the machine that reads it. */
function readTime(written: string | null): number | null {
  const iso = parseDate(written ?? '')
  return iso === null ? null : Date.parse(iso)
}
