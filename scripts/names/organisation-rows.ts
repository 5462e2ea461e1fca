import { ORGANISATIONS, type Organisation, type OrganisationKind } from '../../src/news/names/organisations.ts'

type OrganisationRow = Pick<Organisation, 'name' | 'kind' | 'country'> & { readonly aliases: readonly string[] }

const KINDS: readonly OrganisationKind[] = ['ai', 'company', 'investor']
/** Words of every day that some company is called by; only a longer name of it may enter. */
const ORDINARY =
  /^(?:ai|data|cloud|open|model|models|agent|agents|labs?|group|capital|ventures?|partners?|the|linear|notion|sentry|magic|writer|clay|together|replicate|headline|addition|conviction|figure it)$/iu

/** Splits a line of CSV; fields in double quotes may hold commas. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map((match) =>
    (match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim(),
  )
}

/** `name,kind,country,aliases` with aliases between bars; the first line names the columns in any order. */
export function organisationRows(csv: string): readonly OrganisationRow[] {
  const [head = '', ...lines] = csv.split(/\r?\n/u).filter((line) => line.trim() !== '')
  const columns = cellsOf(head).map((name) => name.toLowerCase())
  return lines.map((line) => {
    const cells = cellsOf(line)
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? ''
    const country = cell('country').toUpperCase()
    return {
      name: cell('name'),
      kind: KINDS.find((kind) => kind === cell('kind')) ?? 'company',
      country: country === '' ? null : country,
      aliases: cell('aliases')
        .split('|')
        .map((alias) => alias.trim())
        .filter((alias) => alias !== ''),
    }
  })
}

/** What is wrong with a name, or null. */
function faultOf(name: string): string | null {
  if (name.length < 2) return 'shorter than two characters'
  if (/[\t|\n]/u.test(name)) return 'has a tab or a bar'
  if (ORDINARY.test(name)) return 'is an ordinary word'
  if (/^\p{Ll}+$/u.test(name) && /^[a-z]{2,3}$/u.test(name)) return 'is a short word in small letters'
  return null
}

type Merged = { readonly rows: readonly OrganisationRow[]; readonly refused: readonly string[] }

/**
 * The table with what lists add to it: new organisations, missing countries and further aliases. What stands already is
 * never changed; a name that two organisations claim stays with the first. Sorted by name, so that the same input gives
 * the same bytes.
 */
export function mergeOrganisations(known: readonly OrganisationRow[], added: readonly OrganisationRow[]): Merged {
  const owners = new Map<string, string>()
  const rows = new Map<string, OrganisationRow>()
  const refused: string[] = []
  for (const row of [...known, ...added]) {
    const owner = owners.get(row.name) ?? row.name
    const fault =
      faultOf(row.name) ?? (row.country === null || /^[A-Z]{2}$/u.test(row.country) ? null : 'no country code')
    if (fault !== null) {
      refused.push(`${row.name}: ${fault}`)
      continue
    }
    const before = rows.get(owner)
    owners.set(owner, owner)
    const aliases = [...(before?.aliases ?? [])]
    for (const alias of [row.name, ...row.aliases]) {
      const other = owners.get(alias)
      const wrong = faultOf(alias) ?? (other !== undefined && other !== owner ? `is ${other}` : null)
      if (wrong !== null) refused.push(`${row.name} = ${alias}: ${wrong}`)
      else if (other === undefined) {
        owners.set(alias, owner)
        aliases.push(alias)
      }
    }
    rows.set(owner, { name: owner, kind: before?.kind ?? row.kind, country: before?.country ?? row.country, aliases })
  }
  const sorted = [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return { rows: sorted, refused }
}

export function organisationTable(rows: readonly OrganisationRow[]): string {
  return rows
    .map(({ name, kind, country, aliases }) => `${[name, kind, country ?? '', aliases.join('|')].join('\t')}\n`)
    .join('')
}

export const KNOWN_ORGANISATIONS: readonly OrganisationRow[] = ORGANISATIONS
