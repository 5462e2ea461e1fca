import { isCeiling } from '../../core/ceiling.ts'
import type { Fact } from '../../core/evidence.ts'
import type { FundingFacts } from '../../core/facts.ts'
import { isLowerEnd } from '../../core/lower-end.ts'
import type { Money } from '../../core/money.ts'
import type { Report } from '../../core/story.ts'
import { roundOf } from '../../core/round-of.ts'
import { toUsd } from '../usd-rates.ts'
import { withoutCorrected } from './corrections.ts'
import { voiceOf } from './voice-of.ts'

/** A sum this many times the others' median is a misreading (a total, a market, won taken for dollars). */
const OUTLIER = 20
/** So many times the weight of the lower half of the votes. */
const FAR_MORE = 1.5
/** The same sum in another writing or at another rate. */
const EQUAL = 0.03
const EQUAL_AFTER_CONVERSION = 0.1
/** Further apart than that, reports tell of different things and not of one sum in two ways. */
const FARTHEST = 2
/** Labs, press and investors; newsletters and communities repeat what they read. */
const REPUTABLE_WEIGHT = 0.7

export type Vote = {
  readonly fact: Fact<Money>
  readonly weight: number
  /** Who closed rounds are told by; talk guesses. */
  readonly isSure: boolean
}

/**
 * In US dollars, at the rates of a fixed day; of a currency without a rate the figure itself, which compares at least
 * with its own.
 */
export function usdOf(money: Money): number {
  return toUsd(money) ?? money.amountMinor / 100
}

/** Whether two publishers may mean one sum, each in its own currency or rounded in its own way. */
export function isSameSum(one: Money, other: Money): boolean {
  const [a, b] = [usdOf(one), usdOf(other)]
  return Math.abs(a - b) <= (one.currency === other.currency ? EQUAL : EQUAL_AFTER_CONVERSION) * b
}

/** Without what is more than 20 times the median, or less than a 20th of it: it is misread. */
export function withoutOutliers(votes: readonly Vote[]): readonly Vote[] {
  const median = medianOf(votes)
  if (median === null) return votes
  return votes.filter(({ fact }) => usdOf(fact.value) <= median * OUTLIER && usdOf(fact.value) * OUTLIER >= median)
}

/** Of two in the middle the lower, as what is misread mostly grows; the upper where far more weight is on its side. */
function medianOf(votes: readonly Vote[]): number | null {
  const sizes = votes
    .map(({ fact, weight }) => ({ size: usdOf(fact.value), weight }))
    .toSorted((a, b) => a.size - b.size || a.weight - b.weight)
  const half = Math.floor(sizes.length / 2)
  const weigh = (side: typeof sizes) => side.reduce((sum, { weight }) => sum + weight, 0)
  const isUpper = sizes.length % 2 === 1 || weigh(sizes.slice(half)) > FAR_MORE * weigh(sizes.slice(0, half))
  return sizes[isUpper ? half : half - 1]?.size ?? null
}

/** The sum most weight stands behind; `votes` best first, so that ties go to the better report. */
export function electSum(votes: readonly Vote[]): Fact<Money> | null {
  const bySize = votes
    .map(({ fact, weight }) => ({ size: usdOf(fact.value), weight }))
    .toSorted((a, b) => a.size - b.size)
  /** Up to which weight they come together, in the order of their size. */
  const weightUpTo = [0]
  for (const { weight } of bySize) weightUpTo.push((weightUpTo.at(-1) ?? 0) + weight)
  /** The weight of all whose size is below the limit, or at it. */
  const weightTo = (limit: number, isAtIn: boolean): number => {
    let [low, high] = [0, bySize.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const size = bySize[middle]?.size ?? Infinity
      if (size < limit || (isAtIn && size === limit)) low = middle + 1
      else high = middle
    }
    return weightUpTo[low] ?? 0
  }
  let winner: { fact: Fact<Money>; weight: number } | null = null
  for (const { fact } of votes) {
    const size = usdOf(fact.value)
    const weight = weightTo(size * (1 + EQUAL), true) - weightTo(size * (1 - EQUAL), false)
    if (winner === null || weight > winner.weight + 1e-9) winner = { fact, weight }
  }
  return winner?.fact ?? null
}

