import type { Story } from '../../core/story.ts'
import { modelsOf } from '../../core/models-of.ts'

/** Whether anybody may download the models: `not-said` where no text tells. */
type Weights = 'open' | 'closed' | 'not-said'

/** Of a story with several models, `open` as soon as one of them is. */
export function weightsOf({ status, facts }: Pick<Story, 'status' | 'facts'>): Weights {
  const told = modelsOf(facts).map(({ openWeights }) => openWeights?.value)
  if (status === 'open-weights' || told.includes(true)) return 'open'
  return told.includes(false) ? 'closed' : 'not-said'
}
