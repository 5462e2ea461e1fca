import type { FundingFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { isUncertain } from '../../core/status.ts'
import { DAY } from './fit.ts'
import { profileOf, type ReportProfile, type WrittenCompany } from './report-profile.ts'
import { similarity } from './word-weights.ts'

/** A round sells at least this part of the company: less money than that belongs to another event. */
const LEAST_PART = 0.02
/** Talk and closing may differ, by no more than this. */
const OTHER_ROUND = 4

function closeTo(a: number | null, b: number | null, tolerance: number): boolean | null {
  if (a === null || b === null) return null
  return Math.abs(a - b) <= tolerance * Math.max(a, b)
}

function isFarFrom(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.max(a, b) > OTHER_ROUND * Math.min(a, b)
}

function isTooSmallFor(amount: number | null, valuation: number | null): boolean {
  return amount !== null && valuation !== null && amount < LEAST_PART * valuation
}

/** How the sums of two reports stand to each other: equal, different, or not told by both (`null`). */
type Sums = {
  readonly amounts: boolean | null
  readonly valuations: boolean | null
  /** One of them says that it is the same round. */
  readonly agree: boolean
  /** They cannot be of one round. */
  readonly clash: boolean
}

function compareSums(
  facts: FundingFacts,
  valuation: number | null,
  otherFacts: FundingFacts,
  otherValuation: number | null,
  days: number,
): Sums {
  // Close in time the same sum is told roughly; later it must be the sum.
  const tolerance = days <= 10 ? 0.12 : 0.04
  const amounts = closeTo(facts.amountUsd, otherFacts.amountUsd, tolerance)
  const valuations = closeTo(valuation, otherValuation, tolerance)
  // A round twice as large is another round, whatever the company is worth.
  const farApart = amounts === false && closeTo(facts.amountUsd, otherFacts.amountUsd, 0.5) === false
  return {
    amounts,
    valuations,
    agree: amounts === true || (valuations === true && !farApart),
    // On the first days a part of the round is told beside the whole.
    clash:
      (days > 2 && isFarFrom(facts.amountUsd, otherFacts.amountUsd)) ||
      (amounts !== true &&
        valuations !== true &&
        (isTooSmallFor(facts.amountUsd, otherValuation) || isTooSmallFor(otherFacts.amountUsd, valuation))),
  }
}

function isNamedIn({ lower }: WrittenCompany, title: string): boolean {
  return lower.length >= 4 && title.includes(lower)
}

/** A company that nobody knows stands in a headline on funding because the money goes to it. */
function isSubjectOf(company: WrittenCompany, title: string): boolean {
  return !company.isKnown && isNamedIn(company, title)
}

/** `Liquid AI` and a name misread as `Liquid Set`. */
function beginAlike(a: WrittenCompany, b: WrittenCompany): boolean {
  return a.head.length >= 4 && a.head === b.head
}

/** Two reports that name different companies, or the same one in two scripts. */
function otherNameFit(
  mine: ReportProfile,
  company: WrittenCompany,
  theirs: ReportProfile,
  otherCompany: WrittenCompany,
  { agree, amounts, valuations }: Sums,
  days: number,
): number | null {
  const mayBeSame = amounts !== false && valuations !== false
  // A name written in two scripts: the sums speak.
  if (agree && mayBeSame && days <= 3 && company.isLatin !== otherCompany.isLatin) {
    const sameLetter = mine.letter !== null && mine.letter === theirs.letter
    return (valuations === true && amounts === true) || sameLetter ? 0.6 : null
  }
  if (!agree && !(mayBeSame && days <= 2)) return null
  // Names are misread; a sum and most of the words are not both the same by chance.
  const isSubject = isSubjectOf(otherCompany, mine.title) || isSubjectOf(company, theirs.title)
  if (!agree) return isSubject ? 0.55 : null
  if (isSubject || beginAlike(company, otherCompany)) return 0.55
  const isNamed = isNamedIn(otherCompany, mine.title) || isNamedIn(company, theirs.title)
  return isNamed && similarity(mine.words, theirs.words) > 0.2 ? 0.55 : null
}

const KINDS_APART: ReadonlySet<string> = new Set(['secondary', 'debt', 'grant'])

/** A sale of old shares, a loan or a grant is not the round beside it; where one text is silent, the sums say so. */
function isOtherKind(facts: FundingFacts, otherFacts: FundingFacts, sumsAgree: boolean): boolean {
  const round = facts.round?.value ?? null
  const otherRound = otherFacts.round?.value ?? null
  if (round === otherRound) return false
  if (round !== null && otherRound !== null) return KINDS_APART.has(round) || KINDS_APART.has(otherRound)
  return (round === 'secondary' || otherRound === 'secondary') && !sumsAgree
}

function haveMakerInCommon(mine: ReportProfile, theirs: ReportProfile): boolean {
  return mine.makers.some((maker) => theirs.makers.includes(maker))
}

/** How well two reports fit one round, 0 to 1; null vetoes. */
export function fundingFit(
  report: Report,
  facts: FundingFacts,
  other: Report,
  otherFacts: FundingFacts,
): number | null {
  const days = Math.abs(report.publishedAt - other.publishedAt) / DAY
  const mine = profileOf(report)
  const theirs = profileOf(other)
  if (mine.letter !== null && theirs.letter !== null && mine.letter !== theirs.letter) return null
  const sameCompany =
    mine.company !== null && theirs.company !== null
      ? mine.company === theirs.company
      : (theirs.company !== null && mine.makers.includes(theirs.company)) ||
        (mine.company !== null && theirs.makers.includes(mine.company))
  // Other names, or none, are overlooked for some days only.
  if (!sameCompany && days > 7) return facts.company === null || otherFacts.company === null ? 0 : null
  const sums = compareSums(facts, mine.valuationUsd, otherFacts, theirs.valuationUsd, days)
  if (sums.clash) return null
  const { amounts, valuations, agree } = sums
  if (!sameCompany) {
    if (mine.writtenCompany === null || theirs.writtenCompany === null) {
      if (!agree && (days > 3 || amounts === false)) return 0
      const alike = similarity(mine.words, theirs.words)
      if (agree && days <= 7 && alike > 0.2) return 0.6 + alike / 3
      // `OpenAI-backed start-up doubles its value to $1 billion`: the backer and the sum are not both the same by chance.
      if (agree && days <= 2 && amounts !== false && valuations !== false && haveMakerInCommon(mine, theirs)) return 0.6
      return days <= 3 && alike > 0.5 && amounts !== false ? 0.55 : 0
    }
    if (days > 4) return null
    return otherNameFit(mine, mine.writtenCompany, theirs, theirs.writtenCompany, sums, days)
  }
  if (isOtherKind(facts, otherFacts, agree)) return null
  // Talk that comes after a closing is of the next round.
  const [earlier, later] = report.publishedAt < other.publishedAt ? [facts, otherFacts] : [otherFacts, facts]
  if (!agree && days > 2 && earlier.status.value === 'announced' && isUncertain(later.status.value)) return null
  const settled = facts.status.value === 'announced' && otherFacts.status.value === 'announced'
  if (agree) return 0.9 + similarity(mine.words, theirs.words) / 20
  if (amounts === false && valuations === false) {
    if (days <= 1.5 && similarity(mine.words, theirs.words) > 0.4) return 0.55
    return settled ? null : 0.1
  }
  if (amounts === false || valuations === false) {
    // Talks name sums that closing changes; two closed rounds with other sums are two rounds.
    return settled ? (days <= 2 ? 0.55 : null) : days <= 10 ? 0.6 : 0.2
  }
  if (days <= 5) return 0.75
  return settled ? (days <= 7 ? 0.6 : null) : days <= 14 ? 0.55 : null
}
