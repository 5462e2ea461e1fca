import type { Report } from '../../core/story.ts'
import { soundsInLatin } from '../names/pinyin.ts'
import type { Sums } from './compare-sums.ts'
import { areOfTwoFields } from './field-of-name.ts'
import { beginOtherwise } from './first-vowel.ts'
import { profileOf, type ReportProfile, type WrittenCompany } from './report-profile.ts'
import { isHeardIn, isSameSound, isSureSound, soundAlike } from './sound-alike.ts'
import { soundsOf } from './sounds-of.ts'
import { similarity } from './word-weights.ts'

/** For so many days a name in another script is the same by its sound alone. */
const LONGEST_HEARD = 7

const LETTER = /[\p{Script=Latin}\p{N}]/u

/** What is written without spaces may go on with a particle or the next word; `Brindle` is not in `Brindley`. */
function isNamedIn({ lower, script }: WrittenCompany, title: string): boolean {
  if (script !== 'latin') return lower.length >= 3 && title.includes(lower)
  if (lower.length < 4) return false
  for (let at = title.indexOf(lower); at >= 0; at = title.indexOf(lower, at + 1))
    if (!LETTER.test(title.charAt(at - 1)) && !LETTER.test(title.charAt(at + lower.length))) return true
  return false
}

/** Whether the headline of the one report that names no company has the name of the other's, by the letter or by its sound. */
export function isOtherNamed(mine: ReportProfile, theirs: ReportProfile): boolean {
  const company = mine.writtenCompany ?? theirs.writtenCompany
  const { title } = mine.writtenCompany === null ? mine : theirs
  return company !== null && (isNamedIn(company, title) || isHeardIn(company, title))
}

/** A company that nobody knows stands in a headline on funding because the money goes to it. */
function isSubjectOf(company: WrittenCompany, title: string): boolean {
  return !company.isKnown && isNamedIn(company, title)
}

function nameBoth({ title }: ReportProfile, company: WrittenCompany, otherCompany: WrittenCompany): boolean {
  return isNamedIn(company, title) && isNamedIn(otherCompany, title)
}

/** `Liquid AI` and a name misread as `Liquid Set`; not `Harbor Health` and `Harbor Robotics` or `Harbor Labs`, which both say what they are. */
function beginAlike(a: WrittenCompany, b: WrittenCompany): boolean {
  return a.head.length >= 4 && a.head === b.head && a.isBare !== b.isBare && !endOtherwise(a, b)
}

/** `Nova AI` and `Nova Labs`: one company by carelessness, or two. */
export function endOtherwise(a: WrittenCompany | null, b: WrittenCompany | null): boolean {
  return a !== null && b !== null && a.ending !== null && b.ending !== null && a.ending !== b.ending
}

/** What a report says of a company that it names. */
type NamingProfile = ReportProfile & { readonly writtenCompany: WrittenCompany }

export function namesCompany(profile: ReportProfile): profile is NamingProfile {
  return profile.writtenCompany !== null
}

/** `true` where they are one Chinese name, in its own script and in Pinyin; `false` where both can be read, and otherwise. */
function areReadAlike({ lower, pinyin }: WrittenCompany, other: WrittenCompany): boolean | null {
  if (pinyin.length === 0 || other.pinyin.length === 0) return null
  return pinyin.some((spelled) => other.pinyin.includes(spelled)) && !areOfTwoFields(lower, other.lower)
}

/** `웨샹` of `月相`. */
function isHeardInHangul(chinese: WrittenCompany, { script, sounds }: WrittenCompany): boolean {
  return (
    script === 'hangul' &&
    chinese.script === 'other' &&
    chinese.pinyin.some((one) => soundAlike(soundsOf(soundsInLatin(one)), sounds))
  )
}

function haveOneGiver(mine: ReportProfile, theirs: ReportProfile): boolean {
  return mine.givers.some((giver) => theirs.givers.includes(giver))
}

/** `DeepBlue` of `深蓝`, whose name can be read in no way: of one letter, of the very same sum, and from the same investor. */
export function isTranslated(mine: NamingProfile, theirs: NamingProfile, sums: Sums): boolean {
  const { writtenCompany: company } = mine
  const { writtenCompany: otherCompany } = theirs
  return (
    company.script !== otherCompany.script &&
    (company.sounds === null || otherCompany.sounds === null) &&
    mine.letter !== null &&
    mine.letter === theirs.letter &&
    sums.isExact &&
    haveOneGiver(mine, theirs) &&
    areReadAlike(company, otherCompany) !== false
  )
}

/** `クイロン` of `Quillon Motion`: the one publisher leaves out what it does. */
function isHeardAsHead(company: WrittenCompany, otherCompany: WrittenCompany): boolean {
  return soundAlike(company.soundsOfHead, otherCompany.sounds) || soundAlike(company.sounds, otherCompany.soundsOfHead)
}

/** `クイロン電子` of `무브온`: what can be heard of a name whose rest cannot is heard in the other's otherwise. */
function beginsOtherwise({ sounds, soundsOfHead }: WrittenCompany, { sounds: heard }: WrittenCompany): boolean {
  if (sounds !== null || soundsOfHead === null || heard === null || soundsOfHead.length < 2) return false
  return ![0, 1].some((more) => soundAlike(soundsOfHead, heard.slice(0, soundsOfHead.length + more)))
}

