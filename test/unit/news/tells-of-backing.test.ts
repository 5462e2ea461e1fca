import { describe, expect, it } from 'vitest'
import { factsOf, fundingOf } from './read-fields.ts'

describe('money that goes into a company, with or without a sum', () => {
  it.each([
    ['Jeff Bezos backs AI chipmaker Quillon', 'Quillon'],
    ["Ferngrove invests in Sam Altman's brain interface start-up Quillon", 'Quillon'],
    ['Nvidia invests in quantum computing company Quillon', 'Quillon'],
    ['Quillon AI confirms ‘significant’ investment from Meta, says CEO', 'Quillon AI'],
    ['Robotics lab Quillon AI launches with $105M to develop a robot brain', 'Quillon AI'],
    ['Quillon emerges from stealth with $15 million to reinvent permits', 'Quillon'],
    ['Quillon, a Prediction Market, Raises Funds and Expands Overseas', 'Quillon'],
    ['Ferngrove Backs AI Chipmaker Vying With Nvidia at $2.6 Billion Value', null],
  ])('is a round: %s (%s)', (title, company) => {
    expect(fundingOf(title).company?.value ?? null).toBe(company)
  })

  it.each([
    'Microsoft backs AI company Anthropic in court fight',
    'Amazon invests in startups across Africa',
    'New accelerator launches with $20M for startups',
    'Quillon launches with $10M bug bounty',
    'Charity raises funds to help children',
    'Alder Ventures raises funds for its fifth fund',
    'Lab-funded group backs candidate attacked by rival AI super PAC',
    'Senator backs lawmaker Jones',
  ])('or none: %s', (title) => {
    expect(factsOf(title)).toEqual([])
  })
})
