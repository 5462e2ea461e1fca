import { sigmoid, type LinearModel } from '../../src/news/linear/linear-model.ts'
import { transposed } from '../../src/news/linear/transposed.ts'
import { SlotFeatures } from '../../src/news/linear/slot-features.ts'
import { seededRandom, shuffle } from './random.ts'

/** Features as slots of a model's table. */
type Slots = { readonly slots: Int32Array; readonly values: Float64Array }
export type Example = { readonly slots: Slots; readonly label: number; readonly weight: number }
export type Choice = { readonly candidates: readonly Slots[]; readonly right: readonly boolean[] }
export type Options = {
  readonly bits: number
  readonly epochs: number
  readonly l2: number
  readonly rate: number
  /** The share of an example's features that each visit leaves out, so that none is leant on alone; 0 if not told. */
  readonly dropout?: number
  /** In how many orders the examples are seen; what is learnt is the mean. */
  readonly orders: number
}

const NOTHING = new SlotFeatures()

export function slotsOf({ slots, values }: SlotFeatures, bits: number): Slots {
  return { slots: Int32Array.from(slots, (slot) => slot & (2 ** bits - 1)), values: Float64Array.from(values) }
}

/** A whole text's features, at `share` of their weight, and what else was noticed in it. */
export function textSlots(text: SlotFeatures, bits: number, more: SlotFeatures = NOTHING, share = 1): Slots {
  const all = new SlotFeatures()
  text.slots.forEach((slot, at) => {
    all.add(slot, (text.values[at] ?? 0) * share)
  })
  all.addAll(more)
  return slotsOf(all, bits)
}

/** `slots` without a random `share` of them; the others weigh more instead. */
function thinned({ slots, values }: Slots, share: number, random: () => number): Slots {
  const kept: number[] = []
  for (let at = 0; at < slots.length; at += 1) if (random() >= share) kept.push(at)
  return {
    slots: Int32Array.from(kept, (at) => slots[at] ?? 0),
    values: Float64Array.from(kept, (at) => (values[at] ?? 0) / (1 - share)),
  }
}

/** AdaGrad with L2 on the touched slots, one row of weights per class. */
class Learner {
  readonly weights: Float64Array
  readonly #squares: Float64Array
  readonly #options: Options

  constructor(rows: number, options: Options) {
    this.weights = new Float64Array(rows * 2 ** options.bits)
    this.#squares = new Float64Array(rows * 2 ** options.bits).fill(0.1)
    this.#options = options
  }

  score(row: number, { slots, values }: Slots): number {
    const base = row * 2 ** this.#options.bits
    let total = 0
    for (let at = 0; at < slots.length; at += 1)
      total += (this.weights[base + (slots[at] ?? 0)] ?? 0) * (values[at] ?? 0)
    return total
  }

  step(row: number, { slots, values }: Slots, gradient: number): void {
    const { bits, l2, rate } = this.#options
    const base = row * 2 ** bits
    const { weights } = this
    const squares = this.#squares
    for (let at = 0; at < slots.length; at += 1) {
      const place = base + (slots[at] ?? 0)
      const weight = weights[place] ?? 0
      const slope = gradient * (values[at] ?? 0) + l2 * weight
      const square = (squares[place] ?? 0) + slope * slope
      squares[place] = square
      weights[place] = weight - (rate * slope) / Math.sqrt(square)
    }
  }
}

/** What is learnt from examples in one order. */
type Learnt = { readonly bias: ArrayLike<number>; readonly weights: Float64Array }

function meanOf(vectors: readonly ArrayLike<number>[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0)
  for (const vector of vectors)
    for (let at = 0; at < mean.length; at += 1) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / vectors.length
  return mean
}

/** The mean of models that saw their examples in other orders: what only an order taught is evened out. */
function meanOfOrders(learn: (random: () => number) => Learnt, orders: number, seed: number): Learnt {
  const learnt = Array.from({ length: orders }, (_, order) => learn(seededRandom(seed + order)))
  return { bias: meanOf(learnt.map(({ bias }) => bias)), weights: meanOf(learnt.map(({ weights }) => weights)) }
}

function pack(classes: readonly string[], bits: number, { bias, weights }: Learnt): LinearModel {
  let largest = 1e-9
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const scale = Number((largest / 127).toPrecision(6))
  return {
    classes,
    bits,
    bias: Array.from(bias, (value) => Number(value.toPrecision(6))),
    scale,
    weights: transposed(
      Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
      classes.length,
    ),
  }
}

/** Independent logistic regressions (`label` is a bit mask) or one soft-max over the classes (`label` is an index). */
export function trainClasses(
  examples: readonly Example[],
  classes: readonly string[],
  independent: boolean,
  options: Options,
): LinearModel {
  const learn = (random: () => number): Learnt => learnClasses(examples, classes, independent, options, random)
  return pack(classes, options.bits, meanOfOrders(learn, options.orders, 7))
}

function learnClasses(
  examples: readonly Example[],
  classes: readonly string[],
  independent: boolean,
  options: Options,
  random: () => number,
): Learnt {
  const learner = new Learner(classes.length, options)
  const { dropout = 0 } = options
  const bias = classes.map(() => 0)
  const order = examples.map((_, at) => at)
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random)
    for (const at of order) {
      const example = examples[at]
      if (example === undefined) continue
      const slots = dropout === 0 ? example.slots : thinned(example.slots, dropout, random)
      const raw = classes.map((_, row) => learner.score(row, slots) + (bias[row] ?? 0))
      const top = Math.max(...raw)
      const sum = raw.reduce((total, value) => total + Math.exp(value - top), 0)
      raw.forEach((value, row) => {
        const predicted = independent ? sigmoid(value) : Math.exp(value - top) / sum
        const wanted = independent ? (example.label >> row) & 1 : Number(example.label === row)
        const gradient = (predicted - wanted) * example.weight
        learner.step(row, slots, gradient)
        bias[row] = (bias[row] ?? 0) - (0.02 * gradient) / (1 + epoch)
      })
    }
  }
  return { bias, weights: learner.weights }
}

/** Which of a text's candidates is the right one: soft-max over the candidates. */
export function trainChoice(choices: readonly Choice[], options: Options): LinearModel {
  return pack(
    ['score'],
    options.bits,
    meanOfOrders((random) => learnChoice(choices, options, random), options.orders, 11),
  )
}

function learnChoice(choices: readonly Choice[], options: Options, random: () => number): Learnt {
  const learner = new Learner(1, options)
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    const order = choices.map((_, at) => at)
    shuffle(order, random)
    for (const at of order) {
      const choice = choices[at]
      if (choice === undefined) continue
      const raw = choice.candidates.map((slots) => learner.score(0, slots))
      const top = Math.max(...raw)
      const powers = raw.map((value) => Math.exp(value - top))
      const sum = powers.reduce((a, b) => a + b, 0)
      const rightSum = powers.reduce((total, power, which) => total + (choice.right[which] === true ? power : 0), 0)
      choice.candidates.forEach((slots, which) => {
        const power = powers[which] ?? 0
        const wanted = choice.right[which] === true ? power / rightSum : 0
        learner.step(0, slots, power / sum - wanted)
      })
    }
  }
  return { bias: [0], weights: learner.weights }
}
