import type { FundingFacts } from '../../core/facts.ts'
import { CUES } from '../cues.ts'
import { EASTERN } from '../eastern.ts'
import { organisationNamed } from '../names/find-organisations.ts'
import type { ScannedText } from '../scan-text.ts'
import { isCalledInstitution } from './topics/sells-no-shares.ts'

/** How money goes into a company, beside the cues of rounds. */
const GIVEN =
  /\b(?:invest\w{0,6}|fund(?:s|ed|ers?)?|back(?:er|ing)s?|stakes?|cash|capital|finan[cz]\w{0,9}|equity|loans?|debt|shares?|tender|unicorn|money|buy(?:s|ing)?|takes?|pour(?:s|ed)?|commit\w{0,5}|bet(?:s|ting)?|double[sd]? down|grants?|award\w{0,3})\b|투자|지분|지원금|대출|入股|股份|股权|贷款|ファンド|出資|株/u
/** `누적 투자 유치액 1200억 달성`, `累計調達額100億円に`: all that was ever raised, and no round beside it. */
const ONLY_TOTAL =
  /(?:누적|累计|累計)\s?(?:투자\s?)?(?:유치|조달|融资|募资|資金調達|調達|(?<=투자)(?=금|액))\s?(?:액|금액|금|总额|總額|額|额)?(?:은|이|가|は|が)?\s?(?:약|총|已?超过?|达到?|突破|约)?\s?\d/u
/** `스타트업 5곳에 투자`, `투자 유치 대신 IPO`: into several, or not at all. */
const IN_NOBODY = /\d{1,3}(?:곳|개사|개\s?기업)에\s?(?:\S{1,6}\s)?투자|(?:유치|조달)\s?대신/u

/** What an investor does with its money for somebody else. */
const FOR_OTHERS =
  /\b(?:leads?|led|backs?|backed|invests?|invested|into|stakes?|joins?|joined|doubles? down|bets?)\b|투자|领投|投资|出資/iu

/** What investors are called, whom nobody need know; a company of that name raises a round with a letter, a lead or a price, or to build something. */
const INVESTORS_NAME = /^\p{Lu}[\p{L}\d.&-]*(?: \p{Lu}[\p{L}\d.&-]*)? (?:Ventures?|Capital|Partners|VC|Growth Equity)$/u
const OF_A_COMPANY =
  /\b(?:series [a-k]|seed|rounds?|led by|valu\w{2,6}|debt|credit|loans?|IPO|start-?up|lend(?:s|er|ing)?|fintech|software|to (?:build|develop|launch|expand|scale|grow|automate|sell|hire|train|make)|equity|from (?!LPs|limited partners|investors|institutions|pension))\b/iu

/** What an investor raises it for. */
const TO_INVEST = /\b(?:to|for) (?:back|backing|invest|investing|fund|funding|seed)\b.*$/isu

/** `Alder Capital raises $10B`: an investor, who raises it for a fund. */
function isRaisedToInvest({ company }: FundingFacts, headline: string): boolean {
  if (company?.evidence.field !== 'title' || company.evidence.start > 2) return false
  const text = headline.replace(TO_INVEST, '')
  if (FOR_OTHERS.test(text)) return false
  const known = organisationNamed(company.value)
  if (known !== null) return known.isInvestor
  return INVESTORS_NAME.test(company.value) && !OF_A_COMPANY.test(text)
}

/** How much of a summary may say it. */
const LEAD = 300

/**
 * Whether a text taken for funding tells of any: at least who, how much or which round, in words of money. A card could say
 * nothing else, and who only plans something has raised nothing.
 */
export function isTold(facts: FundingFacts, { title, summary }: ScannedText): boolean {
  const { company, amount, valuation, round, kind } = facts
  if (isRaisedToInvest(facts, title.text)) return false
  if (company !== null && isCalledInstitution(company.value) && kind?.value !== 'equity') return false
  if (amount !== null || valuation !== null || round !== null || kind !== null) return true
  if (ONLY_TOTAL.test(title.text) || IN_NOBODY.test(title.text)) return false
  // In capitals nobody is overlooked; names in other scripts may be.
  if (company === null && !EASTERN.test(title.text)) return false
  const said = `${title.text} ${summary.text.slice(0, LEAD)}`.toLowerCase()
  return [CUES.raise, CUES.round, CUES.valuation, GIVEN].some((words) => words?.test(said) === true)
}
