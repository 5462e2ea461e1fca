import type { Chart } from '../chart.ts'

export interface ChartPainter {
  /** PNG, about 900 px wide with its own background. Equal charts are painted once. Rejects when it can't be painted. */
  paint(chart: Chart): Promise<Uint8Array>
}
