import type { Strings } from './strings.ts'

/** `series-b` -> `Series B`; a round that has no word here is shown as it was read. */
export function formatRound(round: string, strings: Strings): string {
  const [, pre, series] = /^(pre-)?series-([a-z]\d?)$/u.exec(round) ?? []
  if (series === undefined) return strings.rounds.get(round) ?? round
  return pre === undefined ? strings.series(series.toUpperCase()) : strings.preSeries(series.toUpperCase())
}
