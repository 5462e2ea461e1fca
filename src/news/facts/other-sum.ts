const ROUGHLY = '(?:(?:about|around|nearly|almost|over|more than|some|up to|at least|an?|another) ){0,2}'
const EARNED = '(?:bookings|revenues?|sales|turnover|arr|losses|profits?|orders|contracts|savings|costs)'

/** `burning $20M a month`, `$50M in bookings`, `$1B of annual revenue`: how fast it comes or goes, or what is earned. */
const BEHIND = new RegExp(
  `^\\+?(?:(?: (?:an?|per|every|each)|\\/|-a-)[ -]?(?:month|year|quarter|week|day|hour|mo\\b|yr\\b)` +
    `| (?:in|of) (?:(?:annuali[sz]ed|annual|yearly|monthly|quarterly|recurring|new|total|net|gross|cumulative) ){0,2}${EARNED}\\b(?!-based)` +
    `| (?:annual(?:i[sz]ed)? |recurring )?(?:arr|revenue|run[- ]rate)\\b)`,
  'iu',
)
/** `loses $1B in value`, `burned through $2B`, `fined $20M`: what is gone. */
const GONE = new RegExp(
  `\\b(?:los(?:es?|ing|t)|burn(?:s|ing|ed|t)?(?: through)?|wip(?:es|ed|ing) out|sheds?|fined|owes?) ${ROUGHLY}$`,
  'iu',
)
/** `data centers worth $5B`: what things cost, and not what a company is worth. */
const THINGS_WORTH = new RegExp(
  `\\b(?:factories|data ?cent(?:er|re)s|contracts?|deals?|orders?|chips|assets|compute|clusters?|gpus|tokens|transactions|payments|loans|homes|goods|projects?|infrastructure|licen[cs]es|supercomputers?) worth ${ROUGHLY}$`,
  'iu',
)
/** `매출 500억`, `年收入突破10亿元`, `売上高50億円`: what is earned or lost, before its sum. */
const EARNED_EASTERN =
  /(?:목표\s?(?:투자액|금액|액)?|매출액?|영업이익|영업손실|순손실|순이익|적자|수주액?|거래액|(?:年|月|总|總)?(?:收入|营收|營收)|销售额|銷售額|净利润?|利润|亏损|订单额?|売上高?|年商|営業利益|純利益|赤字)(?:은|는|이|가|을|를|액|约|約|为|為|はが|は|が|を)?\s?(?:突破|超过?|達|达到?|近|逾|约|連|연|약|최대|무려)?\s?$/u
const REACH = 40

/** Whether a sum at `start` to `end` of a text is of something else than a round or what a company is worth. */
export function isOtherSum(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start)
  return (
    BEHIND.test(text.slice(end, end + REACH)) ||
    GONE.test(before) ||
    THINGS_WORTH.test(before) ||
    EARNED_EASTERN.test(before)
  )
}
