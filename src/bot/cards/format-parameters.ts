import { formatCount } from './format-count.ts'

/** How many parameters, in all languages as the name of a model has them: `11B`, `1.5B`, `350M`, `1T`. */
export function formatParameters(count: number): string {
  return formatCount(count, 'en')
}

/** A size as a text writes it, its units in capitals: `230b` is `230B`. */
export function formatSize(size: string): string {
  return size.replaceAll(/(?<=\d)[bmt](?!\p{L})/gu, (unit) => unit.toUpperCase())
}
