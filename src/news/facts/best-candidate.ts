import { scores, type LinearModel } from '../linear/linear-model.ts'
import type { SlotFeatures } from '../linear/slot-features.ts'

/** Candidates by the ranker's score, best first. */
export function rankCandidates<T extends { readonly features: SlotFeatures }>(
  ranker: LinearModel,
  candidates: readonly T[],
): readonly { readonly candidate: T; readonly score: number }[] {
  return candidates
    .map((candidate) => ({ candidate, score: scores(ranker, candidate.features)[0] ?? 0 }))
    .sort((a, b) => b.score - a.score)
}
