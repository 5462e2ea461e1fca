import { readFileSync } from 'node:fs'

/** `ai`: builds AI or what it runs on; `investor`: mostly invests, seldom the one who receives; `company`: everybody else. */
export type OrganisationKind = 'ai' | 'company' | 'investor'

/** An organisation by its usual Latin name, with what else it is called. */
export type Organisation = {
  readonly name: string
  readonly kind: OrganisationKind
  /** Where its head office is, ISO 3166-1 alpha-2; null when the table does not tell. */
  readonly country: string | null
  readonly aliases: readonly string[]
  /** What it does when a text does not say; null is unknown. */
  readonly ai: boolean | null
  readonly isInvestor: boolean
}

const KINDS: readonly OrganisationKind[] = ['ai', 'company', 'investor']

function organisationOf(line: string): Organisation {
  const [name = '', written = '', country = '', aliases = ''] = line.split('\t')
  const kind = KINDS.find((one) => one === written)
  if (name === '' || kind === undefined) throw new RangeError(`not an organisation: ${line}`)
  return {
    name,
    kind,
    country: country === '' ? null : country,
    aliases: aliases === '' ? [] : aliases.split('|'),
    ai: kind === 'ai' ? true : null,
    isInvestor: kind === 'investor',
  }
}

/** The table of `src/news/data`; `scripts/refresh-names.ts` keeps it. */
export const ORGANISATIONS: readonly Organisation[] = readFileSync(
  new URL('../data/organisations.tsv', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map(organisationOf)
