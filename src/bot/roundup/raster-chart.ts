import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Resvg, initWasm } from '@resvg/resvg-wasm'
import type { Chart } from '../../core/chart.ts'
import type { Language } from '../../core/workspace.ts'
import { drawChart } from './draw-chart.ts'
import { glyphsOf } from './glyphs-of.ts'

/** Latin, Greek and Cyrillic letters first; then whose Chinese characters are meant, and then the others. */
const LATIN = 'latin/fonts/NotoSans-Regular.ttf'
const KOREAN = 'kr/fonts/NotoSansKR-Regular.otf'
const JAPANESE = 'jp/fonts/NotoSansJP-Regular.otf'
const CHINESE = 'sc/fonts/NotoSansHans-Regular.otf'
const FONTS: Readonly<Record<Language, readonly string[]>> = {
  en: [LATIN, KOREAN, JAPANESE, CHINESE],
  ko: [LATIN, KOREAN, JAPANESE, CHINESE],
  ja: [LATIN, JAPANESE, KOREAN, CHINESE],
  zh: [LATIN, CHINESE, JAPANESE, KOREAN],
}
/** Screens of phones have two to three points a pixel. */
const ZOOM = 2.5

type Fonts = { readonly files: ReadonlyMap<string, Uint8Array>; readonly glyphs: ReadonlySet<number> }
let ready: Promise<Fonts> | null = null

/** Draws the chart as a PNG. */
export async function rasterChart(chart: Chart): Promise<Uint8Array> {
  ready ??= load()
  const { files, glyphs } = await ready
  const drawing = new Resvg(withoutGaps(drawChart(chart), glyphs), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      fontBuffers: FONTS[chart.language].flatMap((name) => files.get(name) ?? []),
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
    .replace(/\ufffe(?:\s*\ufffe)*/gu, '…')
}

/** All code points that the fonts can draw. */
export async function chartGlyphs(): Promise<ReadonlySet<number>> {
  ready ??= load()
  return (await ready).glyphs
}

async function load(): Promise<Fonts> {
  await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
  const files = new Map<string, Uint8Array>()
  for (const name of FONTS.en) files.set(name, await readFile(fontPath(name)))
  return { files, glyphs: new Set([...files.values()].flatMap((file) => [...glyphsOf(file)])) }
}

/** The packages of the fonts lie side by side; only what is in them is asked for, nothing of their code. */
function fontPath(name: string): string {
  const [language = '', ...rest] = name.split('/')
  const main = fileURLToPath(import.meta.resolve(`@embedpdf/fonts-${language}`))
  return `${main.slice(0, main.lastIndexOf('dist'))}${rest.join('/')}`
}
