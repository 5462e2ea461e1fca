import { RECORDED_FORMS, type ToldForm } from '../../core/amount-form.ts'
import { moneyFromMajor, type Money } from '../../core/money.ts'

type RecordedSum = { readonly money: Money; readonly form: ToldForm | null }

/** `USD 20000000000`, `up to USD 500000000`, as changes of a story are recorded; `null` for anything else. */
export function recordedSum(recorded: string | null): RecordedSum | null {
  const [, words, currency, major] = /^(?:(up to|at least) )?([A-Z]{3}) (\d+(?:\.\d+)?)$/u.exec(recorded ?? '') ?? []
  if (currency === undefined) return null
  const form = words === undefined ? null : words === RECORDED_FORMS.ceiling ? 'ceiling' : 'floor'
  return { money: moneyFromMajor(Number(major), currency), form }
}
