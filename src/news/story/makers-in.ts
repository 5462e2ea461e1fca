import { standsForOther } from '../facts/stands-for-other.ts'
import { findOrganisations } from '../names/find-organisations.ts'
import { companyKey } from './company-key.ts'

/** `OpenAI-backed`: who gave. */
const BACKED = /^[- ](?:backed|funded|linked)\b/iu

type Makers = {
  /** Who may have made what a headline tells of, as company keys: its organisations that are no investors. */
  readonly makers: readonly string[]
  /** With those that only say who another is: `OpenAI rival`, `OpenAI-backed`. */
  readonly mentioned: readonly string[]
}

export function makersIn(title: string): Makers {
  const found = findOrganisations(title.slice(0, 300))
    .filter(({ organisation }) => !organisation.isInvestor)
    .map(({ organisation, start, end }) => ({
      key: companyKey(organisation.name),
      isMaker: !standsForOther(title, start, end) && !BACKED.test(title.slice(end, end + 12)),
    }))
  return {
    makers: found.filter(({ isMaker }) => isMaker).map(({ key }) => key),
    mentioned: found.map(({ key }) => key),
  }
}
