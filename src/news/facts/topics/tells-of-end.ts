import type { ScannedField } from '../../scan-text.ts'
import { deniesAnother } from '../status/denies-another.ts'
import { DENIES_RAISING, DENIES_ROUND, ROUND_IS_FALSE } from '../status/denies-round.ts'
import { DENIES_RAISING_IN_THE_EAST } from '../status/denies-round-in-the-east.ts'
import { fellThrough } from '../status/fell-through.ts'
import { RAISING_EAST } from './raising-east.ts'

/** What somebody builds with the money is no round. */
const OWN_PROJECT = /공장|데이터\s?센터|설비|단지/u

/** What is a round without its sum, too; a boxer has an English one. */
const ROUND_ABROAD =
  /levée de fonds|tour de table|ronda de (?:financiación|inversión)|rodada de (?:investimento|captação)|round di (?:finanziamento|investimento)|finanzierungsrunde/iu

/** `奎隆科技融资告吹`, `퀼론, 투자 유치 무산`, `クイロンの資金調達が白紙に`: what is said of somebody without a sum; advice names nobody. */
const ENDS_IN_THE_EAST =
  /^(?!为|如何|怎么|哪些|这些|那些)[\p{Script=Han}A-Za-z\d]{2,12}?(?:新一轮|[A-K]\+?轮|首轮)?融资(?:告吹|破裂|泡汤|流产|失败|终止|搁浅)(?=$|[，。；])|^[^,.…]{2,16},\s(?:신규\s|대규모\s|시리즈\s?[A-K]\s)?투자\s?유치\s?(?:최종\s)?(?:무산|불발|결렬|실패)(?=$|[,.…])|^[^、。]{2,16}[、のが](?:新たな|大型)?資金調達(?:が|は)?(?:白紙|破談|頓挫)/u

/** Whether a headline says of a sum that was to be raised that it is not. */
export function tellsOfEnd({ text, searched, money }: ScannedField): boolean {
  const denies = [DENIES_RAISING, ROUND_IS_FALSE, DENIES_RAISING_IN_THE_EAST]
  if (denies.some((pattern) => searched.has(pattern))) return true
  const isOfRound = money.length > 0 || searched.has(ROUND_ABROAD)
  return (
    (isOfRound || (searched.has(RAISING_EAST) && ENDS_IN_THE_EAST.test(text))) &&
    !OWN_PROJECT.test(text) &&
    (fellThrough(searched) !== null || (DENIES_ROUND.test(text) && !deniesAnother(text)))
  )
}
