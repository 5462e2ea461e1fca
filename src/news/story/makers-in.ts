import { findOrganisations } from '../names/find-organisations.ts'
import { companyKey } from './company-key.ts'

/** Who may have made what a headline tells of, as company keys: its organisations that are no investors. */
export function makersIn(title: string): readonly string[] {
  return findOrganisations(title.slice(0, 300))
    .filter(({ organisation }) => !organisation.isInvestor)
    .map(({ organisation }) => companyKey(organisation.name))
}
