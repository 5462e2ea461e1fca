import type { Fact } from '../../core/evidence.ts'
import type { ModelFacts } from '../../core/facts.ts'
import { formatCount } from './format-count.ts'

/** `11B`, `E4B` and what begins so, such as `30B-A3B`: words of names, which say more than a count. */
const AS_IN_A_NAME = /^\p{Lu}?\d+(?:\.\d+)?[bmt](?!\p{L})/iu

/** How many parameters, in all languages as the name of a model has them: `11B`, `1.5B`, `350M`, `1T`. */
export function formatParameters(count: number): string {
  return formatCount(count, 'en')
}

/**
 * How large a model is, as it is shown: as written, its units in capitals, where that is as in a name, else its count:
 * `2.5万亿` is `2.5T`.
 */
export function shownSize({
  parameters,
  totalParameters,
}: Pick<ModelFacts, 'parameters' | 'totalParameters'>): Fact<string> | null {
  if (parameters === null) return null
  return totalParameters === null || AS_IN_A_NAME.test(parameters.value)
    ? { ...parameters, value: withCapitals(parameters.value) }
    : { ...totalParameters, value: formatParameters(totalParameters.value) }
}

function withCapitals(size: string): string {
  return size.replaceAll(/(?<=\d)[bmt](?!\p{L})/gu, (unit) => unit.toUpperCase())
}
