import type { CuePlaces } from './cue-matcher.ts'
import type { SlotFeatures } from './linear/slot-features.ts'

/** A cue, or the mask of what is named, with the offset at which it stands. */
type Placed = { readonly cue: string; readonly at: number }

const MASKS = ['zmoney', 'zmodel', 'zfamily', 'zorg', 'zinvestor'].map((mask) => ({ mask, alone: ` ${mask} ` }))
/** They span what others stand for, such as a raise and its sum. */
const SPANNING = new Set(['raised', 'released'])
/** What changes the meaning of the rest by standing before or after it. */
const TURNING = new Set(
  'zmodel zfamily zmoney zorg zinvestor release raise product howto benchmark paper cloud price fund capex ipo acquisition'.split(
    ' ',
  ),
)

/** The cues of a masked headline and what it names. */
function placedIn(masked: string, cues: CuePlaces): readonly Placed[] {
  const placed: Placed[] = []
  for (const [cue, at] of cues) if (!SPANNING.has(cue)) placed.push({ cue, at })
  if (masked.includes(' z'))
    for (const { mask, alone } of MASKS) {
      const at = masked.indexOf(alone)
      if (at >= 0) placed.push({ cue: mask, at })
    }
  return placed
}

/** Who does what to what: the cues of a masked headline, and what it names, in the order in which they stand. */
export function addOrder(features: SlotFeatures, masked: string, cues: CuePlaces): void {
  const placed = placedIn(masked, cues)
  const sorted = placed.length < 2 ? placed : [...placed].sort((a, b) => a.at - b.at || (a.cue < b.cue ? -1 : 1))
  const turning: string[] = []
  sorted.forEach(({ cue }, at) => {
    const next = sorted[at + 1]
    if (next !== undefined) features.setOf(0.5, 'n', cue, next.cue)
    if (!TURNING.has(cue)) return
    turning.push(cue)
    for (let after = at + 1; after < sorted.length; after += 1) {
      const other = sorted[after]?.cue ?? ''
      if (TURNING.has(other)) features.setOf(0.5, 'o', cue, other)
    }
  })
  if (turning.length === 0) features.set('p ', 0.7)
  else features.setOf(0.7, 'p', ...turning.slice(0, 3))
}
