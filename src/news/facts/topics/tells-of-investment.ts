import type { ScannedField } from '../../scan-text.ts'
import { textBefore } from '../../text-before.ts'

const SUM = '(?:US)?[$€£¥]\\s?\\d[\\d.,]{0,12}[ -]?(?:(?:[bmk]n?|billion|million|trillion)\\b)?\\+?'
/** Right before who gets it; what was invested long ago is told as `invested`. */
const INVESTS = new RegExp(
  `(?<!\\b(?:after|since|despite|before|by|of|without) )\\b(?:to invest|invests|investing|will invest|pours|to put|puts|injects|to inject) ` +
    `(?:(?:up to|about|around|over|another|an additional|a further|as much as|more than|nearly|at least) )?${SUM} (?:more |dollars )?in(?:to)? (?:[a-z-]{2,20} ){0,3}$|` +
    `\\bcommits (?:(?:up to|another|an additional|a further|as much as) )?${SUM} (?:more )?to (?:[a-z-]{2,20} ){0,3}$|` +
    `\\b(?:mak(?:es|ing)|announc(?:es|ing)|plan(?:s|ning)|weigh(?:s|ing)) (?:an? )?${SUM} (?:\\w{1,12} )?investment in (?:[a-z-]{2,20} ){0,3}$`,
  'iu',
)
/** The same in German, French, Spanish, Italian and Portuguese. */
const INVESTS_ABROAD =
  /(?<!\p{L})(?:investiert|steckt|pumpt|investit|injecte|mise|invierte|inyecta|investe|inietta|injeta|aporta) (?:[^.;:]|\.\d){0,16}(?:millionen|milliarden|millions?|milliards?|millones|milioni|miliardi|milhões|bilhões|mi|bi)(?: (?:euro|dollar|us-dollar|franken|d['’]euros|de dollars|de euros|de dólares|de reais|di euro|di dollari))? (?:in|dans|en|em|na|no|nella) (?:\p{Ll}[\p{L}’'-]{1,16} ?){0,3}$/iu
/** `in talks to buy a stake in Anthropic`, `considers another multibillion-dollar investment in OpenAI`: without a sum. */
const STAKE_IN = /\b(?:stake|invest(?:ment|ing)?) in /iu
const BUYS_STAKE =
  /\b(?:(?:in (?:early |advanced |late-stage )?talks |nears a deal |agrees |set |plans |(?<!\b(?:rights?|options?|tried|tries|wanted|offers?|offered|bid|fail\w{0,3}|how|where|time|chance|way) ))to (?:buy|take|acquire|make)|buys|takes|acquires|considers|weighs|mulls|eyes|discusses) (?!(?:selling|cutting|trimming|reducing|dumping|exiting|offloading|unloading)\b)(?:(?:an?|another|further) )?(?:(?-i:\p{Ll}[\p{L}-]{2,19}) ){0,2}(?:stake|investment) in (?:[a-z-]{2,20} ){0,3}$/iu
/** `EU considers Microsoft investment in OpenAI`, `Why SoftBank may invest in OpenAI`: who judges it, and who asks. */
const JUDGED_OR_ASKED =
  /^(?:how|why|should|can|where|what|when|who|would|is|are|here|time|ways?|reasons?|want|ready|best|easy|\d+|three|five)\b|\b(?:EU(?!-)|FTC|DOJ|CMA|SEC|court(?! filing)|judge|jury|commission|regulators?|watchdog|antitrust|lawmakers?|senat(?:e|ors?)|vote)\b/iu
/** Whoever has some money. */
const ANYBODY = /\b(?:you|we|anyone|everyone|who|whether|retail|users?|people|clients|customers|through)\b/iu
/** `Musk says Tesla will invest in xAI`, and nothing of its. */
const WILL_INVEST =
  /^.{2,70} (?:will|may|could|plans to|(?<=^(?-i:\p{Lu})[^ ]{1,20}(?: and (?-i:\p{Lu})[^ ]{1,20})? )to|agrees to|(?:is |are )?(?:looking|set|in talks|preparing) to|considers|weighs|mulls) (?:also )?invest(?:ing)? in (?:[a-z-]{2,20} ){0,3}$/iu
const NOTHING_OF_ITS =
  /^(?=$|[,.;:!?–—]| (?:again|too|as|at|after|amid|ahead|alongside|for|this|next|by|report|says?)\b)/u
/** Right behind who gets it. */
const INVESTED_KO =
  /^(?:에|에게)\s(?:최대\s)?\d[\d.,]{0,8}\s?(?:조|억|만)?\s?(?:\d[\d.,]{0,6}억)?\s?(?:달러|원|엔)?\s?(?:추가\s)?(?:투자|베팅|출자|수혈)/u
const REACH = 90

/** `Alder Ventures, others invest $50M in Quillon`: an investor that is known begins the headline. */
const INVESTOR_INVESTS = new RegExp(
  `^(?:,? (?:and )?(?:others|[\\p{Lu}][\\p{L}\\d.&’'-]{0,20}(?: \\p{Lu}[\\p{L}\\d.&-]{0,16}){0,2}),?){0,4} (?:invests?|pours?|puts?|injects?) [$€£¥]\\d[\\d.,]{0,12} ?(?:billion|million|[bmkBMK]n?)?\\+? (?:more )?in(?:to)? (?:[a-z-]{2,20} ){0,3}\\p{Lu}[\\p{L}\\d.&-]*(?: \\p{Lu}[\\p{L}\\d.&-]*){0,2}(?=$|[,;:]| (?:to|at|as|for)\\b)`,
  'u',
)
/** `Alder Ventures` of Alder. */
const ARM = /^ (?:Ventures?|Capital|Partners)(?!\p{L})/u
/** `completes $300M employee share sale` */
const SOLD_BY_STAFF =
  /[$€£¥₹]\s?\d\S{0,8} (?:(?:million|billion) )?(?:(?:worth|of|in) )?(?:employee|staff|secondary|insider) (?:share|stock)s? (?:sale|sell-?off)\b/iu

/** Behind who builds AI, at the beginning. */
const NOW_WORTH = /^ (?:is|are) now (?:worth|valued at) (?:about |around |nearly |over |more than )?[$€£¥]\d/u

/** Whether a headline says that somebody puts a sum into a company that builds AI, or that it is worth one now. */
export function tellsOfInvestment({ text, searched, money, organisations }: ScannedField): boolean {
  const isStake =
    searched.has(STAKE_IN) &&
    !JUDGED_OR_ASKED.test(text) &&
    organisations.some(({ organisation, start, end }) => {
      if (organisation.ai !== true || ANYBODY.test(text.slice(0, start))) return false
      if (BUYS_STAKE.test(textBefore(text, start, REACH))) return true
      return WILL_INVEST.test(text.slice(0, start)) && NOTHING_OF_ITS.test(text.slice(end))
    })
  if (isStake) return true
  if (money.length === 0) return false
  if (SOLD_BY_STAFF.test(text)) return true
  const [first] = organisations
  if (first?.start === 0 && first.organisation.ai === true && NOW_WORTH.test(text.slice(first.end))) return true
  if (first?.start === 0) {
    const arm = ARM.exec(text.slice(first.end))?.[0].length ?? 0
    if ((arm > 0 || first.organisation.isInvestor) && INVESTOR_INVESTS.test(text.slice(first.end + arm))) return true
  }
  return organisations.some(
    ({ organisation, start, end }) =>
      organisation.ai === true &&
      (INVESTS.test(textBefore(text, start, REACH)) ||
        INVESTS_ABROAD.test(textBefore(text, start, REACH)) ||
        INVESTED_KO.test(text.slice(end, end + 40))),
  )
}
