import { parentPort } from 'node:worker_threads'
import { rasterChart } from './raster-chart.ts'
import type { PaintAnswer, PaintOrder } from './paint-messages.ts'
import { errorWords } from '../../core/error-words.ts'

/** Paints one chart after the other, as `ChartPainter` asks for them. */
parentPort?.on('message', ({ id, chart }: PaintOrder) => {
  rasterChart(chart).then(
    (png) => {
      answer({ id, png, problem: null })
    },
    (error: unknown) => {
      answer({ id, png: null, problem: errorWords(error) })
    },
  )
})

function answer(painted: PaintAnswer): void {
  parentPort?.postMessage(painted)
}
