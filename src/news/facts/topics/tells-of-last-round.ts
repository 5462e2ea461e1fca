import { CUES } from '../../cues.ts'
import type { PlainText } from './plain-text.ts'

const LEAD = 200

/** `The start-up last raised $200 million in July`: what it has from before. */
const LAST_RAISED = /\b(?:last|previously) (?:raised|secured|closed)\b/iu
/** What a headline about money has one of. */
const OF_A_ROUND = [CUES.raise, CUES.round, CUES.valuation, CUES.talks, CUES.rumour, CUES.tender, CUES.grant]

/** Whether a headline tells of something else, above a round of before. */
export function tellsOfLastRound({ title, summary }: PlainText): boolean {
  if (!LAST_RAISED.test(summary.text.slice(0, LEAD))) return false
  const lower = title.text.toLowerCase()
  return !OF_A_ROUND.some((cue) => cue?.test(lower) === true)
}
