import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Resvg, initWasm } from '@resvg/resvg-wasm'
import type { Chart } from '../../core/chart.ts'
import { loadChartFonts, type ChartFonts } from './chart-fonts.ts'
import { drawChart } from './draw-chart.ts'
import { withDrawableNames } from './without-gaps.ts'

/** Screens of phones have two to three points a pixel. */
const ZOOM = 2.5

let ready: Promise<ChartFonts> | null = null

/** Draws the chart as a PNG. */
export async function rasterChart(chart: Chart): Promise<Uint8Array> {
  ready ??= load()
  const fonts = await ready
  const drawing = new Resvg(drawChart(withDrawableNames(chart, fonts.glyphs)), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      fontBuffers: fonts.of(chart.language),
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans',
    },
  })
  const picture = drawing.render()
  try {
    return picture.asPng()
  } finally {
    picture.free()
    drawing.free()
  }
}

async function load(): Promise<ChartFonts> {
  await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
  return await loadChartFonts()
}
