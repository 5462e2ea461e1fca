/**
 * `node scripts/refresh-names.ts [--models MODELS.json] [--organisations NAMES.csv]...` merges open lists into the tables
 * of names in src/news/data: the same input gives the same bytes. Without a list it checks and sorts the tables. After
 * it, `npm run train` has to run, for what is learnt rests on the names that are found.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { familyTable, KNOWN_FAMILIES, mergeFamilies } from './names/family-rows.ts'
import {
  KNOWN_ORGANISATIONS,
  mergeOrganisations,
  organisationRows,
  organisationTable,
} from './names/organisation-rows.ts'

function write(name: string, text: string): void {
  const url = new URL(`../src/news/data/${name}`, import.meta.url)
  const isNew = readFileSync(url, 'utf8') !== text
  if (isNew) writeFileSync(url, text)
  console.log(`src/news/data/${name}: ${text.trimEnd().split('\n').length} rows${isNew ? '' : ', unchanged'}`)
}

const { values } = parseArgs({
  options: { models: { type: 'string' }, organisations: { type: 'string', multiple: true } },
})
const added = (values.organisations ?? []).flatMap((path) => organisationRows(readFileSync(path, 'utf8')))
const { rows, refused } = mergeOrganisations(KNOWN_ORGANISATIONS, added)
for (const line of refused) console.log(`refused ${line}`)
write('organisations.tsv', organisationTable(rows))
const list: unknown = values.models === undefined ? {} : JSON.parse(readFileSync(values.models, 'utf8'))
write('families.tsv', familyTable(mergeFamilies(KNOWN_FAMILIES, list)))
