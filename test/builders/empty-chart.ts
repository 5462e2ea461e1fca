import type { BarChart } from '../../src/core/chart.ts'

/** A chart of which nothing is drawn. */
export const EMPTY_CHART: BarChart = {
  kind: 'bars',
  language: 'en',
  title: 'Funding',
  note: null,
  isLog: false,
  cutAt: null,
  bars: [],
}
