import { readFileSync } from 'node:fs'

/** A family of models: `pattern` is a regular expression source without a capturing group, matched without case. */
export type ModelFamily = {
  readonly family: string
  readonly vendor: string
  readonly pattern: string
  /** The family's name alone names a model (`Sora`); else a version or variant must follow. */
  readonly isModelAlone: boolean
}

function familyOf(line: string): ModelFamily {
  const [family = '', vendor = '', naming = '', pattern = ''] = line.split('\t')
  if (pattern === '' || !/^(?:alone|versioned)$/u.test(naming)) throw new RangeError(`not a family: ${line}`)
  return { family, vendor, pattern, isModelAlone: naming === 'alone' }
}

/** The table of `src/news/data`, more special first: the first that matches at a place wins. */
export const MODEL_FAMILIES: readonly ModelFamily[] = readFileSync(
  new URL('../data/families.tsv', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map(familyOf)
