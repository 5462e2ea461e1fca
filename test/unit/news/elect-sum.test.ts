import fc from 'fast-check'
import { expect, test } from 'vitest'
import { electSum, usdOf, type Vote } from '../../../src/news/story/vote-on-sums.ts'
import { fact } from '../../builders/fact.ts'

/** Sums that lie close together now and then, in two currencies. */
const vote: fc.Arbitrary<Vote> = fc
  .record({ major: fc.integer({ min: 90, max: 130 }), isEuro: fc.boolean(), weight: fc.integer({ min: 1, max: 20 }) })
  .map(({ major, isEuro, weight }) => ({
    fact: fact({ amountMinor: major * 100_000, currency: isEuro ? 'EUR' : 'USD' }, 'a sum'),
    weight: weight / 20,
    isSure: true,
  }))

test('the sum is elected that most weight stands within 3 % of, and of equals the first', () => {
  fc.assert(
    fc.property(fc.array(vote, { maxLength: 40 }), (votes) => {
      const weights = votes.map(({ fact }) => {
        const size = usdOf(fact.value)
        const near = votes.filter((other) => Math.abs(usdOf(other.fact.value) - size) <= 0.03 * size + 1e-6)
        return near.reduce((sum, { weight }) => sum + weight, 0)
      })
      const most = Math.max(...weights)
      const first = weights.findIndex((weight) => weight > most - 1e-9)
      expect(electSum(votes)).toBe(votes[first]?.fact ?? null)
    }),
  )
})
