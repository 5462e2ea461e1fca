/** Words that no name begins with in a headline about money, and verbs that are known in small letters. */
const SMALL: ReadonlySet<string> = new Set(
  (
    'a about after ahead ai-powered all also amid an and are as at back backed backs bags be before behind but by cash closes co-led could deal ' +
    'for from funding gets has have her his hits how in into is it its just lands latest lead leads led less m may might million billion mn bn trillion ' +
    'more nabs near nearly nears new now of off on or our out over quietly raise raised raises raising reportedly round said says secures ' +
    'seek seeks share snags so some startup start-up stake talks than that the their they this to today top up valuation value valued via was we ' +
    'were what when which while who why will with would'
  ).split(' '),
)
/** Not within a word, a sum or an address. */
const WORD = /(?<![\p{L}\p{N}'’.$€£₹/@-])\p{Ll}[\p{L}\p{N}'’&.-]*/gu
/** Names are looked for by their capitals where somebody gets money. */
const SUM = /[$€£₹]\s?\d|\d\s?(?:million|billion)\b/u
const CAPITAL = /\p{Lu}/u
const FEW_WORDS = 4
/** `yc-backed`, `san francisco-based`: whose it is not, and where. */
const DESCRIBES = /-(?:backed|based|led|funded|founded|owned|powered|driven|native|focused|old)$/u

/**
 * An English headline in small letters alone that has a sum, as outlets write others: each word large that may be part of a
 * name. One code unit for one, so that offsets hold. `language`: ISO 639-1.
 */
export function withCapitals(headline: string, language: string): string {
  if (language !== 'en' || CAPITAL.test(headline) || !SUM.test(headline)) return headline
  if (headline.split(' ').length < FEW_WORDS) return headline
  return headline.replaceAll(WORD, (word) => {
    const capital = word.charAt(0).toUpperCase()
    return SMALL.has(word) || DESCRIBES.test(word) || capital.length > 1 ? word : `${capital}${word.slice(1)}`
  })
}
