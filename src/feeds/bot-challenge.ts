import type { ReadHeader } from './freshness.ts'

const STATUSES: ReadonlySet<number> = new Set([401, 403, 405, 429, 503])
const PAGE_MARKS =
  /just a moment|challenge-platform|cf-chl|attention required! \| cloudflare|ddos-guard|datadome|captcha|are you (?:a )?human|enable javascript and cookies|incapsula|akamai.{0,40}denied/i

/** Does this refusal ask for a proof of being a person at a browser? Told by its headers, else by the start of its page. */
export function isBotChallenge(status: number, header: ReadHeader, start: string): boolean {
  if (!STATUSES.has(status)) return false
  const isMarked =
    header('cf-mitigated') === 'challenge' ||
    /^(?:challenge|captcha)$/i.test(header('x-amzn-waf-action') ?? '') ||
    header('x-datadome') !== null ||
    /ddos-guard/i.test(header('server') ?? '')
  return isMarked || PAGE_MARKS.test(start)
}
