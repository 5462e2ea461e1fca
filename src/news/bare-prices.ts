import type { SearchedText } from './patterns/searched-text.ts'
import { VALUED_BEFORE_ABROAD, VALUED_BEHIND_ABROAD } from './valued-abroad.ts'

/** A price without its currency, as it stands in a text; UTF-16 offsets. */
type BarePrice = { readonly digits: string; readonly scale: string; readonly start: number; readonly end: number }

/** A number with a scale that no other word belongs to; English says the currency with every sum. */
const BARE = new RegExp(
  '(?<![\\p{L}\\p{N}.,$€£¥₩])(\\d{1,3}(?:[.,]\\d{1,3})?)[\\s-]?((?:mil )?millones|millions|millionen|milliarden?|milliards?|mrd\\.?|mio\\.?|milioni|miliard[io]|(?:mil )?milhões|bilhões|bilhão)' +
    `(?=${VALUED_BEHIND_ABROAD}|\\s?(?:$|[,.;:!)–—])| (?:et|y|e|und|con|avec|com|mit|en|in|pour|para|per|tras|après|nach|após|dopo)(?!\\p{L}))`,
  'giu',
)
const BEFORE = new RegExp(VALUED_BEFORE_ABROAD, 'iu')
const BEHIND = new RegExp(`^${VALUED_BEHIND_ABROAD}`, 'iu')
const REACH = 60

/**
 * What a text says in German, French, Spanish, Portuguese or Italian that a company is worth, without the currency: `Bewertung
 * steigt auf 12 Milliarden`, `alcanza los 2.700 millones de valoración`.
 */
export function findBarePrices(searched: SearchedText): readonly BarePrice[] {
  const { text } = searched
  return searched.all(BARE).flatMap(({ 0: all, 1: digits = '', 2: scale = '', index: start }) => {
    const end = start + all.length
    const isPrice =
      BEFORE.test(text.slice(Math.max(0, start - REACH), start)) || BEHIND.test(text.slice(end, end + REACH))
    return isPrice ? [{ digits, scale, start, end }] : []
  })
}
