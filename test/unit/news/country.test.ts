import { describe, expect, it } from 'vitest'
import { fundingOf } from './read-fields.ts'

describe('where a company is at home', () => {
  it.each([
    ['India’s Quillon raises $18M', '', 'IN'],
    ['UAE proptech Quillon raises $18M', '', 'AE'],
    ['Quillon raises $18M', 'Singapore-headquartered Quillon builds agents.', 'SG'],
    ['Quillon raises $18M', 'Chicago-based Quillon left stealth.', 'US'],
    ['Quillon raises $18M', 'It is one of few New Zealand-based unicorns.', 'NZ'],
    ['Quillon raises $18M', 'Quillon builds agents in Tokyo for banks.', null],
    ['Quillon raises $18M', 'The round was led by French group Alder.', null],
    ['Quillon raises $18M', 'Chinese company Alibaba takes part.', null],
    ['Quillon raises $18M for America’s AI labs', '', null],
    ['Quillon raises $18M to plan for US AI rules', '', null],
    ['US tariffs hit Quillon as it raises $18M', '', null],
  ])('%s %s', (title, summary, country) => {
    expect(fundingOf(title, summary).country?.value ?? null).toBe(country)
  })

  it('is what stands straight before a known name, for companies move', () => {
    const { country } = fundingOf('Chinese agent startup Manus raises $18M')
    expect(country).toMatchObject({ value: 'CN', evidence: { quote: 'Chinese' } })
    expect(fundingOf('Manus raises $18M').country?.value).toBe('SG')
  })
})
