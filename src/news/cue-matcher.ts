import { CUES, OPEN_CUES } from './cues.ts'
import { lazy } from '../core/lazy.ts'
import { isSure, patternAt, PatternSet, placeAt } from './patterns/pattern-set.ts'

/** Where each cue that a text holds first matches, in the order of `CUES`. */
export type CuePlaces = ReadonlyMap<string, number>

const NOWHERE = -1
const CUE_LIST = Object.entries(CUES)
const OPEN = Object.keys(OPEN_CUES).map((name, at) => ({
  which: CUE_LIST.findIndex(([cue]) => cue === name),
  words: CUE_LIST.length + at,
}))

/** The cues, and behind them the words of the open ones, by their number in the set. */
const patterns = lazy(() => {
  const set = new PatternSet(false)
  const sticky = [...Object.values(CUES), ...Object.values(OPEN_CUES)].map((pattern) => set.knownOf(pattern).sticky)
  return { set, sticky }
})

/** Where each pattern first matches in the text that is looked at. */
const first = new Int32Array(CUE_LIST.length + OPEN.length)

/** The same as searching for every cue. `text` in lower case. */
export function findCues(text: string): CuePlaces {
  const { set, sticky: allSticky } = patterns()
  first.fill(NOWHERE)
  for (const beginning of set.beginnings(text)) {
    const which = patternAt(beginning)
    const sticky = allSticky[which] ?? null
    if (sticky === null || first[which] !== NOWHERE) continue
    const at = placeAt(beginning)
    sticky.lastIndex = at
    if (isSure(beginning) || sticky.test(text)) first[which] = at
  }
  for (const { which, words } of OPEN) {
    const cue = CUE_LIST[which]
    if (cue !== undefined && first[words] !== NOWHERE) first[which] = text.search(cue[1])
  }
  const places = new Map<string, number>()
  for (let which = 0; which < CUE_LIST.length; which += 1) {
    const at = first[which] ?? NOWHERE
    const cue = at === NOWHERE ? undefined : CUE_LIST[which]
    if (cue !== undefined) places.set(cue[0], at)
  }
  return places
}
