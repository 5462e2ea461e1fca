import type { SlotFeatures } from './slot-features.ts'

/** A linear model over hashed features: one row of `2 ** bits` weights and one bias per class. */
export type LinearModel = {
  readonly classes: readonly string[]
  readonly bits: number
  readonly bias: readonly number[]
  /** Weights are `int8 * scale`. */
  readonly scale: number
  readonly weights: Int8Array
}

/** The raw score of each class. */
export function scores(model: LinearModel, { slots, values, count }: SlotFeatures): number[] {
  const { weights, scale, bias } = model
  const size = 1 << model.bits
  const mask = size - 1
  const totals: number[] = []
  // Two rows at a time: the features are read half as often, and no sum waits for the other.
  for (let row = 0; row < bias.length; row += 2) {
    const base = row * size
    const other = row + 1 < bias.length ? base + size : base
    let total = 0
    let totalOfOther = 0
    for (let at = 0; at < count; at += 1) {
      const slot = (slots[at] ?? 0) & mask
      const value = values[at] ?? 0
      total += (weights[base + slot] ?? 0) * value
      totalOfOther += (weights[other + slot] ?? 0) * value
    }
    totals.push((bias[row] ?? 0) + total * scale)
    if (other !== base) totals.push((bias[row + 1] ?? 0) + totalOfOther * scale)
  }
  return totals
}

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
