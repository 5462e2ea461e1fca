import type { ScannedField } from '../../scan-text.ts'
import { LISTED_COMPANIES } from './listed-companies.ts'

/** `Nvidia valued at $5 trillion`, `Microsoft is now worth $4 trillion` */
const WORTH = new RegExp(
  String.raw`^${LISTED_COMPANIES}(?: (?:is|are|now|briefly|becomes|first)){0,2} (?:valued at|worth) [$€£¥]\s?\d`,
  'u',
)
const ANY = /\bvalued at|\bworth /iu

/**
 * Whether a headline says what a company on an exchange is worth, which changes by the day and is no round. Who puts money
 * into such a company is told, as into any other.
 */
export function tellsOfMarketValue({ text, searched, money }: ScannedField): boolean {
  return money.length === 1 && searched.has(ANY) && WORTH.test(text)
}
