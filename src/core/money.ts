/** An amount in integer minor units (cents, won, yen) of an ISO 4217 currency. */
export type Money = {
  readonly amountMinor: number
  readonly currency: string
}

const digitsByCurrency = new Map<string, number>()

/** How many decimal digits the currency's minor unit has: 2 for USD, 0 for KRW and JPY. Throws RangeError on a malformed code. */
function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency)
  if (digits === undefined) {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    digits = options.maximumFractionDigits ?? 2
    digitsByCurrency.set(currency, digits)
  }
  return digits
}

/** Of major units, such as dollars, rounded to the minor unit. Throws RangeError on a malformed currency code. */
export function moneyFromMajor(major: number, currency: string): Money {
  return { amountMinor: Math.round(major * 10 ** minorDigits(currency)), currency }
}

/** In major units, such as dollars. Throws RangeError on a malformed currency code. */
export function majorOf(money: Money): number {
  return money.amountMinor / 10 ** minorDigits(money.currency)
}

/** Whether it is the same amount of the same currency. */
export function isSameMoney(one: Money, other: Money): boolean {
  return one.amountMinor === other.amountMinor && one.currency === other.currency
}

/** Fewer would say half as much again, and the rates have no more than three. */
const FIGURES = { least: 2, most: 3 }

/** A converted sum with no more figures than the one it comes from: `20억 원` is about $1.4M, and nobody knows of $1.38M. */
export function asExactAs(converted: number, { amountMinor }: Money): number {
  const figures = String(amountMinor).replace(/0+$/u, '').length
  return Number(converted.toPrecision(Math.min(FIGURES.most, Math.max(FIGURES.least, figures))))
}

/** Of a sum. Papers round what they convert or add up: `7.4조`, `7조4000억원`. */
export const NEARLY = 0.02

/** Whether a sum is about as much as another, of the same currency. */
export function isNearly(one: Money, other: Money): boolean {
  return one.currency === other.currency && Math.abs(one.amountMinor - other.amountMinor) <= NEARLY * other.amountMinor
}
