import { CUES } from '../../cues.ts'
import type { ScannedField } from '../../scan-text.ts'

/** `The start-up last raised $200 million in July`: what it has from before. */
const LAST_RAISED = /\b(?:last|previously) (?:raised|secured|closed)\b/iu
/** What a headline about money has one of. */
const OF_A_ROUND = [CUES.raise, CUES.round, CUES.valuation, CUES.talks, CUES.rumour, CUES.tender, CUES.grant]

/** Whether a headline tells of something else, above a round of before; `lead` is how its summary begins. */
export function tellsOfLastRound({ text }: ScannedField, lead: string): boolean {
  if (!LAST_RAISED.test(lead)) return false
  const lower = text.toLowerCase()
  return !OF_A_ROUND.some((cue) => cue?.test(lower) === true)
}
