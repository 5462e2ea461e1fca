import { z } from 'zod'
import { MODEL_FAMILIES, type ModelFamily } from '../../src/news/names/model-families.ts'
import { organisationNamed } from '../../src/news/names/find-organisations.ts'

/** A list of models by provider, as models.dev publishes it; everything else in it is left alone. */
const catalogue = z.record(
  z.string(),
  z.object({ name: z.string(), models: z.record(z.string(), z.object({ name: z.string() })) }),
)

const NAME = /^(\p{Lu}[\p{L}]{2,18})[- ]?v?\d/u
/** First words that begin a name without being one. */
const NO_FAMILY =
  /^(?:text|image|video|audio|model|chat|embedding|large|small|mini|pro|the|new|version|series|beta|preview|open|llm|tts|gen|step|command|solar|mercury)$/iu

function isKnown(word: string, families: readonly ModelFamily[]): boolean {
  return families.some(
    ({ family, pattern }) => family === word.toLowerCase() || new RegExp(`^(?:${pattern})`, 'iu').test(`${word}-1`),
  )
}

/**
 * Families that a list knows and the table does not: the first word of a model's name, of a maker that is a known
 * organisation, and only with a digit behind it. New ones come last: what stands before them is more special.
 */
export function mergeFamilies(known: readonly ModelFamily[], list: unknown): readonly ModelFamily[] {
  const found = new Map<string, ModelFamily>()
  for (const { name: maker, models } of Object.values(catalogue.parse(list))) {
    const vendor = organisationNamed(maker)
    // Clouds and resellers list everybody's models.
    if (vendor?.ai !== true) continue
    for (const { name } of Object.values(models)) {
      const word = NAME.exec(name)?.[1]
      if (word === undefined || NO_FAMILY.test(word) || isKnown(word, known)) continue
      const family = word.toLowerCase()
      const pattern = `${family}(?=[- ]?v?\\d)`
      if (!found.has(family)) found.set(family, { family, vendor: vendor.name, pattern, isModelAlone: false })
    }
  }
  return [...known, ...[...found.values()].sort((a, b) => (a.family < b.family ? -1 : 1))]
}

export function familyTable(families: readonly ModelFamily[]): string {
  return families
    .map(
      ({ family, vendor, pattern, isModelAlone }) =>
        `${[family, vendor, isModelAlone ? 'alone' : 'versioned', pattern].join('\t')}\n`,
    )
    .join('')
}

export const KNOWN_FAMILIES: readonly ModelFamily[] = MODEL_FAMILIES
