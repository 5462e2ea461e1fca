/** One figure of the table. `target` is what it must reach; `null` when it is only told. */
export type Measurement = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target: { readonly atLeast: number } | { readonly atMost: number } | null
}

/** `quick` is for a look in between: less of everything, so its figures are rougher. */
export type BenchSize = 'full' | 'quick'

export function isReached({ value, target }: Measurement): boolean {
  if (target === null) return true
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost
}
