import { describe, expect, it } from 'vitest'
import type { FundingFacts } from '../../../src/core/facts.ts'
import { mergeTold } from '../../../src/news/article/merge-told.ts'
import { mergeFacts } from '../../../src/news/story/merge-facts.ts'
import { fundingOf, reportOf } from './report.ts'
import { fact } from '../../builders/fact.ts'

const base = fundingOf('Quillon', 30e6)

function merged(...all: readonly FundingFacts[]): FundingFacts {
  const facts = mergeFacts(
    all.map((one, at) => reportOf(`e${at}`, one, { publishedAt: at })),
    base,
  )
  if (facts.topic !== 'funding') throw new Error('no round')
  return facts
}

const names = (facts: readonly { readonly value: string }[]): readonly string[] => facts.map(({ value }) => value)

describe('one round by several reports', () => {
  it('names an investor once, and not among the others who leads by its short name', () => {
    const { leads, investors } = merged(
      { ...base, leads: [fact('Thrive')], investors: [fact('Alder'), fact('Nvidia')] },
      { ...base, investors: [fact('Thrive Capital'), fact('Alder Ventures'), fact('NVIDIA')] },
    )
    expect(names(leads)).toEqual(['Thrive'])
    expect(names(investors)).toEqual(['Alder', 'Nvidia'])
  })

  it('counts what a publisher is sure of, though it guessed the same before', () => {
    const wire = { feedName: 'Wire', feedWeight: 0.8 }
    const reports = [
      reportOf('e1', fundingOf('Quillon', 30e6, { status: 'in-talks' }), { ...wire, publishedAt: 1 }),
      reportOf('e2', fundingOf('Quillon', 30e6), { ...wire, publishedAt: 2 }),
      reportOf('e3', fundingOf('Quillon', 40e6), { publishedAt: 3 }),
    ]
    expect(mergeFacts(reports, base)).toMatchObject({ amountUsd: 30e6 })
  })

  it('keeps a known company and its fund apart', () => {
    const { investors } = merged({ ...base, investors: [fact('Salesforce'), fact('Salesforce Ventures')] })
    expect(names(investors)).toEqual(['Salesforce', 'Salesforce Ventures'])
  })

  it('forgets who was only in talks once it is done', () => {
    const talk = {
      ...fundingOf('Quillon', 30e6, { status: 'in-talks' }),
      leads: [fact('Alder')],
      investors: [fact('Birch')],
    }
    expect(names(merged(talk).leads)).toEqual(['Alder'])
    const done = merged(talk, { ...base, investors: [fact('Cedar')] })
    expect(done.status.value).toBe('announced')
    expect(names(done.leads)).toEqual([])
    expect(names(done.investors)).toEqual(['Cedar'])
  })

  it('takes what a valuation counts from those who tell that valuation', () => {
    const one = fundingOf('Quillon', 30e6, { valuation: 300e6 })
    const other = { ...fundingOf('Quillon', 30e6, { valuation: 200e6 }), valuationBasis: fact('post-money' as const) }
    expect(merged(one, one, other).valuationBasis).toBeNull()
    expect(merged(other, other, one).valuationBasis?.value).toBe('post-money')
  })

  it('takes the kind from those who tell that round', () => {
    const equity = { ...fundingOf('Quillon', 30e6, { round: 'series-b' }), kind: fact('equity' as const) }
    const debt = { ...fundingOf('Quillon', 30e6, { round: 'debt' }), kind: fact('debt' as const) }
    const { round, kind } = merged(debt, equity, equity)
    expect(round?.value).toBe('series-b')
    expect(kind?.value).toBe('equity')
  })
})

describe('one round in several statements of a text', () => {
  it('joins what belongs together', () => {
    const [round] = mergeTold([
      { ...base, leads: [fact('Thrive')], kind: fact('equity' as const) },
      {
        ...fundingOf('Quillon', 30e6, { round: 'debt' }),
        kind: fact('debt' as const),
        investors: [fact('Thrive Capital'), fact('Birch')],
      },
    ])
    if (round?.topic !== 'funding') throw new Error('no round')
    expect(round.round?.value).toBe('debt')
    expect(round.kind?.value).toBe('debt')
    expect(names(round.investors)).toEqual(['Birch'])
  })
})
