import { findOrganisations } from './names/find-organisations.ts'
import { findPlaces } from './names/places.ts'
import { textBefore } from './text-before.ts'

type Shared = {
  /** In small letters, as they stand behind a number. */
  readonly names: readonly string[]
  /** What news means by it where nothing else is said; `null` where that is nothing certain. */
  readonly usual: string | null
  /** By the country that the text names, as ISO 3166-1 alpha-2. */
  readonly of: Readonly<Record<string, string>>
}

/** What the currencies of several countries are called alike. */
const SHARED: readonly Shared[] = [
  {
    names: ['dirham', 'dirhams', '디르함', '迪拉姆', 'ディルハム'],
    usual: 'AED',
    of: { AE: 'AED', MA: 'MAD' },
  },
  {
    names: ['rupee', 'rupees', 'rs', 'rs.', '루피', '卢比', 'ルピー'],
    usual: 'INR',
    of: { IN: 'INR', PK: 'PKR', LK: 'LKR', NP: 'NPR' },
  },
  { names: ['元'], usual: 'CNY', of: { CN: 'CNY', TW: 'TWD', HK: 'HKD' } },
  {
    names: ['pound', 'pounds', '파운드', 'ポンド'],
    usual: 'GBP',
    of: { GB: 'GBP', EG: 'EGP' },
  },
  {
    names: ['peso', 'pesos', '페소', '比索', 'ペソ'],
    usual: null,
    of: { MX: 'MXN', AR: 'ARS', CL: 'CLP', CO: 'COP', PH: 'PHP' },
  },
  {
    names: ['krone', 'kroner', 'kronen', 'crowns', '크로네', 'クローネ'],
    usual: null,
    of: { DK: 'DKK', NO: 'NOK', SE: 'SEK', CZ: 'CZK' },
  },
  { names: ['riyal', 'riyals', '리얄', '里亚尔', 'リヤル'], usual: null, of: { SA: 'SAR', QA: 'QAR' } },
]

const BY_NAME = new Map(SHARED.flatMap((shared) => shared.names.map((name) => [name, shared] as const)))

/** Those that are a currency nowhere else, for a pattern that finds sums. */
export const ONLY_SHARED = SHARED.filter(({ usual }) => usual === null).flatMap(({ names }) => names)

/** Where somebody was born, or goes to: no country of the money. */
const BORN_BEHIND = /^(?:-(?:born|raised|founded|educated)\b|[、和与及等]|市场|设有|办事处|子公司|分公司)/iu
const ELSEWHERE_BEFORE =
  /\b(?:born|founded|started|launch(?:es|ing)?|expand(?:s|ing)?|enter(?:s|ing)?|into|beyond)(?: (?:in|to|into))? $|(?:[在赴往、和与及]|进军|进入|拓展|登陆)$/iu
const REACH = 24

/**
 * Which currency a name that several have means: that of the first of their countries that the text names; else that of
 * `home`, where it is published (ISO 3166-1 alpha-2), unless it is about a company of another. `null` where the text does not
 * tell; `undefined` where the name is no such name.
 */
export function sharedCurrency(name: string, text: string, home: string | null = null): string | null | undefined {
  const shared = BY_NAME.get(name.toLowerCase())
  if (shared === undefined) return undefined
  const country = findPlaces(text).find(
    ({ value, start, end }) =>
      shared.of[value] !== undefined &&
      !BORN_BEHIND.test(text.slice(end, end + REACH)) &&
      !ELSEWHERE_BEFORE.test(textBefore(text, start, REACH)),
  )?.value
  if (country !== undefined) return shared.of[country] ?? null
  const own = home === null ? undefined : shared.of[home]
  if (own === undefined) return shared.usual
  const isOfAnother = findOrganisations(text).some(
    ({ organisation }) =>
      organisation.country !== null && organisation.country !== home && shared.of[organisation.country] !== undefined,
  )
  return isOfAnother ? shared.usual : own
}
