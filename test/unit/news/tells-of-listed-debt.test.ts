import { expect, it } from 'vitest'
import { factsOf } from './read-fields.ts'

it.each([
  'Oracle seeks $38 billion in debt for AI data centers',
  'Meta in talks to raise $29 billion for data centers',
  'Meta to raise $26 bln in debt from Alder for data center',
  'CoreWeave closes $2.6 billion delayed draw term loan facility',
  'Super Micro raises $2 billion in convertible notes',
  'Quillon raises $100M in at-the-market offering',
  'SoftBank raises $5 billion in margin loan backed by Arm shares',
])('what is lent to a company on an exchange is no round: %s', (title) => {
  expect(factsOf(title)).toEqual([])
})

it.each([
  ['xAI raises $12 billion in debt for data centers', 'xAI'],
  ['Quillon raises $2M in convertible notes', 'Quillon'],
  ['Microsoft-backed Quillon raises $300M in debt', 'Quillon'],
  ['Amazon in talks to invest $50 billion in OpenAI for data centers', 'OpenAI'],
])('what is lent to others is one: %s', (title, company) => {
  expect(factsOf(title)).toMatchObject([{ topic: 'funding', company: { value: company } }])
})
