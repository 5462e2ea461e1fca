import { describe, expect, it } from 'vitest'
import { raisedByPerson } from '../../../src/news/facts/funding/raised-by-person.ts'
import { fundingOf } from './read-fields.ts'

describe('a person who raises', () => {
  it.each([
    ['Quillon AI CEO Ada Larkin raises $50M', '', 'Quillon AI'],
    ['Quillon founder Ada Larkin closes $50M Series A for AI agents', '', 'Quillon'],
    ['Former OpenAI researcher Ada Larkin raises $50M for AI start-up Quillon', '', 'Quillon'],
    ['Ada Larkin raises $50M for new AI company Quillon', '', 'Quillon'],
    ['AI startup founder Ada Larkin raises $50M', 'Quillon will use it to build agents.', 'Quillon'],
  ])('does so for a company: %s', (title, summary, company) => {
    const found = fundingOf(title, summary).company
    expect(found?.value).toBe(company)
    expect(found?.evidence.quote).toBe(company)
  })

  it.each([
    'Ada Larkin secures $50 million for her AI startup',
    'OpenAI co-founder Ada Larkin raises $50M for AI agents',
  ])('is no company where none is named: %s', (title) => {
    expect(fundingOf(title).company).toBeNull()
  })

  it('is one of several, too', () => {
    const title = 'Former Marlowe engineers raise $9M seed for agent payments startup Quillon'
    expect(raisedByPerson(title)?.company?.name).toBe('Quillon')
  })
})
