import { namedBy } from '../named-by.ts'
import type { NameSpan } from '../western-names.ts'

/** `This Sequoia-backed lab thinks the brain is …`: a headline that speaks of somebody without the name. */
const NAMELESS =
  /^(?:This|These|Meet (?:the|this|these)|The|An?|One) (?:[\p{L}\d.’'-]{1,24} ){0,4}?(?:start-?ups?|labs?|company|companies|firm|unicorn|maker|founders?|researchers|scientists?|engineers?|team|duo|trio)(?!\p{L})/u
const JUST_RAISED = String.raw`(?:has |have )?just (?:raised|landed|secured|closed|nabbed|bagged|snagged|picked up|pulled in|hauled in|announced) (?:(?:an?|about|over|nearly|more than|another) ){0,2}[$€£]\d[\d.,]{0,8} ?(?:[bmk]n?|million|billion)? (?:(?:in|of) )?(?:(?:an?|its|new|fresh|early|pre-?seed|seed|growth|venture|series [a-k]) ){0,4}(?:funding|financing|round|seed|series [a-k]|capital)(?![\p{L}\d])(?![^.;]{0,40} ago(?!\p{L}))`
/** `AI lab Quillon just landed $180 million in seed funding`: how a summary begins. */
const BEGINS = new RegExp(String.raw`^(?:[\p{L}\d.’'-]{1,24},? ){1,10}?${JUST_RAISED}`, 'iu')
/** The same of somebody whose name stands behind what it is. */
const KIND_AND_NAME = new RegExp(
  String.raw`^(?:(?:[\p{L}\d.’'-]{1,24} ){0,5}?(?:[Ll]ab|[Ss]tart-?[Uu]p|[Cc]ompany|[Ff]irm|[Mm]aker|[Uu]nicorn)) ((?=\p{Lu})[\p{L}\d.&-]{2,24}(?: (?=\p{Lu})[\p{L}\d.&-]{1,20}){0,2}) ${JUST_RAISED}`,
  'du',
)

/** `We raised our Series D of $2.3B`: what a company says of itself, whatever stands above; not of a year. */
const WE_RAISED =
  /^(?:Today,? )?(?:[Ww]e|[Ww]e['’]ve|[Ww]e have) (?:just )?raised (?:(?:our|an?|another) )?(?:(?:Series [A-K]|seed|pre-seed|round|US)(?: round)?(?: of)? )?[$€£]\d[\d.,]{0,8} ?(?:[BMbm]n?|million|billion)\b(?![^.]{0,40}\bin (?:19|20)\d\d\b)/u

/** Whether a summary begins by saying how much somebody has just raised, whom its headline does not name. */
export function isRaisedInSummary(headline: string, summary: string): boolean {
  return WE_RAISED.test(summary) || (NAMELESS.test(headline) && BEGINS.test(summary))
}

/** Who a summary begins by saying has just raised a sum; `null` where it names nobody behind what it is. */
export function raiserInSummary(summary: string): NameSpan | null {
  return namedBy(KIND_AND_NAME.exec(summary))
}
