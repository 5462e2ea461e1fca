import { canonicalUrl } from '../../core/canonical-url.ts'
import { DAY_MS } from '../../core/durations.ts'
import { isUncertain } from '../../core/status.ts'
import type { Report, StoryCandidate } from '../../core/story.ts'
import type { Topic } from '../../core/topic.ts'
import { isNameTold } from './company-names.ts'
import { SAME } from './fit.ts'
import { fundingFit } from './funding-fit.ts'
import { isFundingReport } from './funding-report.ts'
import { isBesideSale, isOfNextRound } from './next-round.ts'
import { LONGEST_WAVE_DAYS, releaseFit } from './release-fit.ts'
import { profileOf } from './report-profile.ts'
import { isOfOtherTranche } from './tranche.ts'

/** How far apart two reports of one story may be, in milliseconds: rounds are talked about for weeks. */
export const STORY_WINDOW_MS: Readonly<Record<Topic, number>> = { 'model-release': 30 * DAY_MS, funding: 45 * DAY_MS }

/** What a report is compared with: the stories that share most keys with it, and of each its newest reports. */
export const COMPARED = { stories: 40, reportsEach: 24 } as const

/** So much nearer in time wins over a slightly better fit, per day. */
const PER_DAY = 0.01
/** After so long without a report, a released model is no news any more. */
const QUIET_DAYS = 14

function pairFit(report: Report, other: Report, isTold?: () => boolean): number | null {
  if (report.facts.topic === 'model-release') {
    return other.facts.topic === 'model-release' ? releaseFit(report, other) : null
  }
  return isFundingReport(report) && isFundingReport(other) ? fundingFit(report, other, isTold) : null
}

function apart(report: Report, other: Report): number {
  return Math.abs(report.publishedAt - other.publishedAt)
}

function isInWindow(report: Report, other: Report): boolean {
  return apart(report, other) <= STORY_WINDOW_MS[report.facts.topic]
}

/** Talks may go on for months: what was said before the window neither joins a closing nor parts it. */
function heardOf(report: Report, reports: readonly Report[]): readonly Report[] {
  const isNear = (other: Report): boolean => isInWindow(report, other)
  return report.facts.topic === 'model-release' || reports.every(isNear) ? reports : reports.filter(isNear)
}

const OUT = ['released', 'open-weights']

/**
 * A model that is out comes again after weeks of silence: it was updated under its old name. What is told late of the time
 * before it was out belongs to it.
 */
function isUpdate(report: Report, candidate: StoryCandidate, days: number): boolean {
  const { topic, status } = report.facts
  if (topic === 'funding' || days <= QUIET_DAYS) return false
  const own = OUT.indexOf(status.value)
  const told = Math.max(...candidate.reports.map((other) => OUT.indexOf(other.facts.status.value)))
  const isEarlier = candidate.reports.every((other) => report.publishedAt < other.publishedAt)
  return isEarlier ? own >= Math.max(0, told) : told >= Math.max(0, own)
}

/**
 * Sizes that the story has not told of, days after it told of others, are a wave of their own, however much is said in
 * between of none. What talk made of them counts for nothing.
 */
function isLaterWave(report: Report, { reports }: StoryCandidate): boolean {
  const { sizes } = profileOf(report)
  if (sizes.size === 0) return false
  const sized = reports.filter((other) => profileOf(other).sizes.size > 0 && !isUncertain(other.facts.status.value))
  const waveMs = LONGEST_WAVE_DAYS * DAY_MS
  const hasOneOf = (other: Report, wanted: ReadonlySet<string>): boolean =>
    [...profileOf(other).sizes].some((size) => wanted.has(size))
  // Who tells an old size again makes its wave no longer.
  const isRepeat = (other: Report): boolean =>
    sized.some((first) => first.publishedAt < report.publishedAt - waveMs && hasOneOf(first, profileOf(other).sizes))
  const isOfWave = (other: Report): boolean =>
    (apart(report, other) <= waveMs && !isRepeat(other)) || hasOneOf(other, sizes)
  return sized.length > 0 && !sized.some(isOfWave)
}

