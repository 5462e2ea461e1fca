import type { Report } from '../../core/story.ts'
import type { Sums } from './compare-sums.ts'
import { profileOf, type ReportProfile, type WrittenCompany } from './report-profile.ts'
import { similarity } from './word-weights.ts'

function isNamedIn({ lower, isLatin }: WrittenCompany, title: string): boolean {
  return lower.length >= (isLatin ? 4 : 3) && title.includes(lower)
}

/** A company that nobody knows stands in a headline on funding because the money goes to it. */
function isSubjectOf(company: WrittenCompany, title: string): boolean {
  return !company.isKnown && isNamedIn(company, title)
}

/** `Liquid AI` and a name misread as `Liquid Set`; not `Harbor Health` and `Harbor Robotics`, which both say what they do. */
function beginAlike(a: WrittenCompany, b: WrittenCompany): boolean {
  return a.head.length >= 4 && a.head === b.head && a.isBare !== b.isBare
}

/** `Nova AI` and `Nova Labs`: one company by carelessness, or two. */
export function endOtherwise(a: WrittenCompany | null, b: WrittenCompany | null): boolean {
  return a !== null && b !== null && a.ending !== null && b.ending !== null && a.ending !== b.ending
}

/** Two reports that name different companies, or the same one in two scripts. */
export function otherNameFit(
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
    const isNamedBoth = isSubjectOf(otherCompany, mine.title) || isSubjectOf(company, theirs.title)
    return (valuations === true && amounts === true) || sameLetter || isNamedBoth ? 0.6 : null
  }
  if (!agree && !(mayBeSame && days <= 2)) return null
  // Names are misread; a sum and most of the words are not both the same by chance.
  const isSubject = isSubjectOf(otherCompany, mine.title) || isSubjectOf(company, theirs.title)
  if (!agree) return isSubject ? 0.55 : null
  if (isSubject || beginAlike(company, otherCompany)) return 0.55
  const isNamed = isNamedIn(otherCompany, mine.title) || isNamedIn(company, theirs.title)
  return isNamed && similarity(mine.words, theirs.words) > 0.2 ? 0.55 : null
}

/** Whether the story of these reports has told of the company under the very name that the report has for it. */
export function isNameTold(report: Report, reports: readonly Report[]): boolean {
  const { company } = profileOf(report)
  return company !== null && reports.some((other) => profileOf(other).company === company)
}

/** One name, or names in two scripts that a story has told as one. */
export function isOneCompany(mine: ReportProfile, theirs: ReportProfile, isTold: boolean): boolean {
  if (mine.company === theirs.company) return true
  return isTold && mine.writtenCompany?.isLatin !== theirs.writtenCompany?.isLatin
}
