import { hostOf } from './host-of.ts'
import { findOrganisations } from './names/find-organisations.ts'
import { inSimplified } from './simplified.ts'

/** Papers of Taiwan and Hong Kong whose addresses do not end in their country. */
const OUTLETS: ReadonlyMap<string, string> = new Map([
  ['udn.com', 'TW'],
  ['cnyes.com', 'TW'],
  ['chinatimes.com', 'TW'],
  ['digitimes.com', 'TW'],
  ['ettoday.net', 'TW'],
  ['hket.com', 'HK'],
  ['mingpao.com', 'HK'],
  ['hk01.com', 'HK'],
  ['stheadline.com', 'HK'],
])
const ENDS_IN_COUNTRY = /\.(tw|hk)$/u
/** What only Taiwan calls so. */
const OF_TAIWAN = /新創|募資|軟體|硬體|網路|人工智慧|資料中心|釋出|國發基金|創櫃板/u

/**
 * Where a Chinese entry is published, as its address or its words tell: the country that its money is of where nothing else is
 * said. ISO 3166-1 alpha-2; `null` where nothing tells, and for other languages. `language`: ISO 639-1.
 */
export function publishedIn(title: string, url: string | null, language: string): string | null {
  if (language !== 'zh') return null
  const host = hostOf(url ?? '')
  const country = ENDS_IN_COUNTRY.exec(host)?.[1]?.toUpperCase()
  if (country !== undefined) return country
  const outlet = OUTLETS.get(host.split('.').slice(-2).join('.'))
  if (outlet !== undefined) return outlet
  // Without a character of its own it may be the mainland's: `网路`.
  if (inSimplified(title) === title) return null
  const names = (): boolean => findOrganisations(title).some(({ organisation }) => organisation.country === 'TW')
  return OF_TAIWAN.test(title) || names() ? 'TW' : null
}
