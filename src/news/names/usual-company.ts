import { organisationNamed } from './find-organisations.ts'
import { ORGANISATIONS } from './organisations.ts'

/** Products and parts that the news calls by their own names, and whose they are. */
const OWNERS: ReadonlyMap<string, string> = new Map([
  ['Anysphere', 'Cursor'],
  ['Google DeepMind', 'Google'],
  ['Kimi', 'Moonshot AI'],
])

/** The one name under which a company stands in the ledger, whatever a text calls it; names that nobody knows as they are. */
export function usualCompany(name: string): string {
  const known = organisationNamed(name.trim())?.name ?? name
  return OWNERS.get(known) ?? known
}

/** Every known company and investor once, with all that it is also called. */
export function companiesByUsualName(): readonly { readonly name: string; readonly aliases: readonly string[] }[] {
  const aliases = new Map<string, string[]>()
  for (const name of [...ORGANISATIONS.flatMap((one) => [one.name, ...one.aliases]), ...OWNERS.keys()]) {
    const usual = usualCompany(name)
    const known = aliases.get(usual) ?? []
    if (name !== usual && !known.includes(name)) known.push(name)
    aliases.set(usual, known)
  }
  return [...aliases].map(([name, others]) => ({ name, aliases: others }))
}
