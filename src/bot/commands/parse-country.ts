import { lazy } from '../../core/lazy.ts'
import { plainLetters } from '../../core/plain-letters.ts'
import { LANGUAGES } from '../../core/workspace.ts'
import { LOCALE } from '../cards/locale.ts'
import { parseLanguage } from './parse-language.ts'

/** What ISO 3166-1 has for no country, and Unicode has a name for: unions, oceans, and codes for trying things out. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
/** What people say beside the names that Unicode has. */
const ALSO_CALLED: readonly (readonly [name: string, code: string])[] = [
  ...['USA', 'United States of America', 'America', 'États-Unis', '미합중국', '米国'].map(
    (name) => [name, 'US'] as const,
  ),
  ...['Korea', 'Republic of Korea', 'ROK', '남한', '대한민국'].map((name) => [name, 'KR'] as const),
  ...['사우디', '沙特', 'サウジ'].map((name) => [name, 'SA'] as const),
  ...['Britain', 'Great Britain', 'England'].map((name) => [name, 'GB'] as const),
  ...[['PRC', 'CN'] as const, ['UAE', 'AE'] as const, ['阿联酋', 'AE'] as const, ['Holland', 'NL'] as const],
  ...[['Turkey', 'TR'] as const, ['Macau', 'MO'] as const, ['터키', 'TR'] as const, ['Czech Republic', 'CZ'] as const],
]
/** What is taken beside the names of `countryNames`. */
export const OTHER_COUNTRY_NAMES = ALSO_CALLED.map(([name]) => name)
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))

/** Every code that has a name, also one of before: `UK`, with the one that it is today. */
const codes: () => ReadonlyMap<string, string> = lazy(() => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  return new Map(
    pairs.flatMap((code) => {
      const today = new Intl.Locale(`und-${code}`).region ?? code
      return names.of(code) === undefined || NO_COUNTRIES.has(today) ? [] : [[code, today] as const]
    }),
  )
})

const codesByName: () => ReadonlyMap<string, string> = lazy(() => {
  // In Taiwan some are called otherwise than in China.
  const locales = [...LANGUAGES.map((language) => LOCALE[language]), 'zh-TW']
  const named = locales.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((style) => {
      const names = new Intl.DisplayNames(locale, { type: 'region', style })
      return [...new Set(codes().values())].map((code) => [names.of(code) ?? code, code] as const)
    }),
  )
  return new Map([...named, ...ALSO_CALLED, ...codes()].map(([name, code]) => [bare(name), code]))
})

/** English names, as short as they are: those where our languages are at home, then all others in their order. */
export const countryNames: () => readonly string[] = lazy(() => {
  const names = new Intl.DisplayNames('en', { type: 'region', style: 'short' })
  const homes = LANGUAGES.flatMap((language) => new Intl.Locale(LOCALE[language]).region ?? [])
  const nameOf = (code: string): string => names.of(code) ?? code
  const others = [...new Set(codes().values())].filter((code) => !homes.includes(code)).map(nameOf)
  return [...homes.map(nameOf), ...others.toSorted((a, b) => a.localeCompare(b, 'en'))]
})

/** A country by its code or name (`KR`, `South Korea`, `한국`, `韓国`): its ISO 3166-1 alpha-2 code. `null` when it is none. */
export function parseCountry(text: string): string | null {
  return codesByName().get(bare(text)) ?? null
}

/** Where a name might be anything: `AI` is the code of Anguilla, and no one means that. */
export function countryNamed(text: string): string | null {
  return /^[a-z]{2}$/iu.test(text) ? null : parseCountry(text)
}

/** In English, the country where a language is spoken most: `Korean` start-ups are meant. `null` where none is named. */
export function countryWhereSpoken(text: string): string | null {
  const language = parseLanguage(text)
  const code = language === null ? undefined : new Intl.Locale(language).maximize().region
  return countryNames().find((name) => parseCountry(name) === code) ?? null
}

function bare(name: string): string {
  return plainLetters(name)
    .replace(/^the\s/u, '')
    .replace(/\sand\s/u, '')
    .replace(/[\s.,'’&()[\]-]+/gu, '')
}
