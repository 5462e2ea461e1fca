import { CUES } from './cues.ts'
import { isSure, patternAt, PatternSet, placeAt } from './pattern-set.ts'

/** Where each cue that a text holds first matches, in the order of `CUES`. */
export type CuePlaces = ReadonlyMap<string, number>

const SET = new PatternSet(false)
const CUE_LIST = Object.entries(CUES).map(([name, pattern]) => ({ name, pattern, sticky: SET.knownOf(pattern).sticky }))
const NOWHERE = -1

/** The same as searching for every cue. `text` in lower case. */
export function findCues(text: string): CuePlaces {
  const first = CUE_LIST.map(({ pattern, sticky }) => (sticky === null ? text.search(pattern) : NOWHERE))
  for (const beginning of SET.beginnings(text)) {
    const which = patternAt(beginning)
    const sticky = CUE_LIST[which]?.sticky ?? null
    if (sticky === null || first[which] !== NOWHERE) continue
    const at = placeAt(beginning)
    sticky.lastIndex = at
    if (isSure(beginning) || sticky.test(text)) first[which] = at
  }
  const places = new Map<string, number>()
  CUE_LIST.forEach(({ name }, which) => {
    const at = first[which] ?? NOWHERE
    if (at !== NOWHERE) places.set(name, at)
  })
  return places
}
