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
  const expires = Date.parse(header('expires') ?? '')
  if (Number.isNaN(expires)) return null
  const date = Date.parse(header('date') ?? '')
  return Math.max(0, expires - (Number.isNaN(date) ? nowMs : date))
}

/** `Retry-After` in either form (RFC 9110, 10.2.3), in milliseconds; `null` when absent or unreadable. */
export function retryAfterMs(header: ReadHeader, nowMs: number): number | null {
  const written = header('retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(written)) return Number(written) * 1000
  const at = Date.parse(written)
  return written === '' || Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}
