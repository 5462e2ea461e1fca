import type { FundingFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { compareSums } from './compare-sums.ts'
import { endOtherwise, isOneCompany, otherNameFit } from './company-names.ts'
import { DAY } from './fit.ts'
import { isAfterEnd, isClosing } from './next-round.ts'
import { profileOf, type ReportProfile } from './report-profile.ts'
import { isSameSum } from './vote-on-sums.ts'
import { similarity } from './word-weights.ts'

/** For so many days a closing with about the sum that was talked of is taken for its end. */
const LONGEST_TALKS = 30

const KINDS_APART: ReadonlySet<string> = new Set(['secondary', 'debt', 'grant'])

/** A sale of old shares, a loan or a grant is not the round beside it; where one text is silent, the sums say so. */
function isOtherKind(facts: FundingFacts, otherFacts: FundingFacts, sumsAgree: boolean): boolean {
  const round = facts.round?.value ?? null
  const otherRound = otherFacts.round?.value ?? null
  if (round === otherRound) return false
  if (round !== null && otherRound !== null) return KINDS_APART.has(round) || KINDS_APART.has(otherRound)
  return (round === 'secondary' || otherRound === 'secondary') && !sumsAgree
}

/** Both say so: of two stories with one sum, a loan belongs to the loan. */
function isSameRound(facts: FundingFacts, otherFacts: FundingFacts): boolean {
  return facts.round !== null && facts.round.value === otherFacts.round?.value
}

/** The very sum, not one about as large. */
function haveOneSum(facts: FundingFacts, otherFacts: FundingFacts): boolean {
  return [[facts.amount, otherFacts.amount] as const, [facts.valuation, otherFacts.valuation] as const].some(
    ([own, other]) => own !== null && other !== null && isSameSum(own.value, other.value),
  )
}

function haveMakerInCommon(mine: ReportProfile, theirs: ReportProfile): boolean {
  return mine.makers.some((maker) => theirs.makers.includes(maker))
}

/** How well two reports fit one round, 0 to 1; null vetoes. `isTold` of `isNameTold`, where a story is at hand. */
export function fundingFit(
  report: Report,
  facts: FundingFacts,
  other: Report,
  otherFacts: FundingFacts,
  isTold = false,
): number | null {
  const days = Math.abs(report.publishedAt - other.publishedAt) / DAY
  const mine = profileOf(report)
  const theirs = profileOf(other)
  if (mine.letter !== null && theirs.letter !== null && mine.letter !== theirs.letter) return null
  const sameCompany =
    mine.company !== null && theirs.company !== null
      ? isOneCompany(mine, theirs, isTold)
      : (theirs.company !== null && mine.makers.includes(theirs.company)) ||
        (mine.company !== null && theirs.makers.includes(mine.company))
  // Other names, or none, are overlooked for some days only.
  // Names in two scripts say nothing of each other, and neither does a missing one.
  const isOtherScript = mine.writtenCompany?.isLatin !== theirs.writtenCompany?.isLatin
  const unlike = isOtherScript || facts.company === null ? 0 : null
  if (!sameCompany && days > 7) return unlike
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
    if (days > 4) return unlike
    return otherNameFit(mine, mine.writtenCompany, theirs, theirs.writtenCompany, sums, days)
  }
  if (isOtherKind(facts, otherFacts, agree)) return null
  if (!agree && isAfterEnd(report, other)) return null
  if (endOtherwise(mine.writtenCompany, theirs.writtenCompany) && !haveOneSum(facts, otherFacts)) return null
  const settled = facts.status.value === 'announced' && otherFacts.status.value === 'announced'
  if (agree) return 0.9 + (isSameRound(facts, otherFacts) ? 0.04 : 0) + similarity(mine.words, theirs.words) / 20
  if (amounts === false && valuations === false) {
    if (days <= 1.5 && similarity(mine.words, theirs.words) > 0.4) return 0.55
    return settled ? null : 0.1
  }
  if (amounts === false || valuations === false) {
    // Talks name sums that closing changes; two closed rounds with other sums are two rounds.
    if (settled) return days <= 2 ? 0.55 : null
    return days <= 10 ? 0.6 : days <= LONGEST_TALKS && sums.isNear && isClosing(report, other) ? 0.55 : 0.2
  }
  if (days <= 5) return 0.75
  return settled ? (days <= 7 ? 0.6 : null) : days <= 14 ? 0.55 : null
}
