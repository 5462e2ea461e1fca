import { ORGANISATIONS, type Organisation } from './organisations.ts'

export type OrganisationMention = { readonly organisation: Organisation; readonly start: number; readonly end: number }

// Case counts: `Figure` is a company, `figure` is not.
const byAlias = new Map<string, Organisation>()
const latin: string[] = []
const eastern: string[] = []
for (const organisation of ORGANISATIONS) {
  for (const alias of [organisation.name, ...organisation.aliases]) {
    if (byAlias.has(alias)) continue
    byAlias.set(alias, organisation)
    ;(/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(alias) ? eastern : latin).push(
      alias,
    )
  }
}

function alternation(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('|')
}

// Latin names need a boundary on both sides, else `AI` would be found in `training`; in Hangul particles follow
// directly, in Han and kana nothing marks a word at all.
const MENTION = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}_@])(?:${alternation(latin)})(?![\\p{Script=Latin}\\p{N}_])|(?<!\\p{Script=Hangul})(?:${alternation(eastern)})`,
  'gu',
)

/** Every known organisation in `text`, in order, without overlaps. */
export function findOrganisations(text: string): readonly OrganisationMention[] {
  const mentions: OrganisationMention[] = []
  for (const match of text.matchAll(MENTION)) {
    const organisation = byAlias.get(match[0])
    if (organisation !== undefined)
      mentions.push({ organisation, start: match.index, end: match.index + match[0].length })
  }
  return mentions
}

/** The organisation with exactly this name or alias. */
export function organisationNamed(name: string): Organisation | null {
  return byAlias.get(name) ?? null
}
