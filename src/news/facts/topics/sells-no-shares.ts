import { isPlace } from '../../names/places.ts'

/** People, states, what serves the public, and works of art; the same words in the name of a company have its kind behind them: `school software maker`. */
const NO_COMPANY =
  /\b(?:man|woman|mayor|governor|trump|biden|musk|rapper|singer|actor|actress|couple|teen\w{0,5}|streamer|youtuber|thie(?:f|ves)|nonprofit|foundation|pentagon|congress|senators?|nasa)\b(?!['’-])|\b(?:city|county|state|schools?|universit(?:y|ies)|college|hospitals?|museum|church|library|police|army|navy|government|ministry|department|film|movie|thriller|sequel|ETF)$/iu

/** Whether whoever a headline begins with sells no part of itself, whatever comes in. */
export function sellsNoShares(who: string): boolean {
  return NO_COMPANY.test(who) || isPlace(who)
}
