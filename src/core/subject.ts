import type { Fact } from './evidence.ts'
import type { Facts } from './facts.ts'

/** Who raises, or whose models come, the main one first: each as it is told of, so one may stand there again. */
export function subjectsOf(facts: Facts): readonly Fact<string>[] {
  const told = facts.topic === 'funding' ? [facts.company] : [...facts.models.map(({ vendor }) => vendor), facts.vendor]
  return told.filter((subject) => subject !== null)
}

/** Who gives the money of a round, those who lead it first; nobody where it is no round. */
export function investorsOf(facts: Facts): readonly Fact<string>[] {
  return facts.topic === 'funding' ? [...facts.leads, ...facts.investors] : []
}

/** Who raises, or whose the main model is; `null` when nobody said it. */
export function subjectOf(facts: Facts): Fact<string> | null {
  if (facts.topic === 'funding') return facts.company
  const [main] = facts.models
  return main === undefined ? facts.vendor : main.vendor
}
