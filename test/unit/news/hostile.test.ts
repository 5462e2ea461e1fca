import { expect, test } from 'vitest'
import { growthOf, MAX_GROWTH } from '../../builders/growth.ts'
import { HOSTILE_PIECES, hostileMixture, onceAndTwice } from '../../builders/hostile-texts.ts'
import { readWhole } from '../../builders/read-whole.ts'

/** A field is read up to 2,000 characters. */
const HALF = 1_000
const MIXTURES = 20
const AT_ONCE = 4

const mixtures = Array.from({ length: MIXTURES }, (_, seed) => hostileMixture(seed))
test.each([...HOSTILE_PIECES, ...mixtures])(
  '%j again and again costs at most 2.5 times as much for twice the text',
  async (piece) => {
    const [half, whole] = onceAndTwice(piece, HALF)
    const work = (text: string) => (): void => {
      for (let time = 0; time < AT_ONCE; time += 1) readWhole(text)
    }
    expect(await growthOf(work(half), work(whole))).toBeLessThanOrEqual(MAX_GROWTH)
  },
)
