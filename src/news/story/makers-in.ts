import { AHEAD_BEFORE, BACKED_BEHIND } from '../facts/release/makers-named.ts'
import { endsWithRival } from '../facts/release/rivals.ts'
import { standsForOther } from '../facts/stands-for-other.ts'
import { findOrganisations } from '../names/find-organisations.ts'
import { companyKey } from './company-key.ts'
import { textBefore } from '../text-before.ts'

const REACH_BEFORE = 40
const REACH_AFTER = 12

type Makers = {
  /** Who may have made what a headline tells of, as company keys: its organisations that are no investors. */
  readonly makers: readonly string[]
  /** With those that only say who another is: `OpenAI rival`, `OpenAI-backed`. */
  readonly mentioned: readonly string[]
}

function isMaker(title: string, start: number, end: number): boolean {
  const before = textBefore(title, start, REACH_BEFORE)
  const after = title.slice(end, end + REACH_AFTER)
  return (
    !standsForOther(title, start, end) &&
    !BACKED_BEHIND.test(after) &&
    !AHEAD_BEFORE.test(before) &&
    !endsWithRival(before, after)
  )
}

export function makersIn(title: string): Makers {
  const found = findOrganisations(title.slice(0, 300))
    .filter(({ organisation }) => !organisation.isInvestor)
    .map(({ organisation, start, end }) => ({
      key: companyKey(organisation.name),
      isMaker: isMaker(title, start, end),
    }))
  return {
    makers: found.filter(({ isMaker }) => isMaker).map(({ key }) => key),
    mentioned: found.map(({ key }) => key),
  }
}