/** Of one feed, or by another publisher's link; what a page says below a mark of its own is a post of its own. */
function isSamePost(report: Report, other: Report): boolean {
  if (report.feedId === other.feedId && report.title === other.title) return true
  if (report.url === null || other.url === null) return false
  return canonicalUrl(report.url) === canonicalUrl(other.url) && markOf(report.url) === markOf(other.url)
}

function markOf(url: string): string {
  return URL.parse(url)?.hash ?? ''
}

/** Whether it says which model it is about, or which company. */
function isNamed(report: Report): boolean {
  const { models, company } = profileOf(report)
  return models.length > 0 || company !== null
}

/**
 * Whether two posts of one headline tell of one event, however far apart they came: both say which company got that sum, or
 * which version or size of a model it is.
 */
export function isToldAgain(report: Report, before: Report): boolean {
  if ((pairFit(report, before) ?? 0) < SAME) return false
  const { models, company } = profileOf(report)
  return (
    company !== null ||
    models.some(({ family, version, sizes }) => family !== null && (version !== null || sizes.length > 0))
  )
}

/** What is nearer to something that was taken out by hand than to all that stayed is not taken in; the same post never. */
function isLikeBarred(report: Report, candidate: StoryCandidate, best: number): boolean {
  return candidate.barred.some((other) => isSamePost(report, other) || (pairFit(report, other) ?? 0) > best)
}

/**
 * How well a report fits a story: most of its reports have a say, so that one stray does not chain two events. What was
 * merged by hand goes on to take in what either of its stories would.
 */
export function storyFit(report: Report, candidate: StoryCandidate): { fit: number; days: number } | null {
  let best = 0
  let bestNamed = 0
  let sum = 0
  let vetoes = 0
  let days = Infinity
  const heard = heardOf(report, candidate.reports)
  let told: boolean | null = null
  const isTold = (): boolean => (told ??= isNameTold(report, heard))
  for (const other of heard) {
    const fit = isInWindow(report, other) ? pairFit(report, other, isTold) : null
    if (fit === null) {
      vetoes += 1
      if (!candidate.isMerged && 2 * vetoes > heard.length) return null
      continue
    }
    best = Math.max(best, fit)
    if (isNamed(other)) bestNamed = Math.max(bestNamed, fit)
    sum += fit
    days = Math.min(days, apart(report, other) / DAY_MS)
  }
  const said = heard.length - vetoes
  if (said === 0) return null
  // A headline that names nobody chains no two that do: a maker brings two models in two days, two companies get one sum.
  if (bestNamed < SAME && isNamed(report) && heard.some(isNamed)) return null
  if (isLaterWave(report, candidate) || isUpdate(report, candidate, days)) return null
  if (isOfNextRound(report, heard) || isBesideSale(report, heard)) return null
  if (!candidate.isMerged && isOfOtherTranche(report, heard)) return null
  if (isLikeBarred(report, candidate, best)) return null
  return { fit: best * 0.9 + (sum / said) * 0.1, days }
}

/** The story that `report` belongs to, or null for a new one. Facts decide; the text only where they are silent. */
export function chooseStory(report: Report, candidates: readonly StoryCandidate[]): string | null {
  let chosen: { storyId: string; worth: number } | null = null
  for (const candidate of candidates) {
    const found = storyFit(report, candidate)
    if (found === null || found.fit < SAME) continue
    const worth = found.fit - found.days * PER_DAY
    const isBetter =
      chosen === null ||
      worth > chosen.worth + 1e-9 ||
      (Math.abs(worth - chosen.worth) <= 1e-9 && candidate.storyId < chosen.storyId)
    if (isBetter) chosen = { storyId: candidate.storyId, worth }
  }
  return chosen?.storyId ?? null
}
