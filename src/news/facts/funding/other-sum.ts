import { siftedText } from '../../patterns/sifted-text.ts'
const ROUGHLY = '(?:(?:about|around|nearly|almost|over|more than|some|up to|at least|an?|another) ){0,2}'
const EARNED = '(?:bookings|revenues?|sales|turnover|arr|losses|profits?|orders|contracts|savings|costs)'

/** `burning $20M a month`, `$50M in bookings`, `$1B of annual revenue`: how fast it comes or goes, or what is earned. */
const BEHIND = new RegExp(
  `^\\+?(?:(?: (?:an?|per|every|each)|\\/|-a-)[ -]?(?:month|year|quarter|week|day|hour|mo\\b|yr\\b)(?! (?:after|before|ago|later|since|from|into)\\b)` +
    `| (?:in|of) (?:(?:annuali[sz]ed|annual|yearly|monthly|quarterly|recurring|new|total|net|gross|cumulative) ){0,2}${EARNED}\\b(?!-based)` +
    `| (?:annual(?:i[sz]ed)? |recurring )?(?:arr|revenue|run[- ]rate)\\b)`,
  'iu',
)
/** `ARR tops $40M`, `revenue of $1B`: what is earned, before its sum. */
const EARNED_BEFORE = new RegExp(
  `\\b(?:arr|revenues?|run[- ]rate|turnover) (?:of|tops?|topped|hits?|reach(?:es|ed)|pass(?:es|ed)|cross(?:es|ed)|surpass(?:es|ed)|exceed(?:s|ed)|nears|(?:climbs|grows|jumps|rises|doubles|triples|soars) to) ${ROUGHLY}$`,
  'iu',
)
/** `loses $1B in value`, `burned through $2B`, `fined $20M`: what is gone. */
const GONE = new RegExp(
  `\\b(?:los(?:es?|ing|t)|burn(?:s|ing|ed|t)?(?: through)?|wip(?:es|ed|ing) out|sheds?|fined|owes?) ${ROUGHLY}$`,
  'iu',
)
/** `data centers worth $5B`: what things cost, and not what a company is worth; of an investment it is the sum. */
const THINGS_WORTH = new RegExp(
  `\\b(?<!\\b(?:invest\\w{0,6}|funding|financing|equity|[Ss]eries [a-k]|secur\\w{1,3}|get(?:s|ting)?|got|rais\\w{1,3}|land\\w{1,3}|obtain\\w{1,3}|receiv\\w{1,3}) (?:[a-z]{2,10} )?)(?:factories|data ?cent(?:er|re)s|contracts?|deals?|orders?|chips|assets|compute|clusters?|gpus|tokens|transactions|payments|loans|homes|goods|projects?|infrastructure|licen[cs]es|supercomputers?) worth ${ROUGHLY}$`,
  'iu',
)
/** `stake in OpenAI worth $135B`: what somebody holds of it. */
const PART_WORTH = new RegExp(
  `\\b(?:stakes?|shares|holdings?)(?: in (?:\\p{Lu}[\\p{L}\\d.]{1,16} ){1,3}| )(?:(?:is|are|now|was) ){0,2}worth ${ROUGHLY}$`,
  'iu',
)
/** `to build $5B data center`: what the money is for. */
const BUILT_BEFORE =
  /\b(?:build(?:s|ing)?|construct|for|fund|finance) (?:an? |its |the |new ){0,2}(?:about |around |nearly |over |more than )?$/iu
const BUILT_BEHIND =
  /^\+? (?:(?:AI|new|solar|chip|battery|robot|gigawatt) ){0,2}(?:data ?cent(?:er|re)s?|factory|factories|fab|campus|plant|supercomputer|gigafactory)\b(?! (?:operator|company|builder|developer|provider|firm|start-?up|group|financing|loan|funding|debt|deal|round|facility|credit|bond))/iu
/** `gets $60M Army contract`: what customers pay. */
const CONTRACT =
  /^\+? (?:(?!(?:to|for|from|as|by|after|with|and) )[\p{L}.-]{2,14} ){0,2}(?:contracts?|orders?)(?=$|[,.;:]| (?:with|from|and|to|for|win)\b)/u
/** `매출 500억`, `年收入突破10亿元`, `評価益2兆円`: what is earned or lost, before its sum. */
const EARNED_EASTERN =
  /(?:목표\s?(?:투자액|금액|액)?|매출액?|영업이익|영업손실|순손실|순이익|적자|수주액?|거래액|(?:年|月|总|總)?(?:收入|营收|營收)|销售额|銷售額|净利润?|利润|亏损|订单额?|売上高?|年商|営業利益|純利益|赤字|(?:評価|含み|売却|投資)[益損]|(?:평가|투자|매각)\s?(?:이익|차익|손실)|(?:投资|投資)?(?:收益|浮盈|浮亏))(?:은|는|이|가|을|를|액|约|約|为|為|はが|は|が|を)?\s?(?:突破|超过?|達|达到?|近|逾|约|連|연|약|최대|무려)?\s?$/u
/** `Months after raising $300M, Quillon is back`: what came in before. */
const RAISED_BEFORE = new RegExp(
  `\\b(?:hours|days|weeks|months|years?) after (?:raising|closing|landing|securing|nabbing) (?:its )?${ROUGHLY}$`,
  'iu',
)
const REACH = 40

/** Whether a sum at `start` to `end` of a text is of something else than a round or what a company is worth. */
export function isOtherSum(text: string, start: number, end: number): boolean {
  const sifted = siftedText(text)
  const before = sifted.before(start, REACH)
  const behind = sifted.part(end, end + REACH)
  return (
    behind.has(BEHIND) ||
    behind.has(CONTRACT) ||
    (before.has(BUILT_BEFORE) && behind.has(BUILT_BEHIND)) ||
    before.has(EARNED_BEFORE) ||
    before.has(RAISED_BEFORE) ||
    before.has(GONE) ||
    before.has(THINGS_WORTH) ||
    before.has(PART_WORTH) ||
    before.has(EARNED_EASTERN)
  )
}
