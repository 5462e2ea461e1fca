/**
 * How an entry ended: exactly one each, so that the outcomes of a poll add up to the entries it fetched.
 * - `new-story`, `joined`: it opened a story, or became one more report of it
 * - `no-topic`: read, and about neither topic
 * - `baseline`: read and recorded on its feed's first poll, not posted
 * - `repeated`: known already; `edited`: known, its text was updated
 * - `old`: came into its feed long after its date, or into view there where others went, absorbed
 * - `mass-change`: one of many that look new at once because the publisher moved its guids or links, absorbed
 * - `over-cap`: beyond the newest entries that are read of one document
 * - `over-quota`: beyond what is read in a day of a workspace's own feed; the next day it is as it would be now
 */
export const ENTRY_OUTCOMES = [
  'new-story',
  'joined',
  'no-topic',
  'baseline',
  'repeated',
  'edited',
  'old',
  'mass-change',
  'over-cap',
  'over-quota',
] as const
export type EntryOutcome = (typeof ENTRY_OUTCOMES)[number]

export type OutcomeTally = Readonly<Record<EntryOutcome, number>>

/** A tally to count into. */
export function emptyTally(): Record<EntryOutcome, number> {
  return {
    'new-story': 0,
    joined: 0,
    'no-topic': 0,
    baseline: 0,
    repeated: 0,
    edited: 0,
    old: 0,
    'mass-change': 0,
    'over-cap': 0,
    'over-quota': 0,
  }
}

/** How many entries came to each outcome. */
export function tallyOf(outcomes: Iterable<EntryOutcome>): OutcomeTally {
  const tally = emptyTally()
  for (const outcome of outcomes) tally[outcome] += 1
  return tally
}

/** The sum of several. */
export function addTallies(tallies: Iterable<OutcomeTally>): OutcomeTally {
  const sum = emptyTally()
  for (const tally of tallies) for (const outcome of ENTRY_OUTCOMES) sum[outcome] += tally[outcome]
  return sum
}

/** How many entries were counted. */
export function tallyTotal(tally: OutcomeTally): number {
  return ENTRY_OUTCOMES.reduce((total, outcome) => total + tally[outcome], 0)
}
