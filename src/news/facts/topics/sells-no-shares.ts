import { isPlace } from '../../names/places.ts'

/** People, states, what serves the public, and works of art; the same words in the name of a company have its kind behind them: `school software maker`. */
const NO_COMPANY =
  /\b(?:man|woman|mayor|governor|trump|biden|musk|rapper|singer|actor|actress|couple|teen\w{0,5}|streamer|youtuber|thie(?:f|ves)|nonprofit|foundation|pentagon|congress|senators?|nasa)\b(?!['’-])|\b(?:city|county|state|schools?|universit(?:y|ies)|college|hospitals?|museum|church|library|police|army|navy|government|ministry|department|film|movie|thriller|sequel|ETF)$/iu

/** Names of what sells no part of itself; `Iowa University spin-out Quillon` is a company. */
const INSTITUTION =
  /^(?:The )?(?:(?:\p{Lu}[\p{L}.’'-]* ){1,3}(?:University|Universidad|Université|Universität|College|Church|Museum|Foundation|Charity|County|Senate|Ministry|Institute of Technology)|(?:University|College|City|County|Museum|Ministry) of (?:the )?\p{Lu}[\p{L}.’' -]*|\p{Script=Hangul}{2,8}(?:대학교|재단)|\p{Script=Han}{2,8}(?:大学|基金会|大學))$/u

/** Whether whoever a headline begins with sells no part of itself, whatever comes in. */
export function sellsNoShares(who: string): boolean {
  return NO_COMPANY.test(who) || isPlace(who)
}

/** Whether a whole name is that of a university, a foundation, a town or the like. */
export function isCalledInstitution(name: string): boolean {
  return INSTITUTION.test(name)
}