/**
 * What publishers say of a sum, best first. One that tells the same sum several times has one vote for it, and one that
 * corrects itself stands by what it said last.
 */
export function moneyVotes(
  reports: readonly Report[],
  pick: (facts: FundingFacts) => Fact<Money> | null,
): readonly Vote[] {
  const votes = withoutCorrected(reports, pick).flatMap((report) => {
    const { facts, feedKind, feedWeight } = report
    const round = roundOf(facts)
    const fact = round === null ? null : pick(round)
    // Closed rounds know their sums, talks guess them.
    const isSure = facts.status.value === 'announced' && feedKind !== 'community'
    return fact === null
      ? []
      : [{ fact, weight: (feedWeight + 0.05) * (isSure ? 3 : 1), isSure, voice: voiceOf(report) }]
  })
  const told = new Map<string, Vote[]>()
  // What a publisher is sure of before what it guessed.
  for (const vote of votes.toSorted((a, b) => Number(b.isSure) - Number(a.isSure))) {
    const own = told.get(vote.voice) ?? []
    if (!own.some(({ fact }) => isSameSum(vote.fact.value, fact.value))) own.push(vote)
    told.set(vote.voice, own)
  }
  return votes.filter((vote) => told.get(vote.voice)?.includes(vote))
}

/** Once somebody who closed it has told it, what talk guessed of a sum has no vote. */
export function sureVotes(votes: readonly Vote[], isOpen: boolean): readonly Vote[] {
  const sure = votes.filter(({ isSure }) => isSure)
  return isOpen || sure.length === 0 ? votes : sure
}

/** What is told as the most there may be has no vote once somebody tells how much less it is. */
export function withoutCeilings(votes: readonly Vote[]): readonly Vote[] {
  const told = votes.filter(({ fact }) => !isCeiling(fact))
  return votes.filter(({ fact }) => !isCeiling(fact) || !told.some((other) => isBelow(other.fact, fact)))
}

/** What is told as the least there is has no vote once somebody tells how much more it is: not that it is something else. */
export function withoutFloors(votes: readonly Vote[]): readonly Vote[] {
  const told = votes.filter(({ fact }) => !isLowerEnd(fact) && !isCeiling(fact))
  return votes.filter(({ fact }) => !isLowerEnd(fact) || !told.some((other) => isFloorOf(fact, other.fact)))
}

function isFloorOf(least: Fact<Money>, { value }: Fact<Money>): boolean {
  return isBelow(least, { value }) && usdOf(value) <= FARTHEST * usdOf(least.value)
}

function isBelow({ value }: Pick<Fact<Money>, 'value'>, { value: most }: Pick<Fact<Money>, 'value'>): boolean {
  return usdOf(value) < usdOf(most) && !isSameSum(value, most)
}

/**
 * The sum that reputable publishers tell instead of the elected one, `null` when none does. Only what was said of the
 * story as it stands counts: talk that named another sum was not wrong. `reports` come best first.
 */
export function disputedSum(
  reports: readonly Report[],
  elected: Fact<Money> | null,
  status: FundingFacts['status']['value'],
  pick: (facts: FundingFacts) => Fact<Money> | null,
): Fact<Money> | null {
  if (elected === null) return null
  const size = usdOf(elected.value)
  const heard = reports.filter(
    (report) =>
      report.feedWeight >= REPUTABLE_WEIGHT && report.feedKind !== 'community' && report.facts.status.value === status,
  )
  const others = moneyVotes(heard, pick).filter(({ fact }) => {
    const other = usdOf(fact.value)
    if (isCeiling(fact) && isBelow(elected, fact)) return false
    if (isLowerEnd(fact) && isFloorOf(fact, elected)) return false
    return !isSameSum(fact.value, elected.value) && Math.max(other, size) <= FARTHEST * Math.min(other, size)
  })
  return electSum(others)
}
