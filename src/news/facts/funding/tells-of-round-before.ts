import { TIME_WENT_BY } from './time-went-by.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

/** `four months after its Series A`, `a year after its seed round of $5 million`, `its previous round was`. */
const BEFORE_IT =
  /\b(?:days?|weeks?|months?|years?) (?:after|since)\b(?:[^.;:]|(?<=\d)\.\s?(?=\d)){0,80}$|\b(?:previous|previously|prior|earlier|last) (?:[\w$.]{1,12} ){0,3}$|\b(?:previously|earlier) (?:raised|secured|closed|landed|received) (?:[\w$€£.]{1,12} ){0,5}$|\b(?:previous|prior|earlier|last) (?:[\w$.-]{1,14} ){0,4}(?:round|funding|raise|investment|series [a-k]|seed)\b[^.,;:]{0,30}$/iu
/** Nothing in between that leads back to the round of now: `지난해 시드에 이어`; an agent is called 에이전트. */
const EASTERN =
  /(?:지난해|작년|(?<!\p{L})이전(?=에?\s)|직전|개월 전|년 전)(?!(?:에)?\s?(?:기업|기준))(?:(?!이어|이번|만에|이후|새로)[^.。]){0,32}$|(?:此前|上一轮|上轮|去年(?:\d{1,2}月)?)，?(?:(?!后|再|本|又|新)[^，。；]){0,16}$|(?:前回|昨年|以前)(?:(?!続|今回|新)[^。、]){0,16}$/u

/** `시리즈A 6개월 만에`, `シリーズAから半年で`, `A轮后仅半年`: the round since which so much time went by. */
const SINCE_IT = new RegExp(
  `^(?:(?:프리\\s?)?시리즈\\s?[A-K]\\d?|프리\\s?[A-E]|시드)\\s?(?:투자\\s?|라운드\\s?)?(?:유치\\s?)?(?:(?:이후|후|뒤)\\s?)?${TIME_WENT_BY.ko}\\s?만에` +
    `|^(?:(?:プレ)?シリーズ[A-K]|シード)(?:の?調達)?(?:から|後)${TIME_WENT_BY.ja}` +
    `|^(?:Pre-?)?(?:[A-K]\\+?|天使|种子)轮(?:融资)?(?:完成)?(?:后|(?=仅|不到|才))${TIME_WENT_BY.zh}`,
  'iu',
)
const SINCE_REACH = 40

/** Whether what stands at `at` belongs to a round before the one that is told. */
export function tellsOfRoundBefore(text: string, at: number): boolean {
  const sifted = siftedText(text)
  const before = sifted.before(at, 110)
  return before.has(BEFORE_IT) || before.has(EASTERN) || sifted.part(at, at + SINCE_REACH).has(SINCE_IT)
}
