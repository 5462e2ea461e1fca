import { moneyFromMajor, type Money } from '../../core/money.ts'

/** `USD 20000000000`, as changes of a story are recorded; `null` for anything else. */
export function recordedSum(recorded: string | null): Money | null {
  const [, currency, major] = /^([A-Z]{3}) (\d+(?:\.\d+)?)$/u.exec(recorded ?? '') ?? []
  return currency === undefined ? null : moneyFromMajor(Number(major), currency)
}
