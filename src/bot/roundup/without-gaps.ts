import type { Chart } from '../../core/chart.ts'
import type { Language } from '../../core/workspace.ts'
import { LOCALE } from '../cards/locale.ts'
import { ELLIPSIS } from '../cards/visible-text.ts'

/** ISO 15924 codes of scripts that companies write their names in, and a font of ours may lack. */
const SCRIPTS = 'Arab Hebr Thai Deva Beng Taml Telu Knda Mlym Gujr Guru Sinh Geor Armn Ethi Khmr Laoo Mymr Tibt'.split(
  ' ',
)
const OF_SCRIPT = SCRIPTS.map((code) => new RegExp(`\\p{Script=${code}}`, 'u'))
/** Signs for private use stand for what cannot be drawn: the first for any sign, each further one for a letter of a script. */
const GAP = 0xf0000
const GAPS = /[\u{f0000}-\u{f0020}](?:[\s…]{0,9}[\u{f0000}-\u{f0020}]){0,99}…?/gu

const IN: Readonly<Record<Language, (script: string) => string>> = {
  en: (script) => `(in ${script})`,
  ko: (script) => `(${script})`,
  ja: (script) => `（${script}）`,
  zh: (script) => `（${script}）`,
}

/** The chart with names that can be drawn whole: all else in it is in our own words. */
export function withDrawableNames(chart: Chart, glyphs: ReadonlySet<number>): Chart {
  const drawable = <T extends { readonly name: string }>(named: T): T => {
    return { ...named, name: withoutGaps(named.name, glyphs, chart.language) }
  }
  return chart.kind === 'bars'
    ? { ...chart, bars: chart.bars.map(drawable) }
    : { ...chart, rows: chart.rows.map(drawable) }
}

/**
 * What no font has a glyph for would be drawn as a box. Words of another script give way to what that is called, so that
 * nobody looks for a name that is cut: `(in Hebrew)`. Other signs give way to an ellipsis.
 */
export function withoutGaps(name: string, glyphs: ReadonlySet<number>, language: Language): string {
  return name
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (sign) => (glyphs.has(sign.codePointAt(0) ?? 0) ? sign : gapFor(sign)))
    .replace(GAPS, (gaps) => {
      const scripts = Array.from(gaps, (gap) => SCRIPTS[(gap.codePointAt(0) ?? 0) - GAP - 1])
      const code = scripts.find((script) => script !== undefined)
      if (code === undefined) return ELLIPSIS
      return IN[language](new Intl.DisplayNames(LOCALE[language], { type: 'script' }).of(code) ?? code)
    })
}

function gapFor(sign: string): string {
  return String.fromCodePoint(GAP + 1 + OF_SCRIPT.findIndex((script) => script.test(sign)))
}
