import type { Fact } from '../../../core/evidence.ts'
import { EASTERN } from '../../eastern.ts'
import { easternNamesUntil } from './eastern-names.ts'
import { findOrganisations } from '../../names/find-organisations.ts'
import type { SearchedText } from '../../patterns/searched-text.ts'
import { listFrom, type NameSpan } from '../western-names.ts'

/** What only counts where the whole round is uncertain, for it is no fact that they give anything. */
const HEDGED =
  '(?:(?:is|are|was|were) )?(?:(?:reportedly|said to be) )?(?:in (?:advanced |early )?talks to|set to|plans? to|planning to|looks? to|considers?|considering|weighs?|mulls?|eyes?|nears?|may|might|could|will|to|said to)'
const GIVES =
  '(?:invest(?:s|ed|ing)?|back(?:s|ed|ing)?|put(?:s|ting)?|pour(?:s|ed|ing)?|inject(?:s|ed|ing)?|commit(?:s|ted)?|pump(?:s|ed|ing)?|double[sd]? down on|buys? [$€£]|takes? (?:an? )?(?:[\\w%$.]{1,8} )?stake|makes? (?:an? )?(?:\\w{3,10} ){0,2}investment in|bets? (?:[$€£]|on)|join(?:s|ed)(?= [^.;:]{2,60} (?:round|raise|series [a-k]|seed|funding)))'
const VERB = new RegExp(
  `^\\s?(?:\\([^()]{1,30}\\) )?(?:VC arms? |venture arms? )?(?:(?:has|have|had|just|also|each|reportedly) ){0,2}(?:(${HEDGED}) (?:reportedly )?)?${GIVES}\\b`,
  'iu',
)

/** `삼성전자, 온결에 300억원 투자` with the company in between. */
const KOREAN_SUBJECT =
  /^["'“‘「]?([\p{Script=Hangul}A-Za-z\d&.]{2,16}(?: [\p{Script=Hangul}A-Za-z\d&]{2,12}){0,2}?)(?:\([^()]{1,24}\))?(?:,\s|[이가은는]\s)/u
const KOREAN_GIVES = /^['"’”」]?(?:\([^()]{1,24}\))?에(?:게)?\s[^.…,]{0,30}?(?:투자|출자)(?!\s?(?:유치|받))/u
const KOREAN_HEDGE = /^.{0,30}(?:논의|검토|추진|협상|계획|가능성|전망|예정|설\b|설$)/u
const CHINESE_GIVES =
  /^(?:集团|公司)?\s?(?:据传|据悉|拟|将|计划|宣布|考虑|正?洽谈|再次|再|已){0,3}(?:(?:向|对|给|對|給)[^，。]{1,16})?\s?(?:战略)?(?:投资|注资|入股|投資|注資)/u
const CHINESE_HEDGE = /据传|拟|将|计划|考虑|洽谈/u
const JAPANESE_SUBJECT = /^([\p{Script=Han}\p{Script=Katakana}ー・A-Za-z\d&]{2,20})(?:、|が|は)/u
const JAPANESE_GIVES = /^(?:[（(][^()（）]{1,24}[)）])?[」』]?に[^。]{0,24}?(?:出資|投資)/u
const JAPANESE_HEDGE = /^.{0,30}(?:検討|協議|交渉|方針|計画|へ$)/u

/** Somebody else acts in between: a paper tells of it. */
const KOREAN_OTHER_SUBJECT = /[가이은는]\s|인용|,/u

/** Whether the company stands between `from` and `from + reach`; returns the places where it ends. */
function endsOf(text: string, { value, evidence }: Fact<string>, from: number, reach: number): readonly number[] {
  const part = text.slice(from, from + reach)
  const names = [...new Set([evidence.quote, value])].filter((name) => name.length > 1)
  const written = names.flatMap((name) => {
    const at = part.indexOf(name)
    return at === -1 ? [] : [from + at + name.length]
  })
  const known = findOrganisations(part).filter(({ organisation }) => organisation.name === value)
  return [...written, ...known.map(({ end }) => from + end)]
}

function westernGivers(text: string, company: Fact<string>, isUncertain: boolean): readonly NameSpan[] {
  const list = listFrom(text, 0)
  const end = list.at(-1)?.end
  if (end === undefined) return []
  const verb = VERB.exec(text.slice(end, end + 90))
  if (verb === null || (verb[1] !== undefined && !isUncertain)) return []
  const after = end + verb[0].length
  return endsOf(text, company, after, 90).length > 0 ? list : []
}

function easternGivers(text: string, company: Fact<string>, isUncertain: boolean): readonly NameSpan[] {
  for (const [subject, gives, hedge, other] of [
    [KOREAN_SUBJECT, KOREAN_GIVES, KOREAN_HEDGE, KOREAN_OTHER_SUBJECT],
    [JAPANESE_SUBJECT, JAPANESE_GIVES, JAPANESE_HEDGE, /[、が]/u],
  ] as const) {
    const match = subject.exec(text)
    const name = match?.[1]
    if (match === null || name === undefined) continue
    const given = endsOf(text, company, match[0].length, 70)
      .filter((end) => !other.test(text.slice(match[0].length, end)))
      .map((end) => ({ end, verb: gives.exec(text.slice(end, end + 60)) }))
      .find(({ verb }) => verb !== null)
    if (given?.verb === null || given === undefined) continue
    const after = given.end + given.verb[0].length
    if (hedge.test(text.slice(after, after + 30)) && !isUncertain) continue
    const start = match[0].indexOf(name)
    return [...easternNamesUntil(text.slice(0, start + name.length), start + name.length)]
  }
  const [first] = findOrganisations(text.slice(0, 24))
  const verb = first?.start === 0 ? CHINESE_GIVES.exec(text.slice(first.end, first.end + 40)) : null
  if (first === undefined || verb === null || (CHINESE_HEDGE.test(verb[0]) && !isUncertain)) return []
  if (endsOf(text, company, first.end, 60).length === 0) return []
  return [{ name: first.organisation.name, start: 0, end: first.end }]
}

/** Without any of these nobody gives; most texts have none. */
const GIVING =
  /invest|back|put|pour|inject|commit|pump|double|buy|stake|\bbets?\b|joins|joined|투자|출자|投|注资|注資|入股|出資/iu

/** Who a text begins with when it says that they put money into the company: `Nvidia invests $2 billion in Acme`. */
export function giversOf(searched: SearchedText, company: Fact<string>, isUncertain: boolean): readonly NameSpan[] {
  if (!searched.has(GIVING)) return []
  const { text } = searched
  const western = westernGivers(text, company, isUncertain)
  return western.length > 0 || !EASTERN.test(text) ? western : easternGivers(text, company, isUncertain)
}
