import { readFileSync } from 'node:fs'
import { lazy } from '../../core/lazy.ts'
import { NameFinder, type Found } from './name-finder.ts'

const index = lazy(() => {
  const places = new NameFinder<string>()
  const lines = readFileSync(new URL('../data/places.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  for (const line of lines) {
    const [country = '', names = ''] = line.split('\t')
    for (const name of names.split('|')) places.add(name, country)
  }
  return places
})

/** Countries, their people and largest cities in `text`; the value is the ISO 3166-1 alpha-2 code. */
export function findPlaces(text: string): readonly Found<string>[] {
  return index().find(text)
}

/** Whether that is the name of a place or a people: a state raises no round. */
export function isPlace(name: string): boolean {
  return index().get(name) !== null
}
