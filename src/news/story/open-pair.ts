import type { Report, StoryCandidate } from '../../core/story.ts'
import { chooseStory, storyFit } from './choose.ts'

/** Fits from here to there rest on a bare name or on words: facts neither tie the pair nor part it. */
const OPEN_FROM = 0.35
const OPEN_UNTIL = 0.65

/** A story that fits a report best, and yet so that it may be another event. */
type OpenPair = {
  readonly storyId: string
  /** The story's report that is nearest in time. */
  readonly other: Report
}

/** `null` where the facts decide: a story that plainly fits, or none that comes near. */
export function findOpenPair(report: Report, candidates: readonly StoryCandidate[]): OpenPair | null {
  let best: { readonly candidate: StoryCandidate; readonly fit: number } | null = null
  for (const candidate of candidates) {
    const fit = storyFit(report, candidate)?.fit ?? 0
    const isBetter = best === null || fit > best.fit || (fit === best.fit && candidate.storyId < best.candidate.storyId)
    if (isBetter) best = { candidate, fit }
  }
  if (best === null || best.fit < OPEN_FROM || best.fit >= OPEN_UNTIL) return null
  const distance = (other: Report): number => Math.abs(other.publishedAt - report.publishedAt)
  const [nearest] = best.candidate.reports.toSorted(
    (a, b) => distance(a) - distance(b) || (a.entryId < b.entryId ? -1 : 1),
  )
  return nearest === undefined ? null : { storyId: best.candidate.storyId, other: nearest }
}

/** What an analyst said of an open pair. */
export type PairOpinion = { readonly storyId: string; readonly isSame: boolean }

/** The story that the report belongs to. An opinion counts only for a pair that is open now, whatever it was when it was asked for. */
export function chooseWithOpinion(
  report: Report,
  candidates: readonly StoryCandidate[],
  opinion: PairOpinion | null,
): string | null {
  if (opinion === null || findOpenPair(report, candidates)?.storyId !== opinion.storyId)
    return chooseStory(report, candidates)
  if (opinion.isSame) return opinion.storyId
  return chooseStory(
    report,
    candidates.filter(({ storyId }) => storyId !== opinion.storyId),
  )
}
