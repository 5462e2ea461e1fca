import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Resvg, initWasm } from '@resvg/resvg-wasm'
import type { Chart } from '../../core/chart.ts'
import { loadChartFonts, type ChartFonts } from './chart-fonts.ts'
import { drawChart } from './draw-chart.ts'

/** Screens of phones have two to three points a pixel. */
const ZOOM = 2.5

let ready: Promise<ChartFonts> | null = null

/** Draws the chart as a PNG. */
export async function rasterChart(chart: Chart): Promise<Uint8Array> {
  ready ??= load()
  const fonts = await ready
  const drawing = new Resvg(withoutGaps(drawChart(chart), fonts.glyphs), {
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

/** What no font has a glyph for would be drawn as a box: an ellipsis says as well that something is missing. */
export function withoutGaps(words: string, glyphs: ReadonlySet<number>): string {
  return words
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (sign) => (glyphs.has(sign.codePointAt(0) ?? 0) ? sign : '\ufffe'))
    .replace(/\ufffe(?:\s*[\ufffe…])*/gu, '…')
}

async function load(): Promise<ChartFonts> {
  await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
  return await loadChartFonts()
}
