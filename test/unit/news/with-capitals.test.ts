import { describe, expect, it } from 'vitest'
import { withCapitals } from '../../../src/news/with-capitals.ts'
import { fundingOf } from './read-fields.ts'

describe('a headline in small letters', () => {
  it.each([
    ['quillon raises $40 million led by alder capital', 'Quillon raises $40 million led by Alder Capital'],
    ['alder-backed quillon is worth €2bn', 'alder-backed Quillon is Worth €2bn'],
  ])('with a sum has large ones where names may be: %s', (written, read) => {
    expect(withCapitals(written, 'en')).toBe(read)
    expect(read).toHaveLength(written.length)
  })

  it.each([
    ['quillon raises money from alder capital', 'en'],
    ['eBay-backed quillon raises $40 million', 'en'],
    ['quillon holt 40 million €', 'de'],
    ['got $40 back', 'en'],
  ])('stays as it is without one, with a large one, elsewhere, or in few words: %s', (written, language) => {
    expect(withCapitals(written, language)).toBe(written)
  })

  it('is quoted as it was written', () => {
    const title = 'robotics startup quillon raises $40 million series b led by alder capital'
    const { company, leads } = fundingOf(title)
    expect(company).toMatchObject({ value: 'Quillon', evidence: { quote: 'quillon', start: 17, end: 24 } })
    expect(leads).toMatchObject([{ value: 'Alder Capital', evidence: { quote: 'alder capital' } }])
  })
})
