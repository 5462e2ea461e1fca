import { describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import { fundingOf } from './read-fields.ts'

function told(title: string): readonly [company: string | null, amount: number | null] {
  const { company, amount } = fundingOf(title)
  return [company?.value ?? null, amount === null ? null : majorOf(amount.value)]
}

describe('companies that raise together', () => {
  it.each([
    ['Quillon and Brindle raise $30M and $40M', 'Quillon', 30e6],
    ['Startups Quillon and Brindle secure $30 million and $40 million', 'Quillon', 30e6],
    ['Quillon and Brindle raise $70M between them', 'Quillon and Brindle', 70e6],
    ['Funding roundup: Quillon, Brindle and Oakhelm raise $90M', 'Quillon, Brindle and Oakhelm', 90e6],
    ['Kite and Key raises $12M Series A', 'Kite and Key', 12e6],
  ])('share what came in, or each has its own: %s', (title, company, amount) => {
    expect(told(title)).toEqual([company, amount])
    expect(fundingOf(title).company?.evidence.quote).toBe(company)
  })

  it('people are no company', () => {
    expect(told('Ada Larkin and Ben Holt raise $40M for new AI startup')).toEqual([null, 40e6])
    expect(told('Ex-Google and OpenAI Engineers raise $40M for AI lab')).toEqual([null, 40e6])
  })

  it.each([
    ['Nvidia and Microsoft-backed Quillon raises $500M', 500e6],
    ['Robotics and AI Startup Quillon raises $40M', 40e6],
    ['Stanford and MIT Spinout Quillon raises $12M seed', 12e6],
    ['Health and Wellness App Quillon raises $40M', 40e6],
  ])('what one company is, and who backs it, are no companies beside it: %s', (title, amount) => {
    expect(told(title)).toEqual(['Quillon', amount])
  })

  it('those who raise it for a company are not it', () => {
    expect(told('Larkin and Holt raise $1B for Quillon')).toEqual(['Quillon', 1e9])
  })

  it('who gives together raises nothing', () => {
    expect(fundingOf('Alder and Birch land $40M stake in Quillon').company?.value).not.toBe('Alder and Birch')
    expect(told('Accel and Index back Quillon with $30M')).toEqual(['Quillon', 30e6])
  })
})
