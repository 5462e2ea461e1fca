import { DAY_MS } from '../../core/durations.ts'
import type { Money } from '../../core/money.ts'
import type { Report } from '../../core/story.ts'
import { roundOf } from '../../core/round-of.ts'
import { tellsMoreMoney } from './more-money.ts'
import { isMadeOf } from './round-parts.ts'
import { isSameSum, usdOf } from './vote-on-sums.ts'

/** `extends its Series B to $120M`, right before the sum; `its total raise` is all that it ever raised. */
const BEFORE =
  /\b(?:extend|expand|upsiz|increas|grow|bring|boost|swell|lift)\w{0,4} (?:(?:its|the|total|latest|recent|previous) ){0,3}(?:(?:seed|series [a-h]|[a-h]) ?(?:round|funding|financing|raise)?|round|(?<!\btotal )raise) (?:up )?to (?:an? )?(?:(?:total of|about|around|over|more than|nearly|some) ){0,2}$|(?:增至|扩大至|扩大到|增加到|追加至)(?:约)?\s?$/iu
/** `시리즈B를 800억원으로 확대`, right behind it. */
const AFTER = /^(?:\s?규모)?(?:으로|로)\s?(?:확대|증액|늘려|늘렸|늘어)|^(?:に|まで)(?:拡大|増額|拡張)/u

/** Asked of every pair that is compared. */
const wholes = new WeakMap<Report, Money | null>()

/** The sum of which the headline says that a round has grown to it: what came in before is part of it. */
function wholeOf(report: Report): Money | null {
  const known = wholes.get(report)
  if (known !== undefined) return known
  const whole = readWhole(report)
  wholes.set(report, whole)
  return whole
}

function readWhole({ facts, title, feedKind }: Report): Money | null {
  if (facts.topic !== 'funding' || facts.status.value !== 'announced' || feedKind === 'community') return null
  const { amount } = facts
  if (amount?.evidence.field !== 'title') return null
  const { start, end } = amount.evidence
  return BEFORE.test(title.slice(0, start)) || AFTER.test(title.slice(end)) ? amount.value : null
}

function isPart(report: Report, whole: Money): boolean {
  const amount = roundOf(report.facts)?.amount ?? null
  return amount !== null && usdOf(amount.value) < usdOf(whole) && !isSameSum(amount.value, whole)
}

/** Whether the later of the two tells to what the round has grown that the earlier one told. */
export function isGrownTo(report: Report, other: Report): boolean {
  const [earlier, later] = report.publishedAt < other.publishedAt ? [report, other] : [other, report]
  const whole = wholeOf(later)
  return whole !== null && earlier.facts.status.value === 'announced' && isPart(earlier, whole)
}

/** Within that time some tell what came on top, others to what the round grew by it, or of the round alone. */
export const TOLD_TOGETHER_DAYS = 7

/** Of the reports of a story the first that tells its round as closed. */
export function firstClosed(reports: readonly Report[]): Report | undefined {
  const closed = reports.filter(({ facts }) => facts.status.value === 'announced')
  return closed.toSorted((a, b) => a.publishedAt - b.publishedAt)[0]
}

/** Whether a report tells what came on top of a round that was closed, and not the whole that it came to. */
export function isOnTop(report: Report): boolean {
  const isSure = report.facts.status.value === 'announced' && report.feedKind !== 'community'
  return isSure && tellsMoreMoney(report.title) && wholeOf(report) === null
}

/** Whether a report tells what came on top, where the other tells to what the round grew by it. */
export function isPartOfGrowth(report: Report, other: Report): boolean {
  if (Math.abs(report.publishedAt - other.publishedAt) > TOLD_TOGETHER_DAYS * DAY_MS) return false
  const whole = wholeOf(other)
  return whole !== null && isOnTop(report) && isPart(report, whole)
}

/** Whether the story of these reports is that of the money on top: who closed it first told of nothing else. */
function isStoryOnTop(reports: readonly Report[]): boolean {
  const first = firstClosed(reports)
  return first !== undefined && isOnTop(first)
}

/** Whether a report that is sure of its round tells the sum of another with what was lent or given beside it. */
function tellsMoreThan(one: Report, { facts }: Report): boolean {
  return (
    one.facts.topic === 'funding' &&
    facts.topic === 'funding' &&
    facts.amount !== null &&
    one.facts.status.value === 'announced' &&
    one.feedKind !== 'community' &&
    isMadeOf(one.facts, facts.amount.value)
  )
}

/**
 * Without the reports whose sums are parts of what another one says that the round has grown to, or is with what was lent
 * and given. Of the money on top nothing but that counts: what was there before has a story of its own.
 */
export function withoutParts(reports: readonly Report[]): readonly Report[] {
  if (isStoryOnTop(reports)) return reports.filter((report) => wholeOf(report) === null)
  const told = reports.flatMap((report) => {
    const whole = wholeOf(report)
    return whole === null ? [] : [{ whole, at: report.publishedAt }]
  })
  const last = told.toSorted((a, b) => a.at - b.at).at(-1)
  const grown = last === undefined ? reports : reports.filter((report) => !isPart(report, last.whole))
  const mixed = grown.filter(({ facts }) => (roundOf(facts)?.parts ?? []).length > 0)
  return mixed.length === 0 ? grown : grown.filter((report) => !mixed.some((one) => tellsMoreThan(one, report)))
}
