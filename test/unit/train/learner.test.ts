import { describe, expect, it } from 'vitest'
import { scores } from '../../../src/news/linear/linear-model.ts'
import { SlotFeatures } from '../../../src/news/linear/slot-features.ts'
import { textSlots, trainClasses, type Example, type Options } from '../../../scripts/train/learner.ts'

const OPTIONS: Options = { bits: 6, epochs: 20, l2: 0.001, rate: 0.1, dropout: 0.3, orders: 2 }

function featuresOf(slots: readonly number[]): SlotFeatures {
  const features = new SlotFeatures()
  for (const slot of slots) features.add(slot, 1)
  return features
}

/** Slots 1 and 2 always come together and tell the class; slot 3 tells nothing. */
const examples: readonly Example[] = Array.from({ length: 40 }, (_, at) => {
  const label = at % 2
  const slots = [...(label === 1 ? [1, 2] : [4]), ...(at % 3 === 0 ? [3] : [])]
  return { slots: textSlots(featuresOf(slots), OPTIONS.bits), label, weight: 1 }
})

function scoreOf(options: Options, slots: readonly number[]): number {
  const [score = 0] = scores(trainClasses(examples, ['yes'], true, options), featuresOf(slots))
  return score
}

describe('trainClasses', () => {
  it('gives the same bytes for the same examples, whatever it leaves out on the way', () => {
    const [once, again] = [1, 2].map(() => trainClasses(examples, ['yes'], true, OPTIONS))
    expect(once).toEqual(again)
    expect(once).not.toEqual(trainClasses(examples, ['yes'], true, { ...OPTIONS, dropout: 0 }))
  })

  it('learns the mean of several orders', () => {
    const [one, two] = [1, 2].map((orders) => scoreOf({ ...OPTIONS, orders }, [1, 2]))
    expect(one).not.toBe(two)
    expect(Math.abs((one ?? 0) - (two ?? 0))).toBeLessThan(0.5)
  })

  it('tells the class by all signs and by one of them', () => {
    expect(scoreOf(OPTIONS, [1, 2])).toBeGreaterThan(1)
    expect(scoreOf(OPTIONS, [4])).toBeLessThan(-1)
    expect(scoreOf(OPTIONS, [2])).toBeGreaterThan(0)
  })
})
