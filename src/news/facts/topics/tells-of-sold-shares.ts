import type { ScannedField } from '../../scan-text.ts'

const NAME = "\\p{Lu}[\\p{L}\\d.&’'-]{0,20}(?: \\p{Lu}[\\p{L}\\d.&-]{0,16})?"
const HELD = '(?:stakes?|shares|holdings?|position|stock|interest)'
/** `sells its Alder stake`, `sells $5B stake in Alder`, `dumps its entire stake in Alder`: whoever held it; what a company sells is told without a name before. */
const HOLDER = new RegExp(
  `\\b(?:[Ss]ells?|[Ss]old|[Ss]elling|[Dd]ump(?:s|ed|ing)|[Oo]ffload(?:s|ed|ing)|[Tt]rim(?:s|med|ming)|[Uu]nload(?:s|ed|ing)|[Ee]xit(?:s|ed|ing)|[Mm]arks|[Ww]rites) (?:off |down |up )?` +
    `(?:(?:an? )?[$€£¥]\\S{1,8} (?:(?:million|billion) )?(?:worth of )?(?!AI\\b)(?:${NAME} ${HELD}\\b|${HELD} in (?!AI\\b)${NAME})|(?:its|his|her|their|the) (?:(?:entire|whole|remaining|full) )?(?:[$€£¥]\\S{1,8} (?:(?:million|billion) )?)?(?:${NAME} ${HELD}\\b|${HELD} in ${NAME})|(?:entire|all|remaining|whole) ${NAME} ${HELD}\\b)`,
  'u',
)
/** `sells Alder stake for $5B to fund bets`: the same, where no price of a round is told; `sells minority stake` is a company's own. */
const HOLDER_OF = new RegExp(
  `\\b(?:[Ss]ells|[Ss]old|[Ss]elling|[Dd]umps|[Oo]ffloads|[Tt]rims|[Uu]nloads|[Ee]xits|[Cc]uts|[Mm]arks (?:[Uu]p|[Dd]own)|[Ww]rites (?:[Uu]p|[Dd]own)) (?!(?:Minority|Majority|Controlling|Significant|Large|Small|Equity|Secondary|Employees?|Staff|Existing|Founders?|New|More|Additional|Common|Preferred|Class|Series|Strategic|Partial|Tiny|Big|Over|Up|AI)\\b)${NAME} (?:[Ss]takes?|[Ss]hares|[Hh]oldings?)(?=$|[,.;]| (?:(?:for|to|by|worth|in|after|as|amid)\\b|\\d))(?![^;:]{0,60}\\bvalu)`,
  'u',
)
/** `엔비디아 지분 전량 매각`, `지분 가치 3조`: whoever held or holds them. */
const HOLDER_EASTERN =
  /지분\s?(?:평가\s?)?(?:가치|평가액)(?!\s?\S{2,8}\s인정받)|지분\s?(?:을\s)?(?:전량\s?|일부\s?|전체\s?)?매각|清仓|减持|抛售[^，。]{0,8}(?:股|持仓)|(?<!従業員(?:の|保有|持ち){0,2})株式?を?(?:全て|一部|すべて)?売却/u
/** `奎隆科技定增募资20亿元`, `微软发债融资300亿美元`: shares and bonds of who is listed. */
const PLACEMENT =
  /定增|定向增发|配股|可转债|유상증자|(?<![研开沙])发(?![布展起明])(?:行)?[^，。；：]{0,12}?债(?!权|转股|务)/u
/** `Microsoft’s stake in OpenAI worth $135B`: what somebody still holds. */
const HELD_WORTH = /\b(?:stakes?|shares|holdings?) in [^.;:,]{2,30}? (?:(?:is|are|now|was) ){0,2}worth [$€£¥]/u
/** What is no such thing beside it. */
const ROUND = /\b(?:rais(?:es?|ed|ing)|funding|series [a-k]|seed)\b|轮融资|투자\s?유치/iu

/** Whether a headline's money is what somebody gets for shares they held, or has in them, or a listed company for new ones: no company's round. */
export function tellsOfSoldShares({ text, money }: ScannedField): boolean {
  return (
    (HOLDER.test(text) ||
      HOLDER_OF.test(text) ||
      HOLDER_EASTERN.test(text) ||
      HELD_WORTH.test(text) ||
      (money.length > 0 && PLACEMENT.test(text))) &&
    !ROUND.test(text)
  )
}
