import { usualSpelling } from './names/usual-spelling.ts'

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
const SMALL_LETTER = /\p{Ll}/u
const FEW_WORDS = 4
/** `yc-backed`, `san francisco-based`: whose it is not, and where. */
const DESCRIBES = /-(?:backed|based|led|funded|founded|owned|powered|driven|native|focused|old)$/u
/** Whom it describes so. */
const DESCRIBED = /^[^-]+(?=-)/u
/** A word in capitals alone, and not within an address. */
const LARGE_WORD = /(?<![\p{L}\p{N}'’.$€£₹/@])\p{Lu}[\p{Lu}\p{N}.]*/gu
/** `AI`, `CEO`, `GPT`, `V5`: shorter ones, and those with a number, may be written so anywhere. */
const SHORTEST_WORD = 4
const DIGIT = /\d/u

/** A word with a capital, as it is usually spelled where that is known. */
function asName(lower: string): string {
  if (lower === 'ai') return 'AI'
  const usual = usualSpelling(lower)
  if (usual !== null) return usual
  const capital = lower.charAt(0).toUpperCase()
  return capital.length > 1 ? lower : `${capital}${lower.slice(1)}`
}

function fromSmall(headline: string): string {
  const isShort = headline.split(' ').length < FEW_WORDS
  return headline.replaceAll(WORD, (word) => {
    if (isShort) return usualSpelling(word) === null ? word : asName(word)
    if (DESCRIBES.test(word)) return word.replace(DESCRIBED, (whom) => usualSpelling(whom) ?? whom)
    return SMALL.has(word) ? word : asName(word)
  })
}

/** `mistral releases medium 4`, `deepseek drops v5`: who it is, and a number that only means something beside that name. */
const BRINGS_NUMBER =
  /^(?<who>\p{Ll}{4,12})(?<rest> (?:(?:has|just|finally|quietly) ){0,2}(?:releas(?:es|ed)|launch(?:es|ed)|drop(?:s|ped)|ship(?:s|ped)|unveil(?:s|ed)|open-sourc(?:es|ed)|announce[sd]) (?:its |the |new ){0,2})(?<number>[vrkmx](?=\d)|[lms](?=(?:arge|edium|mall) \d))/u

/** The maker and the number with large letters, where the headline in small letters begins so. */
function numberInLarge(headline: string): string {
  return headline.replace(BRINGS_NUMBER, (all, who: string, rest: string, number: string) => {
    const usual = usualSpelling(who)
    return usual === null ? all : `${usual}${rest}${number.toUpperCase()}`
  })
}

function fromLarge(headline: string): string {
  return headline.replaceAll(LARGE_WORD, (word) => {
    const lower = word.toLowerCase()
    if (lower.length !== word.length) return word
    if (word.length > 1 && SMALL.has(lower)) return lower
    const isShort = word.length < SHORTEST_WORD || DIGIT.test(word)
    return isShort && usualSpelling(lower) === null ? word : asName(lower)
  })
}

/**
 * An English headline in small letters alone that has a sum or a maker's number, and one in capitals alone, as outlets write
 * others: each word large that may be part of a name, and known names as they are spelled. One code unit for one, so that offsets hold.
 * `language`: ISO 639-1.
 */
export function withCapitals(headline: string, language: string): string {
  if (language !== 'en') return headline
  if (!SMALL_LETTER.test(headline)) return headline.split(' ').length < FEW_WORDS ? headline : fromLarge(headline)
  if (CAPITAL.test(headline)) return headline
  return SUM.test(headline) ? fromSmall(headline) : numberInLarge(headline)
}
