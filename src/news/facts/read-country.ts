import type { Fact } from '../../core/evidence.ts'
import { organisationNamed } from '../names/find-organisations.ts'
import { findPlaces } from '../names/places.ts'
import { factOf, type EvidenceSource } from './evidence-of.ts'

/** What makes a place the home of a company: `French startup`, `Paris-based`, `프랑스 AI 스타트업`, `法国人工智能公司`. */
const HOME_AFTER =
  /^(?:['’]s)?(?:[- ]based\b|,? (?:[\w-]{1,16} ){0,3}(?:startups?|start-ups?|company|firm|maker|lab|unicorn|developer|group)\b|(?:의)?\s?(?:\S{1,8}\s){0,2}?(?:스타트업|기업|회사|업체)|(?:의)?\s?(?:인공지능|AI)|[\p{Script=Han}A-Za-z]{0,8}(?:初创|公司|企业|創業|创业|独角兽)|の(?:\S{0,8})?(?:スタートアップ|企業|新興|ベンチャー)|(?:er|e|en)? (?:KI-)?(?:Startup|Start-up|Unternehmen))/iu
const HOME_BEFORE =
  /(?:\b(?:based|headquartered|founded|located) in (?:[A-Z][\w.]{1,14},? )?|本社を置く|总部位于|總部位於|본사를 둔 |本社は|(?:mit )?Sitz in |basée? à |con sede en |startup )$/u
/** How far into a summary a company is placed. */
const REACH = 320

/** Where the company is at home: the table's word, else the text's. The place of an investor is none of the company's. */
export function readCountry(source: EvidenceSource, company: Fact<string> | null): Fact<string> | null {
  const country = company === null ? null : (organisationNamed(company.value)?.country ?? null)
  if (company !== null && country !== null) return { value: country, evidence: company.evidence }
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field].slice(0, REACH)
    for (const { value, start, end } of findPlaces(text)) {
      const isHome =
        HOME_AFTER.test(text.slice(end, end + 40)) || HOME_BEFORE.test(text.slice(Math.max(0, start - 40), start))
      if (isHome) return factOf(source, value, field, start, end)
    }
  }
  return null
}
