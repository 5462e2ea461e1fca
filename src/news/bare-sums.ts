import type { SearchedText } from './patterns/searched-text.ts'
import { RAISED_BEFORE_ABROAD } from './raises-abroad.ts'
import { VALUED_BEFORE_ABROAD, VALUED_BEHIND_ABROAD } from './valued-abroad.ts'
import { textBefore } from './text-before.ts'

/** A sum without its currency, as it stands in a text; UTF-16 offsets. */
type BareSum = { readonly digits: string; readonly scale: string; readonly start: number; readonly end: number }

/** A number with a scale that no other word belongs to; English says the currency with every sum. */
const BARE = new RegExp(
  '(?<![\\p{L}\\p{N}.,$€£¥₩])(\\d{1,3}(?:[.,]\\d{1,3})?)[\\s-]?((?:mil )?millones|millions|millionen|milliarden?|milliards?|mrd\\.?|mio\\.?|milioni|miliard[io]|(?:mil )?milhões|bilhões|bilhão)' +
    `(?=${VALUED_BEHIND_ABROAD}|\\s?(?:$|[,.;:!)–—])| (?:que|et|y|e|und|con|avec|com|mit|en|in|pour|para|per|tras|après|nach|após|dopo|da|dal|a|à|bei|ein|an|einsammeln|aufnehmen)(?!\\p{L}))`,
  'giu',
)
const BEFORE = new RegExp(`${VALUED_BEFORE_ABROAD}|${RAISED_BEFORE_ABROAD}`, 'iu')
const BEHIND = new RegExp(`^${VALUED_BEHIND_ABROAD}`, 'iu')
const REACH = 60

/**
 * What a text says in German, French, Spanish, Portuguese or Italian that a company is worth, or raised, without the
 * currency: `Bewertung steigt auf 12 Milliarden`, `alcanza los 2.700 millones de valoración`, `incassa 1,7 miliardi`.
 */
export function findBareSums(searched: SearchedText): readonly BareSum[] {
  const { text } = searched
  return searched.all(BARE).flatMap(({ 0: all, 1: digits = '', 2: scale = '', index: start }) => {
    const end = start + all.length
    const isMoney = BEFORE.test(textBefore(text, start, REACH)) || BEHIND.test(text.slice(end, end + REACH))
    return isMoney ? [{ digits, scale, start, end }] : []
  })
}
