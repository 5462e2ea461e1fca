import type { FundingFacts, ModelFacts, ModelReleaseFacts } from '../../core/facts.ts'
import type { Report, StoryCandidate } from '../../core/story.ts'
import { isUncertain } from '../../core/status.ts'
import type { Topic } from '../../core/topic.ts'
import { toUsd } from '../usd-rates.ts'
import { companyKey } from './company-key.ts'
import { makersIn, modelKey } from './keys.ts'
import { similarity, titleWords } from './title-words.ts'

const DAY = 24 * 60 * 60 * 1000

/** How far apart two reports of one story may be, in milliseconds: rounds are talked about for weeks. */
export const STORY_WINDOW_MS: Readonly<Record<Topic, number>> = { 'model-release': 30 * DAY, funding: 45 * DAY }

/** Below this no pair is one story. */
const SAME = 0.5

function sizesOf(model: ModelFacts): ReadonlySet<string> {
  return new Set(model.parameters?.value.toLowerCase().match(/\d+(?:\.\d+)?[bmt]/gu) ?? [])
}

/** How well two mentions fit one release, 0 to 1; null vetoes. */
function modelFit(a: ModelFacts, b: ModelFacts, days: number): number | null {
  const sameVendor = a.vendor === null || b.vendor === null || companyKey(a.vendor.value) === companyKey(b.vendor.value)
  if (a.family !== b.family) return sameVendor ? 0 : null
  if (!sameVendor) return null
  if (a.version !== b.version && a.version !== null && b.version !== null) return null
  const sameVersion = a.version === b.version
  const sameVariant = a.variant === b.variant
  // A size later is a wave of its own.
  const sizes = sizesOf(b)
  const newSize = sizes.size > 0 && sizesOf(a).size > 0 && ![...sizesOf(a)].some((size) => sizes.has(size))
  if (newSize && days > 3) return null
  if (sameVersion && sameVariant) return a.version === null && a.variant === null ? 0.75 : 1
  // Variants announced in one wave are one story; one that comes later is another.
  if (a.variant !== null && b.variant !== null) {
    if (sameVariant) return days <= 4 ? 0.6 : null
    const words = b.variant.split('-')
    const nested =
      a.variant.split('-').every((word) => words.includes(word)) || words.every((word) => a.variant?.includes(word))
    return nested && days <= 3 && sameVersion ? 0.6 : days <= 2 && sameVersion ? 0.35 : null
  }
  if (sameVersion) return days <= 4 ? 0.8 : null
  // The bare family may stand for its newest version, another member without a version may not.
  const bare = a.version === null ? a : b
  return bare.variant === null && days <= 3 ? 0.5 : null
}

function releaseFit(
  report: Report,
  facts: ModelReleaseFacts,
  other: Report,
  otherFacts: ModelReleaseFacts,
): number | null {
  const days = Math.abs(report.publishedAt - other.publishedAt) / DAY
  const alike = similarity(titleWords(report.title), titleWords(other.title))
  const [mine] = facts.models
  const [theirs] = otherFacts.models
  if (mine === undefined || theirs === undefined) {
    const named = mine ?? theirs
    if (named === undefined) return days <= 3 && alike > 0.4 ? 0.5 + alike / 4 : 0
    const nameless = mine === undefined ? report : other
    const isOfMaker = named.vendor !== null && makersIn(nameless.title)[0] === companyKey(named.vendor.value)
    if (isOfMaker && days <= 2) return 0.55 + alike / 4
    return days <= 2 && alike > 0.34 ? 0.45 + alike / 3 : 0
  }
  const heads = modelFit(mine, theirs, days)
  if (heads !== null && heads >= SAME) return heads + alike / 20
  // The digest that leads with another model of the same wave, or names two.
  const key = modelKey(mine)
  const overlap =
    facts.models.some((model) =>
      otherFacts.models.some((one) => modelFit(model, one, days) === 1 && (one === theirs || model === mine)),
    ) &&
    key !== null &&
    days <= 2.5
  if (overlap) return 0.55 + alike / 20
  if (heads === null) return null
  if (heads > 0) return heads + alike / 3
  return days <= 2.5 && alike > 0.45 ? 0.4 + alike / 3 : 0
}

function closeTo(a: number | null, b: number | null, tolerance: number): boolean | null {
  if (a === null || b === null) return null
  return Math.abs(a - b) <= tolerance * Math.max(a, b)
}

const LATIN = /\p{Script=Latin}/u

function letterOf(facts: FundingFacts): string | null {
  const round = facts.round?.value ?? null
  return round !== null && /^(?:pre-)?(?:series-[a-z]|seed)$/u.test(round) ? round : null
}

