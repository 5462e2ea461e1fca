import { readFileSync } from 'node:fs'
import { NameIndex, type Found } from './name-index.ts'

const INDEX = new NameIndex<string>()
for (const line of readFileSync(new URL('../data/places.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')) {
  const [country = '', names = ''] = line.split('\t')
  for (const name of names.split('|')) INDEX.add(name, country)
}

/** Countries, their people and largest cities in `text`; the value is the ISO 3166-1 alpha-2 code. */
export function findPlaces(text: string): readonly Found<string>[] {
  return INDEX.find(text)
}

/** Whether that is the name of a place or a people: a state raises no round. */
export function isPlace(name: string): boolean {
  return INDEX.get(name) !== null
}
