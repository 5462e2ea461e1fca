import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/core/facts.ts'
import type { Report } from '../../../src/core/story.ts'
import { importanceOf } from '../../../src/news/story/importance.ts'
import { fundingOf, model, releaseOf, reportOf } from './report.ts'

const sum = fc.double({ min: 1, max: 1e12, noNaN: true })

function told(facts: Facts, publishers: number): number {
  const reports = Array.from({ length: publishers }, (_, at) => reportOf(`e${at}`, facts))
  return importanceOf(reports, facts)
}

describe('importanceOf', () => {
  it('never falls when another publisher, language or kind of feed tells it', () => {
    const one = fc.record({
      feedKind: fc.constantFrom('lab' as const, 'press' as const, 'community' as const),
      language: fc.constantFrom('en', 'ko', 'zh'),
      feedWeight: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 8 }), sum, (rows, usd) => {
        const facts = fundingOf('Quillon', usd)
        const reports = rows.map((row, at) => reportOf(`e${at}`, facts, row))
        const before = importanceOf(reports.slice(0, -1), facts)
        expect(importanceOf(reports, facts)).toBeGreaterThanOrEqual(before)
        expect(importanceOf(reports.toReversed(), facts)).toBe(importanceOf(reports, facts))
      }),
    )
  })

  it('counts a publisher once, and each further one less', () => {
    const facts = fundingOf('Quillon', 5e6)
    const twice = [reportOf('a', facts, { feedName: 'Paper' }), reportOf('b', facts, { feedName: 'Paper' })]
    expect(importanceOf(twice, facts)).toBe(told(facts, 1))
    // By the feed of it that weighs most, in whatever order they tell it.
    const [strong, weak] = [0.8, 0.2].map((feedWeight) =>
      reportOf(`w${feedWeight}`, facts, { feedName: 'Paper', feedWeight }),
    )
    if (strong === undefined || weak === undefined) throw new Error('no reports')
    expect(importanceOf([strong, weak], facts)).toBe(importanceOf([strong], facts))
    expect(importanceOf([weak, strong], facts)).toBe(importanceOf([strong], facts))
    const gains = [1, 2, 3, 4].map((count) => told(facts, count + 1) - told(facts, count))
    expect(gains).toEqual(gains.toSorted((a, b) => b - a))
    expect(Math.min(...gains)).toBeGreaterThan(0)
  })

  it('counts more in another language, from a feed of another kind, and from the lab itself', () => {
    const facts = fundingOf('Quillon', 5e6)
    const press = { feedKind: 'press', language: 'en' } as const
    const beside = (other: Partial<Report>): number =>
      importanceOf([reportOf('a', facts, press), reportOf('b', facts, { ...press, ...other })], facts)
    expect(beside({ language: 'ko' })).toBeGreaterThan(beside({}))
    expect(beside({ feedKind: 'community' })).toBeGreaterThan(beside({}))
    expect(beside({ feedKind: 'lab' })).toBeGreaterThan(beside({ feedKind: 'community' }))
  })

  it('grows with amount and valuation, by their order of magnitude', () => {
    fc.assert(
      fc.property(sum, sum, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(told(fundingOf('Quillon', more), 1)).toBeGreaterThanOrEqual(told(fundingOf('Quillon', less), 1))
        expect(told(fundingOf('Quillon', 5e6, { valuation: more }), 1)).toBeGreaterThanOrEqual(
          told(fundingOf('Quillon', 5e6, { valuation: less }), 1),
        )
      }),
    )
    const step = told(fundingOf('Quillon', 1e8), 1) - told(fundingOf('Quillon', 1e7), 1)
    expect(told(fundingOf('Quillon', 1e10), 1) - told(fundingOf('Quillon', 1e9), 1)).toBeCloseTo(step, 2)
    expect(step).toBeGreaterThan(0)
    const valued = (valuation: number): number => told(fundingOf('Quillon', 5e6, { valuation }), 1)
    expect(valued(1e11)).toBeGreaterThan(valued(1e10))
  })

  it('puts the sure before the talked about, AI before the rest, and well-known vendors before others', () => {
    expect(told(fundingOf('Quillon', 1e8), 2)).toBeGreaterThan(
      told(fundingOf('Quillon', 1e8, { status: 'in-talks' }), 2),
    )
    expect(told(fundingOf('Quillon', 1e8), 2)).toBeGreaterThan(told({ ...fundingOf('Quillon', 1e8), isAi: false }, 2))
    expect(told(fundingOf('OpenAI', 1e8), 2)).toBeGreaterThan(told(fundingOf('Mistral', 1e8), 2))
    expect(told(fundingOf('Mistral', 1e8), 2)).toBeGreaterThan(told(fundingOf('Quillon', 1e8), 2))
    const models = [model('OpenAI', 'GPT-6', 'gpt')]
    expect(told(releaseOf(models), 1)).toBeGreaterThan(told(releaseOf(models, 'rumoured'), 1))
  })

  it('puts a new main version before a version between, and that before a variant', () => {
    const ranks = ['GPT-6', 'GPT-6.1', 'GPT-6 Mini'].map((name) => told(releaseOf([model('OpenAI', name, 'gpt')]), 1))
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
    expect(new Set(ranks).size).toBe(3)
  })
})