function fundingFit(report: Report, facts: FundingFacts, other: Report, otherFacts: FundingFacts): number | null {
  const days = Math.abs(report.publishedAt - other.publishedAt) / DAY
  const alike = similarity(titleWords(report.title), titleWords(other.title))
  const letter = letterOf(facts)
  const otherLetter = letterOf(otherFacts)
  if (letter !== null && otherLetter !== null && letter !== otherLetter) return null
  const secondary = facts.round?.value === 'secondary'
  const otherSecondary = otherFacts.round?.value === 'secondary'
  const amounts = closeTo(facts.amountUsd, otherFacts.amountUsd, 0.12)
  const valuations = closeTo(
    facts.valuation === null ? null : toUsd(facts.valuation.value),
    otherFacts.valuation === null ? null : toUsd(otherFacts.valuation.value),
    0.12,
  )
  // A round twice as large is another round, whatever the company is worth.
  const farApart = amounts === false && !closeTo(facts.amountUsd, otherFacts.amountUsd, 0.5)
  const agrees = amounts === true || (valuations === true && !farApart)
  if (facts.company === null || otherFacts.company === null) {
    if (agrees && days <= 7 && alike > 0.2) return 0.6 + alike / 3
    return days <= 3 && alike > 0.5 && amounts !== false ? 0.55 : 0
  }
  if (companyKey(facts.company.value) !== companyKey(otherFacts.company.value)) {
    // A name written in two scripts: the sums speak.
    const twoScripts = LATIN.test(facts.company.value) !== LATIN.test(otherFacts.company.value)
    if (twoScripts && agrees && days <= 3 && amounts !== false && valuations !== false) {
      const isTelling = (valuations === true && amounts === true) || (letter !== null && letter === otherLetter)
      return isTelling ? 0.6 : null
    }
    // Names are misread; a sum and most of the words are not both the same by chance.
    const named = report.title.includes(otherFacts.company.value) || other.title.includes(facts.company.value)
    return agrees && days <= 4 && (named || alike > 0.6) ? 0.55 : null
  }
  if (secondary !== otherSecondary && !agrees) return null
  // Talk that comes after a closing is of the next round.
  const [earlier, later] = report.publishedAt < other.publishedAt ? [facts, otherFacts] : [otherFacts, facts]
  if (!agrees && days > 2 && earlier.status.value === 'announced' && isUncertain(later.status.value)) return null
  const settled = facts.status.value === 'announced' && otherFacts.status.value === 'announced'
  if (agrees) return 0.9 + alike / 20
  if (amounts === false && valuations === false) return days <= 1.5 && alike > 0.4 ? 0.55 : settled ? null : 0.1
  if (amounts === false || valuations === false) {
    // Talks name sums that closing changes; two closed rounds with other sums are two rounds.
    return settled ? (days <= 2 ? 0.55 : null) : days <= 10 ? 0.6 : 0.2
  }
  if (days <= 5) return 0.75
  return settled ? (days <= 7 ? 0.6 : null) : days <= 14 ? 0.55 : null
}

function pairFit(report: Report, other: Report): number | null {
  if (report.facts.topic === 'model-release') {
    return other.facts.topic === 'model-release' ? releaseFit(report, report.facts, other, other.facts) : null
  }
  return other.facts.topic === 'funding' ? fundingFit(report, report.facts, other, other.facts) : null
}

/** How well a report fits a story: most of its reports have a say, so that one stray does not chain two events. */
export function storyFit(report: Report, candidate: StoryCandidate): { fit: number; days: number } | null {
  let best = 0
  let sum = 0
  let vetoes = 0
  let days = Infinity
  for (const other of candidate.reports) {
    const apart = Math.abs(report.publishedAt - other.publishedAt)
    const fit = apart > STORY_WINDOW_MS[report.facts.topic] ? null : pairFit(report, other)
    if (fit === null) {
      vetoes += 1
      continue
    }
    best = Math.max(best, fit)
    sum += fit
    days = Math.min(days, apart / DAY)
  }
  const said = candidate.reports.length - vetoes
  if (said === 0 || vetoes > said) return null
  return { fit: best * 0.9 + (sum / said) * 0.1, days }
}

/** The story that `report` belongs to, or null for a new one. Facts decide; the text only where they are silent. */
export function chooseStory(report: Report, candidates: readonly StoryCandidate[]): string | null {
  let chosen: { storyId: string; fit: number; days: number } | null = null
  for (const candidate of candidates) {
    const found = storyFit(report, candidate)
    if (found === null || found.fit < SAME) continue
    const better =
      chosen === null ||
      found.fit > chosen.fit + 1e-9 ||
      (Math.abs(found.fit - chosen.fit) <= 1e-9 &&
        (found.days < chosen.days || (found.days === chosen.days && candidate.storyId < chosen.storyId)))
    if (better) chosen = { storyId: candidate.storyId, ...found }
  }
  return chosen?.storyId ?? null
}
