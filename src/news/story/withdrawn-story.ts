import { DAY_MS } from '../../core/durations.ts'
import type { Report, StoryCandidate } from '../../core/story.ts'
import { modelsOf } from '../../core/models-of.ts'
import { modelKey } from './keys.ts'
import { profileOf, type ModelProfile } from './report-profile.ts'

/** A model that is taken back later than that is one that was replaced, or whose time is over. */
export const FRESH_MS = 7 * DAY_MS
const OUT: ReadonlySet<string> = new Set(['preview', 'released', 'open-weights'])

function isOut({ facts, feedKind }: Report): boolean {
  return facts.topic === 'model-release' && OUT.has(facts.status.value) && feedKind !== 'community'
}

/** The very model, not another version, variant or size of it. */
function isVeryModel(taken: ModelProfile, told: ModelProfile): boolean {
  return (
    taken.family !== null &&
    taken.version !== null &&
    taken.family === told.family &&
    taken.version === told.version &&
    taken.variant === told.variant &&
    (taken.vendor === null || told.vendor === null || taken.vendor === told.vendor) &&
    taken.sizes.every((size) => told.sizes.includes(size))
  )
}

/** What is told of the model is found by it; `null` where the report takes nothing back, whatever is told. */
export function turnKey({ facts, feedKind }: Report): string | null {
  const [taken] = feedKind === 'community' ? [] : modelsOf(facts)
  const key = taken === undefined ? null : modelKey(taken)
  return key === null || key.endsWith(':') ? null : key
}

/** What may wait for a report is found by these. */
export function turnKeysFor({ facts }: Report): readonly string[] {
  return [...new Set(modelsOf(facts).flatMap((model) => modelKey(model) ?? []))]
}

/**
 * The story of the model that `report` says was taken back, where it told of its release in the days before; `null` where
 * none or several did. What only a forum says takes nothing back.
 */
export function withdrawnStory(report: Report, candidates: readonly StoryCandidate[]): string | null {
  const [taken] = profileOf(report).models
  if (taken === undefined || report.feedKind === 'community') return null
  const found = candidates.filter(({ reports }) => {
    const [first] = reports.filter(isOut).toSorted((a, b) => a.publishedAt - b.publishedAt)
    const told = first === undefined ? undefined : profileOf(first).models[0]
    if (first === undefined || told === undefined) return false
    const after = report.publishedAt - first.publishedAt
    return after > 0 && after <= FRESH_MS && isVeryModel(taken, told)
  })
  const [only, ...others] = found
  return only === undefined || others.length > 0 ? null : only.storyId
}
