import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../core/workspace.ts'
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

export type ChartFonts = {
  /** In the order in which a chart of that language looks for a letter. */
  readonly of: (language: Language) => Uint8Array[]
  /** All code points that one of them can draw. */
  readonly glyphs: ReadonlySet<number>
}

/** Reads the fonts of charts from their packages. Throws where one is missing. */
export async function loadChartFonts(): Promise<ChartFonts> {
  const files = new Map<string, Uint8Array>()
  for (const name of FONTS.en) files.set(name, await readFile(fontPath(name)))
  return {
    of: (language) => FONTS[language].flatMap((name) => files.get(name) ?? []),
    glyphs: new Set([...files.values()].flatMap((file) => [...glyphsOf(file)])),
  }
}

/** The packages of the fonts lie side by side; only what is in them is asked for, nothing of their code. */
function fontPath(name: string): string {
  const [language = '', ...rest] = name.split('/')
  const main = fileURLToPath(import.meta.resolve(`@embedpdf/fonts-${language}`))
  return `${main.slice(0, main.lastIndexOf('dist'))}${rest.join('/')}`
}
