import { isIP } from 'node:net'
import { safeUrl } from './escape-text.ts'

const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/u
const TOP_LABEL = /^(?:[a-z]{2,}|xn--[a-z\d]{4,})$/u
/** In a path or a query Discord takes an address with one of these for none. */
const UNTAKEN = /[[\]{}|^`]/gu

/**
 * An address for the title of an embed or for a button, in the form that Discord takes; `null` for what it would refuse
 * the whole message for: a host of one word, as in an intranet, or with an underscore ("Not a well formed URL").
 */
export function linkAddress(value: string | null, max: number): string | null {
  const url = safeUrl(value, max)
  if (url === null || !isTaken(new URL(url).hostname)) return null
  const { origin } = new URL(url)
  const rest = url.slice(origin.length).replace(UNTAKEN, encodeURIComponent)
  return origin.length + rest.length > max ? null : origin + rest
}

function isTaken(hostname: string): boolean {
  if (isIP(hostname.replace(/^\[|\]$/gu, '')) !== 0) return true
  const labels = hostname.replace(/\.$/u, '').split('.')
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1) ?? '')
}
