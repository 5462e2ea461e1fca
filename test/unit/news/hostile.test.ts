import { expect, test } from 'vitest'
import { growthOf, MAX_GROWTH } from '../../builders/growth.ts'
import { HOSTILE_ABROAD, HOSTILE_PIECES, hostileMixture, onceAndTwice } from '../../builders/hostile-texts.ts'
import { readWhole } from '../../builders/read-whole.ts'

/** A field is read up to 2,000 characters. */
const HALF = 1_000
const MIXTURES = 20
const AT_ONCE = 4

async function growthWith(piece: string, language: string): Promise<number> {
  const [half, whole] = onceAndTwice(piece, HALF)
  const work = (text: string) => (): void => {
    for (let time = 0; time < AT_ONCE; time += 1) readWhole(text, language)
  }
  return await growthOf(work(half), work(whole))
}

const mixtures = Array.from({ length: MIXTURES }, (_, seed) => hostileMixture(seed))
test.each([...HOSTILE_PIECES, ...mixtures])(
  '%j again and again costs at most 2.5 times as much for twice the text',
  async (piece) => {
    expect(await growthWith(piece, 'en')).toBeLessThanOrEqual(MAX_GROWTH)
  },
)

test.each(HOSTILE_ABROAD)('%s: so does %j', async (language, piece) => {
  expect(await growthWith(piece, language)).toBeLessThanOrEqual(MAX_GROWTH)
})
