import { hashFeature } from './hash-feature.ts'

/** Feature name to value; most are 1. */
export type Features = ReadonlyMap<string, number>

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
export function scores(model: LinearModel, features: Features): number[] {
  const totals = [...model.bias]
  const size = 2 ** model.bits
  for (const [name, value] of features) {
    const slot = hashFeature(name, model.bits)
    for (let row = 0; row < totals.length; row += 1) {
      totals[row] = (totals[row] ?? 0) + (model.weights[row * size + slot] ?? 0) * model.scale * value
    }
  }
  return totals
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

/** The class with the highest score. */
export function bestClass(model: LinearModel, features: Features): string {
  const totals = scores(model, features)
  let best = 0
  for (let row = 1; row < totals.length; row += 1) if ((totals[row] ?? 0) > (totals[best] ?? 0)) best = row
  return model.classes[best] ?? ''
}
