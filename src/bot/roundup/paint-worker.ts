import { parentPort } from 'node:worker_threads'
import { rasterChart } from './raster-chart.ts'
import type { PaintAnswer, PaintOrder } from './paint-messages.ts'

/** Paints one chart after the other, as `ChartPainter` asks for them. */
parentPort?.on('message', ({ id, chart }: PaintOrder) => {
  rasterChart(chart).then(
    (png) => {
      answer({ id, png, problem: null })
    },
    (error: unknown) => {
      answer({ id, png: null, problem: error instanceof Error ? error.message : String(error) })
    },
  )
})

function answer(painted: PaintAnswer): void {
  parentPort?.postMessage(painted)
}
