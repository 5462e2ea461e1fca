import { majorOf, type Money } from '../core/money.ts'

/** The day the table was taken, for those who print a converted amount. */
export const USD_RATES_DATE = '2026-01-02'

/** US dollars per unit, rounded: good enough for a band or a minimum, never printed as exact. */
const USD_PER_UNIT: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 1.17,
  GBP: 1.34,
  CHF: 1.26,
  KRW: 0.00069,
  JPY: 0.0064,
  CNY: 0.143,
  HKD: 0.128,
  TWD: 0.032,
  SGD: 0.777,
  INR: 0.0111,
  CAD: 0.73,
  AUD: 0.667,
  BRL: 0.183,
  SEK: 0.108,
  DKK: 0.157,
  NOK: 0.099,
  ILS: 0.314,
  AED: 0.2723,
  SAR: 0.2667,
  PLN: 0.278,
  CZK: 0.0486,
  HUF: 0.00305,
  TRY: 0.0233,
  RUB: 0.0125,
  THB: 0.0318,
  IDR: 0.00006,
  MYR: 0.246,
  VND: 0.000038,
  PHP: 0.017,
  MXN: 0.0557,
  ZAR: 0.0604,
  NZD: 0.577,
  NGN: 0.00069,
  KES: 0.00775,
  EGP: 0.021,
  MAD: 0.11,
  QAR: 0.2747,
  KWD: 3.25,
  PKR: 0.00357,
  LKR: 0.00323,
  NPR: 0.00694,
  BDT: 0.0082,
  UAH: 0.0236,
  RON: 0.23,
  KZT: 0.00198,
  ARS: 0.00069,
  CLP: 0.00111,
  COP: 0.000265,
}

/** About how many US dollars `money` is; `null` for a currency that the table lacks. */
export function toUsd(money: Money): number | null {
  const rate = USD_PER_UNIT[money.currency]
  return rate === undefined ? null : Math.round(majorOf(money) * rate)
}
