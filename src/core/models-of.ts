import type { Facts, ModelFacts } from './facts.ts'

/** The models that a text or a story tells of, the main one first; none where it tells of something else. */
export function modelsOf(facts: Facts): readonly ModelFacts[] {
  return facts.topic === 'model-release' ? facts.models : []
}
