/**
 * The smallest of the values that this share of them (0 to 1) does not exceed, by the nearest rank. `Infinity` where there
 * are none: what was not measured reaches no target.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(Math.ceil(sorted.length * share), 1) - 1] ?? Infinity
}