/** A Korean sum in won and a Japanese one in yen: each is told at home, so that neither is of the other's company. */
function areOfTwoCountries(mine: ReportProfile, theirs: ReportProfile): boolean {
  return mine.homeCurrency !== null && theirs.homeCurrency !== null && mine.homeCurrency !== theirs.homeCurrency
}

/** Names in two scripts, where no sum is another: their sounds speak, or all that the sums say. `undefined` where neither does. */
function otherScriptFit(
  mine: NamingProfile,
  theirs: NamingProfile,
  { agree, amounts, valuations, isExact, days }: Sums,
): number | null | undefined {
  const { writtenCompany: company } = mine
  const { writtenCompany: otherCompany } = theirs
  const isUnlike = beginOtherwise(company.lower, otherCompany.lower)
  const isAlike =
    (soundAlike(company.sounds, otherCompany.sounds) && !isUnlike) ||
    isHeardInHangul(company, otherCompany) ||
    isHeardInHangul(otherCompany, company)
  if (isAlike && agree && (isExact || days <= 3)) return 0.8
  // Of a round without a sum who gives it says as much.
  if (isAlike && amounts === null && valuations === null && days <= 3 && haveOneGiver(mine, theirs)) return 0.7
  if (isExact && days <= 3 && !isUnlike && isHeardAsHead(company, otherCompany)) return 0.7
  if (!agree || days > 3) return undefined
  // Chinese characters may stand for a name that has nothing of their sound; what can be heard is heard.
  const isHeardOtherwise =
    isUnlike ||
    areOfTwoCountries(mine, theirs) ||
    beginsOtherwise(company, otherCompany) ||
    beginsOtherwise(otherCompany, company) ||
    areOfTwoFields(company.lower, otherCompany.lower) ||
    areReadAlike(company, otherCompany) === false ||
    (company.sounds !== null && otherCompany.sounds !== null && company.sounds !== otherCompany.sounds)
  const sameLetter = !isHeardOtherwise && mine.letter !== null && mine.letter === theirs.letter
  const isNamedBoth =
    isSubjectOf(otherCompany, mine.title) ||
    isSubjectOf(company, theirs.title) ||
    isHeardIn(otherCompany, mine.title) ||
    isHeardIn(company, theirs.title)
  return (valuations === true && amounts === true) || sameLetter || isNamedBoth ? 0.6 : null
}

/** Two reports that name different companies, or the same one in two scripts. */
export function otherNameFit(mine: NamingProfile, theirs: NamingProfile, sums: Sums): number | null {
  const { writtenCompany: company } = mine
  const { writtenCompany: otherCompany } = theirs
  const { agree, days } = sums
  const mayBeSame = sums.amounts !== false && sums.valuations !== false
  if (mayBeSame && company.script !== otherCompany.script) {
    const fit = otherScriptFit(mine, theirs, sums)
    if (fit !== undefined) return fit
  }
  if (!agree && !(mayBeSame && days <= 2)) return null
  // Names are misread; a sum and most of the words are not both the same by chance.
  const isSubject = isSubjectOf(otherCompany, mine.title) || isSubjectOf(company, theirs.title)
  if (!agree) return isSubject ? 0.55 : null
  // `Kestrin's $40M, Ospray's $42M and more` is about both: what is told of one is not of the other.
  if (isSubject && !sums.isExact && (nameBoth(mine, company, otherCompany) || nameBoth(theirs, company, otherCompany)))
    return null
  if (isSubject || beginAlike(company, otherCompany)) return 0.55
  const isNamed = isNamedIn(otherCompany, mine.title) || isNamedIn(company, theirs.title)
  if (isNamed && similarity(mine.words, theirs.words) > 0.2) return 0.55
  const isHeard = isHeardIn(otherCompany, mine.title) || isHeardIn(company, theirs.title)
  return mayBeSame && days <= 2 && isHeard ? 0.55 : null
}

/** Whether the story of these reports has told of the company under the very name that the report has for it. */
export function isNameTold(report: Report, reports: readonly Report[]): boolean {
  const { company } = profileOf(report)
  return company !== null && reports.some((other) => profileOf(other).company === company)
}

/** Two names that only sound alike, and not quite: `Brindley` and `파인트리`; another sum says that they are two. */
export function areOnlyAlike(mine: ReportProfile, theirs: ReportProfile, isTold: () => boolean): boolean {
  const { writtenCompany: own } = mine
  const { writtenCompany: other } = theirs
  if (mine.company === theirs.company || own === null || other === null || own.script === other.script) return false
  return !isSameSound(own.sounds, other.sounds) && !isTold()
}

/** One name, or names in two scripts that a story has told as one, or that are surely one by how they sound or are read. */
export function isOneCompany(mine: ReportProfile, theirs: ReportProfile, isTold: () => boolean, days: number): boolean {
  if (mine.company === theirs.company) return true
  const { writtenCompany: own } = mine
  const { writtenCompany: other } = theirs
  if (own?.script === other?.script) return false
  if (isTold()) return true
  if (own === null || other === null) return false
  if (days > LONGEST_HEARD) return false
  return (
    areReadAlike(own, other) === true ||
    (isSureSound(own.sounds, other.sounds) && !beginOtherwise(own.lower, other.lower))
  )
}
