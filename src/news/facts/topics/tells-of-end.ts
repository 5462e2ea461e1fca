import type { ScannedField } from '../../scan-text.ts'
import { deniesAnother } from '../status/denies-another.ts'
import { DENIES_RAISING, DENIES_ROUND, ROUND_IS_FALSE } from '../status/denies-round.ts'
import { DENIES_RAISING_IN_THE_EAST } from '../status/denies-round-in-the-east.ts'
import { fellThrough } from '../status/fell-through.ts'

/** What somebody builds with the money is no round. */
const OWN_PROJECT = /공장|데이터\s?센터|설비|단지/u

/** What is a round without its sum, too; a boxer has an English one. */
const ROUND_ABROAD =
  /levée de fonds|tour de table|ronda de (?:financiación|inversión)|rodada de (?:investimento|captação)|round di (?:finanziamento|investimento)|finanzierungsrunde/iu

/** Whether a headline says of a sum that was to be raised that it is not. */
export function tellsOfEnd({ text, searched, money }: ScannedField): boolean {
  const denies = [DENIES_RAISING, ROUND_IS_FALSE, DENIES_RAISING_IN_THE_EAST]
  if (denies.some((pattern) => searched.has(pattern))) return true
  return (
    (money.length > 0 || searched.has(ROUND_ABROAD)) &&
    !OWN_PROJECT.test(text) &&
    (fellThrough(searched) !== null || (DENIES_ROUND.test(text) && !deniesAnother(text)))
  )
}
