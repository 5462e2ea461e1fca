import { lazy } from '../../core/lazy.ts'
import { NameFinder } from './name-finder.ts'
import { inSimplified } from '../simplified.ts'
import { ORGANISATIONS, type Organisation } from './organisations.ts'

export type OrganisationMention = { readonly organisation: Organisation; readonly start: number; readonly end: number }

/** `사카나 AI` and `사카나AI`: Korean and Japanese papers write it either way. */
function spacings(name: string): readonly string[] {
  const [all, before] = /^(.*[\p{Script=Hangul}\p{Script=Katakana}ー]) ?AI$/u.exec(name) ?? []
  return all === undefined ? [name] : [name, `${before} AI`, `${before}AI`]
}

const index = lazy(() => {
  const names = new NameFinder<Organisation>()
  for (const organisation of ORGANISATIONS)
    for (const name of [organisation.name, ...organisation.aliases])
      // Chinese is read in simplified characters.
      for (const form of new Set([...spacings(name), inSimplified(name)])) names.add(form, organisation)
  return names
})

/** Every known organisation in `text`, in order, without overlaps. */
export function findOrganisations(text: string): readonly OrganisationMention[] {
  return index()
    .find(text)
    .map(({ value, start, end }) => ({ organisation: value, start, end }))
}

/** The organisation with exactly this name or alias. */
export function organisationNamed(name: string): Organisation | null {
  return index().get(name)
}

const inCapitals = lazy(
  () => new Map(ORGANISATIONS.map((organisation) => [organisation.name.toUpperCase(), organisation])),
)
/** Shorter ones are words and abbreviations. */
const SHORTEST_IN_CAPITALS = 4

/** The organisation that a headline of capitals names: `OPENAI RAISES …`. */
export function organisationInCapitals(name: string): Organisation | null {
  if (name.length < SHORTEST_IN_CAPITALS || name !== name.toUpperCase()) return null
  return inCapitals().get(name) ?? null
}
