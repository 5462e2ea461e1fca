import { DAY_MS } from '../../core/durations.ts'
import type { ModelFacts } from '../../core/facts.ts'
import { isDenial, isUncertain } from '../../core/status.ts'
import type { Report, Story, StoryChange, StoryView } from '../../core/story.ts'
import { identityOf } from './model-identity.ts'

/** Variants that are another model beside the one without a word: `GPT-5.4` and `GPT-5.4 mini`. */
const SMALLER = /(?:^|-)(?:mini|nano|micro|tiny|small|lite|air)(?:-|$)/u

/** The sizes that its name says, as `27b`; what a text tells of its size beside that makes no other model of it. */
function sizesIn({ name, parameters }: ModelFacts): readonly string[] {
  const size = parameters?.value.toLowerCase() ?? ''
  return name.value.toLowerCase().includes(size) ? (size.match(/\d+(?:\.\d+)?[bmt]/gu) ?? []) : []
}

function isAnother(model: ModelFacts, known: readonly ModelFacts[]): boolean {
  const { variant } = identityOf(model)
  const isVariantKnown = known.some((other) => identityOf(other).variant === variant)
  if (!isVariantKnown) return variant !== null && SMALLER.test(variant)
  const told = known.flatMap(sizesIn)
  const sizes = sizesIn(model)
  return sizes.length > 0 && told.length > 0 && !sizes.some((size) => told.includes(size))
}

/**
 * The models that `report` brings more than a day after the rest of their wave, as a step; none where it is talk, or
 * where its headline names none that the story has not told of. What follows within a day of such a step is of it.
 */
export function laterModels(
  before: Pick<Story, 'status' | 'facts' | 'eventAt' | 'changes'>,
  after: StoryView,
  report: Report | null,
  cause: Pick<StoryChange, 'at' | 'entryId' | 'revision'>,
): readonly StoryChange[] {
  if (report?.facts.topic !== 'model-release' || before.facts.topic === 'funding' || after.facts.topic === 'funding')
    return []
  const isSaid = [before.status, after.status, report.facts.status.value].every(
    (status) => !isUncertain(status) && !isDenial(status),
  )
  if (!isSaid || report.feedKind === 'community') return []
  const waves = [before.eventAt, ...before.changes.filter(({ kind }) => kind === 'models').map(({ at }) => at)]
  if (report.publishedAt - Math.max(...waves) <= DAY_MS) return []
  const known = before.facts.models
  const added = after.facts.models.filter(
    ({ name: { evidence } }) => evidence.entryId === report.entryId && evidence.field === 'title',
  )
  const names = added.filter((model) => isAnother(model, known)).map(({ name }) => name.value)
  return names.length === 0 ? [] : [{ kind: 'models', from: null, to: names.join(', '), ...cause }]
}
