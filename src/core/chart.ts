import type { Language } from './workspace.ts'

/** Lengths to compare. A bar's `label` says its `value` in the reader's words; `note` stands below the title. */
export type BarChart = {
  readonly kind: 'bars'
  readonly language: Language
  readonly title: string
  readonly note: string | null
  /** On a logarithmic scale, where the smaller bars would vanish on a plain one. Values are above 0 then. */
  readonly isLog: boolean
  /** Bars of more are drawn only so long, with a gap that shows it; `null`: all are drawn whole. */
  readonly cutAt: number | null
  readonly bars: readonly { readonly name: string; readonly value: number; readonly label: string }[]
}

/**
 * What came on which day of a week, a row each. Times are Unix milliseconds; what is marked has another shape and colour. `note` stands
 * below the title.
 */
export type TimelineChart = {
  readonly kind: 'timeline'
  readonly language: Language
  readonly title: string
  readonly note: string | null
  readonly fromAt: number
  readonly untilAt: number
  /** Where each day begins. */
  readonly days: readonly { readonly at: number; readonly label: string }[]
  readonly rows: readonly { readonly name: string; readonly at: number; readonly isMarked: boolean }[]
  /** What a mark means. */
  readonly markMeans: string
}

/** What a picture shows, as numbers and words, free of any drawing library. */
export type Chart = BarChart | TimelineChart
