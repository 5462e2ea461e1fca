import type { Fact } from '../../../core/evidence.ts'
import { CUES } from '../../cues.ts'
import { factOf, firstMatch, type EvidenceSource, type Found } from '../evidence-of.ts'

const EVIDENCE_CUES: Readonly<Record<string, readonly string[]>> = {
  rumoured: ['rumour', 'talks', 'release'],
  'in-talks': ['talks', 'rumour', 'raise'],
  announced: ['raise', 'release', 'valuation', 'round'],
  preview: ['preview', 'release'],
  released: ['release', 'model'],
  'open-weights': ['weights', 'release'],
}

/** The cues, for text in any case. */
const ANY_CASE = new Map(Object.entries(CUES).map(([cue, { source }]) => [cue, new RegExp(source, 'iu')]))

/** `Score: 275`, `Releases: 3`: what is counted, not what happened. */
function isLabel({ texts }: EvidenceSource, { field, end }: Found): boolean {
  return /^\s?[:：]\s?\d/u.test(texts[field].slice(end, end + 4))
}

/** A status with the words that tell it: those of `own`, else the first cue for it, else the whole title. */
export function statusFact<T extends string>(source: EvidenceSource, value: T, own?: RegExp): Fact<T> {
  const patterns = own === undefined ? [] : [own]
  for (const cue of EVIDENCE_CUES[value] ?? []) {
    const pattern = ANY_CASE.get(cue)
    if (pattern !== undefined) patterns.push(pattern)
  }
  for (const pattern of patterns) {
    const found = firstMatch(source, pattern)
    if (found !== null && !isLabel(source, found)) return factOf(source, value, found.field, found.start, found.end)
  }
  // A post named just by the model says it with its whole title.
  return factOf(source, value, 'title', 0, source.texts.title.length)
}
