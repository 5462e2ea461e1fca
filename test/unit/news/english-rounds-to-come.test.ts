import { describe, expect, it } from 'vitest'
import { fundingOf } from './read-fields.ts'

describe('an English headline of a round that is not done', () => {
  it.each([
    'Larkspur Is Fundraising at $30 Billion-Plus Valuation',
    'AI Startup Larkspur to Triple Valuation to $9 Billion in New Funding Round',
    'Larkspur Raising $10 Billion at $350 Billion Value',
    'Larkspur Set for $14 Billion Valuation With New Funding Round',
    'Larkspur offers staff $6B share sale at $350B valuation',
    "Larkspur's Larkin Meets Mideast Investors for $50 Billion Round",
    'Larkspur sounds out investors for $5B round',
    'Larkspur pitches investors on $50B valuation',
    'Larkspur poised to raise $5B',
    'Larkspur on track to raise $5B',
    'Larkspur kicks off $5B fundraise',
    'Larkspur launches $5B funding round',
    "Alder to lead Larkspur's $300M round",
    'Larkspur agrees terms for $300M round',
    'Larkspur files to raise $300M',
    'Larkspur gets $40M term sheet',
    'Larkspur raising at $3 billion',
    'Larkspur Close to $500 Million Funding at $6 Billion Valuation',
    'Larkspur hires Goldman to raise $500M',
    'Larkspur hires advisers to explore $2B fundraise',
    'Larkspur taps bankers to advise on $300M round',
  ])('is under way: %s', (title) => {
    expect(fundingOf(title).status.value).toBe('in-talks')
  })

  it.each([
    'Larkspur Aims for $2B Round',
    'Larkspur aiming to raise $2B',
    'Larkspur discussed raising $2 billion with Alder',
    'Larkspur investors propose $30M in new funding to revive the rival',
    'Larkspur plans $1B token sale at $4B valuation',
    'Larkspur Tests Investor Appetite for a $50 Billion Valuation',
    'Larkspur gears up for $5B round',
    'Larkspur wants $5B',
    "Larkspur's planned $5B raise draws Alder",
    'Larkspur would be worth $50B under new round',
    'Larkspur readies $5B raise',
  ])('is only wanted: %s', (title) => {
    expect(fundingOf(title).status.value).toBe('rumoured')
  })

  it.each([
    'Larkspur expands to Europe, raising $50M from Alder',
    'Larkspur doubles its value after quietly raising another $75M',
    'Larkspur launches with $50M seed round',
    'Larkspur closes $50M round, aims for Europe',
    'Larkspur hires banker as finance chief after $50M round',
    'Larkspur appoints adviser to help it spend $50M funding',
    'Larkspur valued at $3B after new round, analysts say',
    'Larkspur raises $50M, plans $1B factory',
    'Larkspur secures $50M in funding expected to fuel growth',
    'Larkspur lands $50M to help startups looking to raise money',
    "Larkspur's $50M round led by Alder is set to fund robots",
    // What somebody got is there, whatever else the headline says.
    'Larkspur closes $150M Series C after planned $100M raise drew more',
    'Larkspur receives $40M, courts investors in Gulf',
    'Larkspur picks up $40M as investors test appetite for AI chips',
    'Larkspur gets $40M Series A, could be worth $1B soon',
    'Potential Nvidia rival Larkspur raises $40M round',
    'Upcoming robotaxi firm Larkspur gets $40M funding',
    'AI startup Larkspur set for growth with $40M Series A funding',
    'Larkspur opens new office after $40M funding round',
    'Larkspur starts 2027 with $40M round',
    'Larkspur exits stealth raising $5M',
    'Larkspur is raising the bar with $30M Series A',
  ])('or it is done: %s', (title) => {
    expect(fundingOf(title).status.value).toBe('announced')
  })
})
