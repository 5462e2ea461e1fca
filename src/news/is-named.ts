import type { Facts } from '../core/facts.ts'

/** Whether the facts name the company or a model. */
export function isNamed(facts: Facts): boolean {
  return facts.topic === 'funding' ? facts.company !== null : facts.models.length > 0
}
