import type { SlotFeatures } from './slot-features.ts'

/** A linear model over hashed features: `2 ** bits` slots with a weight for each class, and one bias per class. */
export type LinearModel = {
  readonly classes: readonly string[]
  readonly bits: number
  readonly bias: readonly number[]
  /** Weights are `int8 * scale`. */
  readonly scale: number
  /** Slot after slot, so that those of one feature stand side by side in memory. */
  readonly weights: Int8Array
}

/** The raw score of each class. */
export function scores(model: LinearModel, { slots, values, count }: SlotFeatures): number[] {
  const { weights, scale, bias } = model
  const classes = bias.length
  const mask = (1 << model.bits) - 1
  const totals: number[] = []
  // Two classes at a time: the features are read half as often, and no sum waits for the other.
  for (let first = 0; first < classes; first += 2) {
    const second = Math.min(first + 1, classes - 1)
    let totalOfFirst = 0
    let totalOfSecond = 0
    for (let at = 0; at < count; at += 1) {
      const base = ((slots[at] ?? 0) & mask) * classes
      const value = values[at] ?? 0
      totalOfFirst += (weights[base + first] ?? 0) * value
      totalOfSecond += (weights[base + second] ?? 0) * value
    }
    totals.push((bias[first] ?? 0) + totalOfFirst * scale)
    if (second > first) totals.push((bias[second] ?? 0) + totalOfSecond * scale)
  }
  return totals
}

/** A probability, 0 to 1, of a score. */
export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

/** The class with the highest score for what was noticed in a text and, at `share` of its weight, the text itself. */
export function bestClass(model: LinearModel, more: SlotFeatures, text: SlotFeatures, share: number): string {
  const ofText = scores(model, text)
  const totals = scores(model, more).map((score, row) => score + share * ((ofText[row] ?? 0) - (model.bias[row] ?? 0)))
  let best = 0
  for (let row = 1; row < totals.length; row += 1) if ((totals[row] ?? 0) > (totals[best] ?? 0)) best = row
  return model.classes[best] ?? ''
}
