/** Chance that is the same for the same seed. */
export type Chance = {
  /** 0 inclusive to 1 exclusive. */
  next(): number
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number
  oneIn(count: number): boolean
  pick<T>(choices: readonly [T, ...T[]]): T
}

/** Mulberry32: small, fast, good enough to choose what goes wrong. */
export function createChance(seed: number): Chance {
  let state = Math.imul(seed, 2_654_435_761) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    next,
    below,
    oneIn: (count) => below(count) === 0,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
  }
}
