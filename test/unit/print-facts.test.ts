import { expect, test } from 'vitest'
import { printRound } from '../../src/cli/print-facts.ts'
import { moneyFromMajor } from '../../src/core/money.ts'
import { USD_RATES_DATE } from '../../src/news/usd-rates.ts'
import { fundingOf } from './news/report.ts'
import { fact } from '../builders/fact.ts'

test('a sum in another currency is printed with the day of the rate by which it was turned into dollars', () => {
  const dollars = fundingOf('Quillon', 30e6)
  expect(printRound(dollars)).toMatchObject({ amount: 30e6, currency: 'USD', aboutUsd: 30e6 })
  expect(printRound(dollars)).not.toHaveProperty('rateOf')
  const euros = { ...dollars, amount: fact(moneyFromMajor(26e6, 'EUR')) }
  expect(printRound(euros)).toMatchObject({ amount: 26e6, currency: 'EUR', aboutUsd: 30e6, rateOf: USD_RATES_DATE })
  // Where no rate is known there is none to name.
  expect(printRound({ ...euros, amountUsd: null })).not.toHaveProperty('rateOf')
})
