import { expect, test } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import { isLowerEnd } from '../../../src/core/lower-end.ts'
import { readEntry } from '../../../src/news/read.ts'

function amountOf(title: string, summary = ''): readonly (number | boolean | null)[] {
  const text = { id: 'e', title, summary, url: null, language: null }
  const [facts] = readEntry(text, { name: 'Example Wire', kind: 'press', language: 'en' }).facts
  if (facts?.topic !== 'funding') throw new Error(`no round: ${title}`)
  const { amount, valuation } = facts
  if (amount === null) return [null, valuation === null ? null : majorOf(valuation.value) / 1e6]
  return [majorOf(amount.value) / 1e6, valuation === null ? null : majorOf(valuation.value) / 1e6, isLowerEnd(amount)]
}

test.each([
  ['AI startup Marlowe extends its Series A by $15M to $45M', '', [15, null, false]],
  ['AI biotech Marlowe adds $20M, bringing total raised to $150M', '', [20, null, false]],
  ['Marlowe raises $60M at $1B valuation, has raised $150M to date', '', [60, 1000, false]],
  ['Marlowe lands $20M', 'The company has raised $150 million in funding to date.', [20, null, false]],
  ['Marlowe raises $10 to $15 million for AI agents', '', [10, null, true]],
] as const)('%s: what came in, and not what it came to', (title, summary, wanted) => {
  expect(amountOf(title, summary)).toEqual(wanted)
})

test.each([
  ['Marlowe has raised $150M to date', ''],
  ['Marlowe has raised $150 million in funding to date', ''],
  ['Marlowe closes Series B', 'It has raised $150M to date.'],
])('%s: all that a company ever raised is the amount of no round', (title, summary) => {
  expect(amountOf(title, summary)).toEqual([null, null])
})
