import { TIME_WENT_BY } from './time-went-by.ts'
import { siftedText } from '../../patterns/sifted-text.ts'
import { MONTH } from '../../english-dates.ts'

/** When something was that is no longer so. */
const ONCE = `(?:back )?(?:in (?:early |late |mid-)?(?:${MONTH}|20\\d\\d)|last (?:year|month|week|summer|fall|autumn|winter|spring)|earlier this year|(?:an?|\\w{2,7}|\\d{1,2}) (?:years?|months?|weeks?) ago|at (?:its|the) (?:peak|height))\\b`
const ROUGHLY = '(?:about |around |some |nearly |over |more than )?'

const WAS_VALUED = new RegExp(`\\b(?:was|were|been|once|last) (?:\\w{3,10} )?valued at ${ROUGHLY}$`, 'iu')
const ONCE_AFTER = new RegExp(`^,? ${ONCE}`, 'iu')
/** `total now at $61M`, `brings its total funding to $72 million`. */
export const TOTAL = new RegExp(
  `\\btotal (?:(?:funding|financing|capital|amount|raised|raise|now|so far|to date|is|stands|comes) ){0,4}(?:at|to) ${ROUGHLY}$`,
  'iu',
)
/** `extends its Series B to $120 million`, `by $15M to $45M`. */
const GROWN = new RegExp(
  `\\b(?:round|raise|seed|series [a-z]) (?:by ${ROUGHLY}[$€£]?\\d[\\d.,]{0,6}\\s?\\w{0,8} )?to ${ROUGHLY}$`,
  'iu',
)
const VALUATION_AFTER = /^ (?:\w{2,4}-money )?valuation/iu
const REACH = 60

/** `was valued at $2 billion in 2022`, `total now at $61M`, `Series B to $120M`: no valuation of the round that is told. */
export function isNoValuationOfNow(text: string, start: number, end: number): boolean {
  const sifted = siftedText(text)
  const before = sifted.before(start, REACH)
  const after = sifted.part(end, end + REACH)
  return (
    before.has(TOTAL) ||
    (before.has(GROWN) && !after.has(VALUATION_AFTER)) ||
    (before.has(WAS_VALUED) && after.has(ONCE_AFTER))
  )
}

const NOW_WANTS = `${ONCE}[.,;:]? (?:and |but )?now,? (?:(?:it|they|the [\\w-]{2,12}|\\p{Lu}\\w{1,20}) )(?:is |are )?(?:wants?|seeks?|seeking|in talks|eye(?:s|ing)|looking|after|aim(?:s|ing)|target(?:s|ing)|back for)\\b`
const RAISED_BEFORE = new RegExp(`\\braised ${ROUGHLY}$`, 'iu')
const NOW_WANTS_AFTER = new RegExp(`^ (?:just )?${NOW_WANTS}`, 'iu')
const NEXT_REACH = 110

/** `raised $2 billion in October. Now it wants $20 billion`: the next round is told, which is only talk. */
export const WANTS_NEXT = new RegExp(`\\braised (?:[^.;:]|\\.\\d){1,30}? (?:just )?${NOW_WANTS}`, 'iu')

/** Whether a sum is that of the round before the one that is wanted. */
export function isOfRoundBeforeNext(text: string, start: number, end: number): boolean {
  const sifted = siftedText(text)
  return sifted.before(start, REACH).has(RAISED_BEFORE) && sifted.part(end, end + NEXT_REACH).has(NOW_WANTS_AFTER)
}

/**
 * `The company previously raised`, `公司此前曾获`, `前回`: what comes next was raised before; who goes on from it has a round of
 * now, as has whoever is only described so: `曾获腾讯投资的奎隆`, `曾在谷歌任职，`, `以前から`.
 */
const CAME_BEFORE = new RegExp(
  `\\b(?:(?:has |had |have )?(?:previously|earlier) (?:raised|secured|closed|landed|received|announced)|(?:previous|prior|earlier) (?:[\\w-]{1,14} ){0,3}(?:round|raise|funding|financing|seed|series [a-k])(?: (?:of|was|totall?ed|raised))?) ${ROUGHLY}(?:an? |its )?$` +
    '|(?:此前，?|(?<!不)曾(?:经)?(?:于|在|获|完成|宣布)|上一轮|上轮)(?:(?![后再本又新的])[^，。；]){0,24}$' +
    '|^继[^，。；]{0,16}$' +
    '|(?:以前|前回)(?:(?!続|今回|新|倍|から)[^。、\\d]){0,16}$',
  'iu',
)
const CAME_BEFORE_AFTER = new RegExp(
  '^[^.。\\d]{0,30}(?:유치|조달|확보)한\\s?(?:바|적)\\s?있|^[^。\\d]{0,24}調達(?:して(?:いる|いた|おり)|済み)|^(?:에)?\\s이어\\s[^.…\\d]{0,16}\\d[\\d.,]{0,6}\\s?[천백]?[억만조]' +
    `|^を?調達(?:から|後)${TIME_WENT_BY.ja}|^\\s?(?:규모\\s)?(?:투자\\s?)?유치(?:한\\s?지|\\s?(?:이후|후|뒤))?\\s?${TIME_WENT_BY.ko}\\s?만에`,
  'u',
)

/** Whether a sum is told as what came in before the round of now. */
export function isRaisedBefore(text: string, start: number, end: number): boolean {
  const sifted = siftedText(text)
  const before = sifted.before(start, REACH)
  return before.has(CAME_BEFORE) || sifted.part(end, end + REACH).has(CAME_BEFORE_AFTER)
}
