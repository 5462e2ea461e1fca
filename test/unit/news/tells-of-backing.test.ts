import { describe, expect, it } from 'vitest'
import { factsOf, fundingOf } from './read-fields.ts'

describe('money that goes into a company, with or without a sum', () => {
  it.each([
    ['Jeff Bezos backs AI chipmaker Quillon', 'Quillon'],
    ['VC firm Alder leads $80M bet on AI accounting start-up Quillon', 'Quillon'],
    ["Ferngrove invests in Sam Altman's brain interface start-up Quillon", 'Quillon'],
    ['Nvidia invests in quantum computing company Quillon', 'Quillon'],
    ['Quillon AI confirms ‘significant’ investment from Meta, says CEO', 'Quillon AI'],
    ['Robotics lab Quillon AI launches with $105M to develop a robot brain', 'Quillon AI'],
    ['Quillon emerges from stealth with $15 million to reinvent permits', 'Quillon'],
    ['Quillon, a Prediction Market, Raises Funds and Expands Overseas', 'Quillon'],
    ['Stealth chip start-up Quillon debuts with $100M', 'Quillon'],
    ['Musk’s start-up Quillon confirms investment from Nvidia', 'Quillon'],
    ['Ohio-based Quillon lands investment from Nvidia', 'Quillon'],
    ['Amazon bets on AI start-up Anthropic', 'Anthropic'],
    ['Quillon is in talks with Birch Capital about a new round, a paper reports', 'Quillon'],
    ['Mistral AI is raising again', 'Mistral AI'],
    ['Anthropic is reportedly raising funds again', 'Anthropic'],
    ['Anthropic is fundraising just months after its last round', 'Anthropic'],
    ['Ferngrove Backs AI Chipmaker Vying With Nvidia at $2.6 Billion Value', null],
  ])('is a round: %s (%s)', (title, company) => {
    expect(fundingOf(title).company?.value ?? null).toBe(company)
  })

  it.each([
    'Microsoft backs AI company Anthropic in court fight',
    'Amazon invests in startups across Africa',
    'Norland in talks with neighbours about a new round of tariffs',
    'New accelerator launches with $20M for startups',
    'Quillon launches with $10M bug bounty',
    'Anthropic is raising funds for flood victims',
    'Charity raises funds to help children',
    'Alder Ventures raises funds for its fifth fund',
    'Lab-funded group backs candidate attacked by rival AI super PAC',
    'Senator backs lawmaker Jones',
    'Quillon 4 debuts with $88M',
    'AI ETF launches with $25M in assets',
    'Nvidia ETF debuts with $200 million',
    'School raises funds to buy robots',
    'University lands funding to study AI',
    'Hospital secures funding to buy AI scanners',
    'Mayor raises funds at AI gala',
    'India attracts AI investment from Microsoft',
    'Jane Holt bets on tech company Apple',
    'Hedge fund doubles down on AI chip company Nvidia',
    'EU backs chipmaker Intel for new subsidies',
    'Regulator backs AI start-up Quillon in licensing row',
  ])('or none: %s', (title) => {
    expect(factsOf(title)).toEqual([])
  })
})
