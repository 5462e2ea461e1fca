import { findCues, type CuePlaces } from './cue-matcher.ts'
import { gramsOf, type Grams } from './grams.ts'
import { maskedText } from './masked-text.ts'
import type { ScannedField } from './scan-text.ts'

/** How much of it is read for its words. */
const LENGTH = 600

/** A title with all that is asked of it more than once. */
export type Headline = {
  readonly field: ScannedField
  /** In lower case, names and sums by their kind. */
  readonly masked: string
  readonly grams: Grams
  readonly cues: CuePlaces
}

/** What is read of a headline before anything else is. */
export function headlineOf(field: ScannedField): Headline {
  const masked = maskedText(field, LENGTH)
  return { field, masked, grams: gramsOf(masked), cues: findCues(masked) }
}
