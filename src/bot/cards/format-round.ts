import type { Strings } from './en.ts'

/** `series-b` -> `Series B`; a round that has no word here is shown as it was read. */
export function formatRound(round: string, strings: Strings): string {
  const series = /^series-([a-z]\d?)$/u.exec(round)?.[1]
  if (series !== undefined) return strings.series(series.toUpperCase())
  return strings.rounds.get(round) ?? round
}
