import type { ScannedField } from '../../scan-text.ts'

/** `Quillon raises undisclosed sum from Alder Ventures` */
const UNDISCLOSED =
  /\b(?:raises|secures|lands|closes|gets|receives|nabs) (?:an? )?undisclosed (?:(?:sum|amount|funding|investment|financing|(?:seed|series [a-k]|funding|strategic)? ?(?:round|investment))\b)/iu
/** `Quillon Completes $25M Growth Financing with Birch Capital`, as companies call their own; what one announces as an investment is spent. */
const ANNOUNCES_ROUND =
  /^(?-i:[\p{Lu}\d])[^,;:$€£]{1,40} (?:announces(?=[^,;:]{4,60} (?:financing|funding|round)\b)|secures|completes|closes|obtains|receives) (?:US)?[$€£]\s?\d[\d.,]{0,8} ?(?:[bmk]n?|million|billion)? (?:(?:new|growth|equity|seed|pre-seed|bridge|venture|strategic|debt|minority|series [a-k]) ){1,3}(?:financing|funding|investment|round)\b(?! (?:in|into|programs?|plans?)\b)/iu
/** Whether a headline says of somebody that they have a round, in the words of companies, or without its sum. */
export function announcesRound({ text, searched, money }: ScannedField): boolean {
  return searched.has(UNDISCLOSED) || (money.length > 0 && ANNOUNCES_ROUND.test(text))
}
