import { expect, it } from 'vitest'
import { fundingOf } from './read-fields.ts'

it.each([
  'With $42M in new funding, Quillon wants to build chips',
  'With $300M round, Quillon plans robots',
  'Armed with a fresh $42M, Quillon aims to raise its robots in Europe',
  'Fresh off raising $42 million from Alder, Quillon looks abroad',
  'On the heels of its $42M Series B, Quillon plans to hire 90',
  'Backed by $12M, Quillon wants to replace the spreadsheet',
  '$42M for Quillon, which wants to build chips',
])('a round is done, whatever is wanted with the money: %s', (title) => {
  expect(fundingOf(title).status.value).toBe('announced')
})

it.each([
  'With $50M in revenue, Quillon seeks fresh funding',
  'With $50M ARR, Quillon seeks fresh funding',
  'With $2B on the table, Quillon weighs new funding',
  'With a $300M round in the works, Quillon plans to hire',
])('what somebody earns, or may get, is none that is done: %s', (title) => {
  expect(fundingOf(title).status.value).not.toBe('announced')
})
