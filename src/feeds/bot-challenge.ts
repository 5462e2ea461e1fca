import type { ReadHeader } from './freshness.ts'

/** 202 is what the firewall of AWS answers with. */
const STATUSES: ReadonlySet<number> = new Set([202, 401, 403, 405, 429, 503])
const PAGE_MARKS =
  /just a moment|challenge-platform|cf-chl|attention required! \| cloudflare|vercel security checkpoint|ddos-guard|datadome|captcha|are you (?:a )?human|enable javascript and cookies|incapsula|akamai.{0,40}denied/i
/** What no other page has: what guards it may stand in any page that it lets through. */
const OWN_MARKS =
  /<title>just a moment\.\.\.<\/title>|making sure you(?:&#39;|['’])re not a bot|\/\.within\.website\/x\/cmd\/anubis\/|<title>vercel security checkpoint|id="main-iframe" src="\/_incapsula_resource/i

/** Does this refusal ask for a proof of being a person at a browser? Told by its headers, else by the start of its page. */
export function isBotChallenge(status: number, header: ReadHeader, start: string): boolean {
  if (!STATUSES.has(status)) return false
  const isMarked =
    header('cf-mitigated') === 'challenge' ||
    header('x-vercel-mitigated') === 'challenge' ||
    /^(?:challenge|captcha)$/i.test(header('x-amzn-waf-action') ?? '') ||
    header('x-datadome') !== null ||
    /ddos-guard/i.test(header('server') ?? '')
  return isMarked || PAGE_MARKS.test(start)
}

const LOOKED_AT_BYTES = 8 * 1024

/** Some ask for it with a page that came as if it were what was asked for (200). */
export function isChallengePage(body: Uint8Array): boolean {
  const start = Buffer.from(body.subarray(0, LOOKED_AT_BYTES)).toString('utf8')
  return /^\ufeff?\s{0,200}<(?:!doctype html|html)\b/i.test(start) && OWN_MARKS.test(start)
}
