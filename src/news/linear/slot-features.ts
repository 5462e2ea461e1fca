import { hashFeature } from './hash-feature.ts'

/** The widest table of any model; the slot in a narrower one is the low bits. */
export const SLOT_BITS = 18

/** Features by slot rather than by name: what a whole text has is hashed as it is read, and no string is built for it. */
export class SlotFeatures {
  // Plain arrays: typed ones are slow to make, and one is made for every text.
  readonly #slots: number[] = []
  readonly #values: number[] = []

  get count(): number {
    return this.#slots.length
  }

  /** Slots of `2 ** SLOT_BITS`. */
  get slots(): readonly number[] {
    return this.#slots
  }

  get values(): readonly number[] {
    return this.#values
  }

  add(slot: number, value: number): void {
    this.#slots.push(slot)
    this.#values.push(value)
  }

  set(name: string, value: number): void {
    this.add(hashFeature(name, SLOT_BITS), value)
  }

  /** Gives all features from the `from`th on one value. */
  fill(from: number, value: number): void {
    this.#values.fill(value, from)
  }
}
