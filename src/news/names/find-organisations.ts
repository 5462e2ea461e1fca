import { HANGUL, isAt, LATIN, NUMERAL } from './code-units.ts'
import { ORGANISATIONS, type Organisation } from './organisations.ts'

export type OrganisationMention = { readonly organisation: Organisation; readonly start: number; readonly end: number }

type Alias = { readonly text: string; readonly isEastern: boolean; readonly organisation: Organisation }

// Case counts: `Figure` is a company, `figure` is not.
const byAlias = new Map<string, Organisation>()
/** Aliases by their first two code units; Latin before eastern, long before short. */
const byBeginning = new Map<number, Alias[]>()
const begins = new Uint8Array(65536)

function beginningOf(text: string, at: number): number {
  return text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1)
}

for (const organisation of ORGANISATIONS) {
  for (const text of [organisation.name, ...organisation.aliases]) {
    if (byAlias.has(text)) continue
    byAlias.set(text, organisation)
    const isEastern = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    const beginning = beginningOf(text, 0)
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { text, isEastern, organisation }])
    begins[text.charCodeAt(0)] = 1
  }
}
for (const aliases of byBeginning.values())
  aliases.sort((a, b) => Number(a.isEastern) - Number(b.isEastern) || b.text.length - a.text.length)

// Latin names need a boundary on both sides, else `AI` would be found in `training`; in Hangul particles follow
// directly, in Han and kana nothing marks a word at all.
function standsAlone(text: string, start: number, { text: alias, isEastern }: Alias): boolean {
  if (isEastern) return !isAt(text, start - 1, HANGUL)
  const before = text[start - 1]
  const end = start + alias.length
  return (
    !isAt(text, start - 1, LATIN | NUMERAL) &&
    before !== '_' &&
    before !== '@' &&
    !isAt(text, end, LATIN | NUMERAL) &&
    text[end] !== '_'
  )
}

/** Every known organisation in `text`, in order, without overlaps. */
export function findOrganisations(text: string): readonly OrganisationMention[] {
  const mentions: OrganisationMention[] = []
  let start = 0
  while (start < text.length - 1) {
    const aliases = begins[text.charCodeAt(start)] === 1 ? byBeginning.get(beginningOf(text, start)) : undefined
    const found = aliases?.find((alias) => text.startsWith(alias.text, start) && standsAlone(text, start, alias))
    if (found !== undefined) mentions.push({ organisation: found.organisation, start, end: start + found.text.length })
    start += found?.text.length ?? 1
  }
  return mentions
}

/** The organisation with exactly this name or alias. */
export function organisationNamed(name: string): Organisation | null {
  return byAlias.get(name) ?? null
}
