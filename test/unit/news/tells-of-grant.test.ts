import { expect, it } from 'vitest'
import { tellsOfGrant } from '../../../src/news/facts/topics/tells-of-grant.ts'
import { scanField } from '../../../src/news/scan-text.ts'
import { fundingOf } from './read-fields.ts'

const told = (text: string, lead = ''): boolean => tellsOfGrant(scanField({ text, start: 0 }, 'en'), lead)

it.each([
  ['AI chip start-up Quillon wins $2M NSF grant', ''],
  ['Quillon wins $2M NSF grant', 'The robotics start-up will build a new hand.'],
  ['Quillon awarded $1.2 million SBIR award for quiet drones', ''],
  ['Larkmoor lands €2.5M EIC Accelerator grant', 'Founded in 2021, Larkmoor sells lasers.'],
])('is a company’s: %s', (title, lead) => {
  expect(told(title, lead)).toBe(true)
})

it.each([
  ['Norland wins $2M NSF grant', ''],
  ['Norland wins $2M NSF grant', 'The university will spend it on start-up founders.'],
  ['Norland University spin-outs win $2M NSF grant', ''],
  ['Norland College receives $2M NSF grant to help start-ups', ''],
  ['Quillon wins $2M NSF contract', 'The start-up builds drones.'],
])('may be a school’s, or none: %s', (title, lead) => {
  expect(told(title, lead)).toBe(false)
})

it('is told as a grant', () => {
  const read = fundingOf('Quillon wins $2M NSF grant', 'The robotics start-up will build a new hand.')
  expect([read.company?.value, read.round?.value]).toEqual(['Quillon', 'grant'])
})
