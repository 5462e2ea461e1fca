import type { Fact } from '../../../core/evidence.ts'
import { findOrganisations, organisationNamed } from '../../names/find-organisations.ts'
import { findPlaces } from '../../names/places.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

const BUSINESS = '(?:startups?|start-ups?|company|firm|maker|lab|unicorn|developer|group)'
const EASTERN_BUSINESS = '(?:스타트업|기업|회사|업체|연구소|유니콘)'
/** What makes a place the home of a company: `French startup`, `Paris-based`, `프랑스 AI 스타트업`, `法国人工智能公司`. */
const HOME_AFTER = new RegExp(
  `^(?:(?:['’]s)?(?:[- ](?:based|headquartered)\\b|,? (?:(?!(?:and|or|with|from|by|in|to|of|for)\\b)[\\w-]{1,16} ){0,3}${BUSINESS}\\b)` +
    `|(?:의|에 본사를 둔| 기반의?)?\\s?(?:\\S{1,8}\\s){0,2}?(?:AI|인공지능)?\\s?${EASTERN_BUSINESS}` +
    '|[\\p{Script=Han}A-Za-z]{0,8}(?:初创|新创|公司|企业|創業|创业|独角兽)|の(?:\\S{0,8})?(?:スタートアップ|企業|新興|ベンチャー)|(?:er|e|en)? (?:KI-)?(?:Startup|Start-up|Unternehmen))',
  'iu',
)
const HOME_BEFORE =
  /(?:\b(?:based|headquartered|founded|located) in (?:[A-Z][\w.]{1,14},? )?|本社を置く|总部位于|總部位於|본사를 둔 |本社は|(?:mit )?Sitz in |basée? à |con sede en |startup )$/u
/** Who gives the money, or whom the company is compared with, has a home of its own. */
const OF_ANOTHER =
  /\b(?:by|from|including|like|than|against|rival|rivals|competitor|and|with|invest(?:s|ed)? in) (?:the |an? )?$/iu
/** `India’s Quillon`, `UAE proptech Quillon`: straight before the company. */
const STRAIGHT = new RegExp(
  `^(?:['’]s|[- ](?:based|headquartered))? (?:(?:(?!(?:to|for|of|on|in|and|with|as|by|from|rival)\\b)[a-z-]{2,16} ){0,3}(?:${BUSINESS}|platform|giant|app|upstart|lender|insurer|neobank|retailer|marketplace|[a-z-]{2,12}(?:tech|maker)) )?["'“‘]?$`,
  'iu',
)
/** How far into a summary a company is placed. */
const REACH = 320

/** Whether that is the home of `company`, and not of another that is named right behind it. */
function isHomeOf(company: Fact<string> | null, text: string, start: number, end: number): boolean {
  const sifted = siftedText(text)
  const before = sifted.before(start, 40)
  if (before.has(HOME_BEFORE)) return true
  const after = sifted.part(end, end + 40).first(HOME_AFTER)?.[0]
  if (after === undefined || before.has(OF_ANOTHER)) return false
  const next = text.slice(end + after.length).trimStart()
  const [named] = findOrganisations(next.slice(0, 40)).filter((one) => one.start === 0)
  return named === undefined || named.organisation.name === company?.value
}

function isStraightBefore({ evidence }: Fact<string>, text: string, end: number): boolean {
  const at = text.indexOf(evidence.quote, end)
  if (at === -1 || at - end > 56) return false
  const between = siftedText(text).part(end, at)
  return between.text.length > 1 && between.has(STRAIGHT)
}

/** Where the company is at home: what stands straight before its name, else the table's word, else the text's. */
export function readCountry(source: EvidenceSource, company: Fact<string> | null): Fact<string> | null {
  const places = (['title', 'summary'] as const).flatMap((field) => {
    const text = source.texts[field].slice(0, REACH)
    return findPlaces(text).map((place) => ({ ...place, field, text }))
  })
  const own = places.find(({ text, end }) => company !== null && isStraightBefore(company, text, end))
  if (own !== undefined) return factOf(source, own.value, own.field, own.start, own.end)
  const country = company === null ? null : (organisationNamed(company.value)?.country ?? null)
  if (company !== null && country !== null) return { value: country, evidence: company.evidence }
  const home = places.find(({ text, start, end }) => isHomeOf(company, text, start, end))
  return home === undefined ? null : factOf(source, home.value, home.field, home.start, home.end)
}
