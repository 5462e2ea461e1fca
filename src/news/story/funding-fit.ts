import { DAY_MS } from '../../core/durations.ts'
import type { FundingFacts } from '../../core/facts.ts'
import { Sums } from './compare-sums.ts'
import {
  areOnlyAlike,
  endOtherwise,
  isOneCompany,
  isOtherNamed,
  isTranslated,
  namesCompany,
  otherNameFit,
} from './company-names.ts'
import type { FundingReport } from './funding-report.ts'
import { isAfterEnd, isClosing } from './next-round.ts'
import { profileOf, type ReportProfile } from './report-profile.ts'
import { isGrownTo, isOnTop, isPartOfGrowth } from './whole-round.ts'
import { similarity } from './word-weights.ts'

/** For so many days a closing with about the sum that was talked of is taken for its end. */
const LONGEST_TALKS = 30
/** For so many days it is overlooked that a report names no company, or another. */
const LONGEST_OVERLOOKED = 7
/** A name that both have, and differently, was misread within so many days. */
const LONGEST_MISREAD = 4

const KINDS_APART: ReadonlySet<string> = new Set(['secondary', 'debt', 'grant'])

/** A sale of old shares, a loan or a grant is not the round beside it; where one text is silent, the sums say so. */
function isOtherKind(facts: FundingFacts, otherFacts: FundingFacts, sumsAgree: boolean): boolean {
  const round = facts.round?.value ?? null
  const otherRound = otherFacts.round?.value ?? null
  if (round === otherRound) return false
  if (round !== null && otherRound !== null) return KINDS_APART.has(round) || KINDS_APART.has(otherRound)
  if (sumsAgree) return false
  const isBesideEquity = (one: FundingFacts, another: FundingFacts): boolean =>
    one.kind?.value === 'equity' && KINDS_APART.has(another.round?.value ?? '')
  return (
    round === 'secondary' ||
    otherRound === 'secondary' ||
    isBesideEquity(facts, otherFacts) ||
    isBesideEquity(otherFacts, facts)
  )
}

/** Both say so: of two stories with one sum, a loan belongs to the loan. */
function isSameRound(facts: FundingFacts, otherFacts: FundingFacts): boolean {
  return facts.round !== null && facts.round.value === otherFacts.round?.value
}

/** The same company, by its name or as the maker that the text of the other is about. */
function tellOfOneCompany(mine: ReportProfile, theirs: ReportProfile, isTold: () => boolean, days: number): boolean {
  if (mine.company !== null && theirs.company !== null) return isOneCompany(mine, theirs, isTold, days)
  return (
    (theirs.company !== null && mine.makers.includes(theirs.company)) ||
    (mine.company !== null && theirs.makers.includes(mine.company))
  )
}

function mentionTheSame(mine: ReportProfile, theirs: ReportProfile): boolean {
  return mine.mentioned.some((maker) => theirs.mentioned.includes(maker))
}

/** One of two reports names no company: the sums and the words speak. */
function namelessFit(mine: ReportProfile, theirs: ReportProfile, { amounts, valuations, agree, days }: Sums): number {
  if (!agree && (days > 3 || amounts === false)) return 0
  const alike = similarity(mine.words, theirs.words)
  if (agree && alike > 0.2) return 0.6 + alike / 3
  // `물류로봇 AI 페로윅, 1억달러 유치` of Ferrowick.
  if (agree && days <= 3 && amounts !== false && valuations !== false && isOtherNamed(mine, theirs)) return 0.7
  // `OpenAI-backed start-up doubles its value to $1 billion`: the backer and the sum are not both the same by chance.
  if (agree && days <= 2 && amounts !== false && valuations !== false && mentionTheSame(mine, theirs)) return 0.6
  // `OpenAI rival lands $3 billion at $40 billion`: neither are two sums.
  if (amounts === true && valuations === true && days <= 3) return 0.6
  return days <= 3 && alike > 0.5 && amounts !== false ? 0.55 : 0
}

/** Two reports of one company, of which nothing says that they are about two rounds: by how far their sums agree. */
function sameCompanyFit(report: FundingReport, other: FundingReport, sums: Sums): number | null {
  const { facts } = report
  const { facts: otherFacts } = other
  const { amounts, valuations, agree, days } = sums
  const alike = (): number => similarity(profileOf(report).words, profileOf(other).words)
  if (agree) return 0.9 + (isSameRound(facts, otherFacts) ? 0.04 : 0) + alike() / 20
  const settled = facts.status.value === 'announced' && otherFacts.status.value === 'announced'
  // What came on top of the other says nothing of it.
  const apart = (): number | null => (isOnTop(report) || isOnTop(other) ? 0 : null)
  const mayClose = days <= LONGEST_TALKS && isClosing(report, other)
  const isClosed = sums.isNear && mayClose
  if (amounts === false && valuations === false) {
    // A round that grew while it was talked of is worth more, too.
    if ((days <= 1.5 && alike() > 0.4) || isClosed || (sums.isNear && days <= 10 && !settled)) return 0.55
    return settled ? apart() : 0.1
  }
  if (amounts === false || valuations === false) {
    // Talks name sums that closing changes; two closed rounds with other sums are two rounds.
    if (settled) return days <= 2 ? 0.55 : apart()
    return days <= 10 ? 0.6 : isClosed ? 0.55 : 0.2
  }
  if (days <= 5) return 0.75
  // Talk tells what it is to be worth, and the closing how much came in.
  return settled ? (days <= 7 ? 0.6 : null) : days <= 14 || mayClose ? 0.55 : null
}

/** How well two reports fit one round, 0 to 1; null vetoes. `isTold`: `isNameTold`, where a story is at hand; few pairs ask. */
export function fundingFit(report: FundingReport, other: FundingReport, isTold = (): boolean => false): number | null {
  const { facts } = report
  const { facts: otherFacts } = other
  const days = Math.abs(report.publishedAt - other.publishedAt) / DAY_MS
  const mine = profileOf(report)
  const theirs = profileOf(other)
  const { writtenCompany: company } = mine
  const { writtenCompany: otherCompany } = theirs
  if (mine.letter !== null && theirs.letter !== null && mine.letter !== theirs.letter) return null
  const isOne = tellOfOneCompany(mine, theirs, isTold, days)
  // Names in two scripts say nothing of each other, and neither does a missing one.
  const unlike = company?.script !== otherCompany?.script || facts.company === null ? 0 : null
  if (!isOne && days > LONGEST_OVERLOOKED) return unlike
  // Most pairs are of two companies: their sums need not be compared.
  if (!isOne && days > LONGEST_MISREAD && unlike === null && company !== null && otherCompany !== null) return null
  const sums = new Sums(report, other)
  if (sums.clash) return null
  if (!isOne) {
    if (!namesCompany(mine) || !namesCompany(theirs)) return namelessFit(mine, theirs, sums)
    if (days <= LONGEST_MISREAD) return otherNameFit(mine, theirs, sums)
    return isTranslated(mine, theirs, sums) ? 0.6 : unlike
  }
  if (isOtherKind(facts, otherFacts, sums.agree)) return null
  if (sums.amounts === false && areOnlyAlike(mine, theirs, isTold)) return null
  if (isGrownTo(report, other) || isPartOfGrowth(report, other) || isPartOfGrowth(other, report)) return 0.9
  if (!sums.agree && isAfterEnd(report, other)) return null
  if (endOtherwise(company, otherCompany) && !sums.isExact) return null
  return sameCompanyFit(report, other, sums)
}
