import { describe, expect, it } from 'vitest'
import { printAmount } from '../../../src/bot/cards/story-facts.ts'
import type { Money } from '../../../src/core/money.ts'
import { fundingOf } from './read-fields.ts'

/** Whole units of a currency that has hundredths. */
const of = (units: number, currency: string): Money => ({ amountMinor: units * 100, currency })

describe('sums in other languages', () => {
  it.each([
    ['de', 'Quillon sammelt 1,5 Milliarden Dollar ein – Bewertung steigt auf 12 Milliarden', 1.5e9, 12e9],
    [
      'es',
      'Quillon cierra una ronda de 1.200 millones de dólares y alcanza una valoración de 5.000 millones',
      1.2e9,
      5e9,
    ],
    ['it', 'Quillon raccoglie 40 miliardi di dollari: ora vale 300 miliardi', 40e9, 300e9],
    ['pt', 'Quillon levanta US$ 13 bi e atinge valuation de US$ 183 bi', 13e9, 183e9],
    ['de', 'Quillon wird mit 2,5 Milliarden Dollar bewertet und erhält 180 Millionen Dollar', 180e6, 2.5e9],
    ['fr', 'Quillon lève 40 milliards de dollars et se valorise 300 milliards', 40e9, 300e9],
    ['pt', 'Quillon, avaliada em pelo menos 900 milhões de dólares, capta 30 milhões', 30e6, 900e6],
    ['fr', 'Quillon lève plus d’un milliard de dollars et vaut près de 9 milliards de dollars', 1e9, 9e9],
  ])('what is raised is no valuation, and what it is worth no round; %s: %s', (language, title, amount, valuation) => {
    const read = fundingOf(title, '', language)
    expect([read.amount?.value, read.valuation?.value]).toEqual([of(amount, 'USD'), of(valuation, 'USD')])
  })

  it('what is raised at a valuation stands before it', () => {
    const read = fundingOf('Quillon lève 1,2 Md€ à une valorisation de 8 Md€', '', 'fr')
    expect([read.amount?.value, read.valuation?.value]).toEqual([of(1_200_000_000, 'EUR'), of(8_000_000_000, 'EUR')])
  })

  it('the valuation stands behind the word for it', () => {
    const read = fundingOf('Quillon lève 600 millions d’euros, valorisée 5,8 milliards d’euros', '', 'fr')
    expect([read.amount?.value, read.valuation?.value]).toEqual([of(600_000_000, 'EUR'), of(5_800_000_000, 'EUR')])
  })

  it.each([
    ['de', 'Quillon erhält 7,5 Mio. Euro Seed-Finanzierung', 'seed'],
    ['fr', 'Quillon lève 5 M€ en amorçage', 'seed'],
    ['es', 'Quillon levanta 2,5 M€ en su ronda semilla', 'seed'],
    ['fr', 'Quillon annonce un pré-amorçage de 1,5 M€', 'pre-seed'],
    ['fr', "Quillon s'endette de 20 millions d'euros auprès de la BEI", 'debt'],
    ['es', 'Quillon recauda 3 M€ en una ronda pre-semilla', 'pre-seed'],
    ['pt', 'Quillon recebe R$ 2 milhões de investidores em pré-seed', 'pre-seed'],
    ['pt', 'Startup Quillon fecha ronda seed de 3,5 milhões de euros', 'seed'],
    ['pt', 'Startup Quillon toma R$ 300 milhões em dívida', 'debt'],
    ['it', 'Quillon chiude un round seed da 1,8 milioni di euro', 'seed'],
    ['ko', '퀼론, 30억원 규모 프리A 투자 유치', 'pre-series-a'],
    ['ja', 'クイロン、プレシリーズAで3.2億円を調達', 'pre-series-a'],
    ['ja', 'クイロン、シリーズAで3.2億円を調達', 'series-a'],
  ])('the round; %s: %s', (language, title, round) => {
    expect(fundingOf(title, '', language).round?.value).toBe(round)
  })
})

it('the class of an accelerator is no company', () => {
  expect(fundingOf('Quillon (YC W25) raises $3.5M').company?.value).toBe('Quillon')
})

it.each([
  ['ko', '퀼론, 20억원 투자 유치', '₩2B (about $1.4M)'],
  ['ko', '퀼론, 600억원 투자 유치', '₩60B (about $41M)'],
  ['ko', '퀼론, 1245억원 투자 유치', '₩124.5B (about $85.9M)'],
  ['ja', 'クイロン、3億円を調達', '¥300M (about $1.9M)'],
  ['de', 'Quillon sammelt 12 Millionen Euro ein', '€12M (about $14M)'],
])('a converted sum has no more figures than its own, and two at least; %s: %s', (language, title, told) => {
  const { amount, amountUsd } = fundingOf(title, '', language)
  expect(amount && printAmount(amount, amountUsd, null, 'en')).toBe(told)
})
