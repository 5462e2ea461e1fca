import { fnvOfWords, hashFeature, slotOfHash } from './hash-feature.ts'

/** The widest table of any model; the slot in a narrower one is the low bits. */
export const SLOT_BITS = 18

/** Features by slot rather than by name: they are hashed as they are found, and few strings are built for them. */
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

  /** The same as `set` for the words with a space between them. */
  setOf(value: number, first: string, ...others: readonly string[]): void {
    this.add(slotOfHash(fnvOfWords(first, ...others), SLOT_BITS), value)
  }

  /** The same as `setOf` for two. */
  setWord(kind: string, word: string, value: number): void {
    this.add(slotOfHash(fnvOfWords(kind, word), SLOT_BITS), value)
  }

  /** The same as `setWord` for every word, each once. */
  setWords(kind: string, words: readonly string[], value: number): void {
    words.forEach((word, at) => {
      if (words.indexOf(word) === at) this.setWord(kind, word, value)
    })
  }

  addAll({ slots, values }: SlotFeatures): void {
    for (let at = 0; at < slots.length; at += 1) this.add(slots[at] ?? 0, values[at] ?? 0)
  }

  /** Gives all features from the `from`th on one value. */
  fill(from: number, value: number): void {
    this.#values.fill(value, from)
  }
}
