/** What a vowel never is in another script, though it is written in many ways: no `i` is ㅗ, and no `o` イ. */
const NEVER: Readonly<Record<string, string>> = { a: 'iu', e: 'ou', i: 'ou', o: 'ie', u: 'eo' }

/** Of ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ, in the order of Unicode; `?` says nothing. */
const HANGUL_VOWELS = 'aeaeaeaeo??ooua?iu??i'
const HANGUL = { first: 0xac00, syllables: 11_172, perFirst: 588, perVowel: 28 } as const
/** A row of Kana each; the small ones take the place of the vowel before them. */
const KANA_VOWELS: readonly (readonly [kana: string, vowel: string])[] = [
  ['アカガサザタダナハバパマヤラワャァ', 'a'],
  ['イキギシジチヂニヒビピミリィ', 'i'],
  ['ウクグスズツヅヌフブプムユルヴュゥ', 'u'],
  ['エケゲセゼテデネヘベペメレェ', 'e'],
  ['オコゴソゾトドノホボポモヨロョォ', 'o'],
]
const SMALL = /[ャュョァィゥェォ]/u
/** `クイ` of `Qui`, `スウェ` of `Swe`: the `u` is no vowel of the name. */
const GLIDE = /[アイエオウ]/u
/** A name that begins with two consonants has a vowel between them in other scripts that it has not: `ブラック` of `Black`. */
const FIRST = /^(?:the )?[^\p{L}]*(?:[b-df-hj-np-tv-xz]|[cstpw]h|qu|sch)?([aeiou])(?![aeiouy])/u

function vowelOf(name: string): string | undefined {
  const [first = '', next = ''] = name
  const at = (first.codePointAt(0) ?? 0) - HANGUL.first
  if (at >= 0 && at < HANGUL.syllables)
    return HANGUL_VOWELS.charAt(Math.floor((at % HANGUL.perFirst) / HANGUL.perVowel))
  const heard = SMALL.test(next) ? next : first
  const vowel = KANA_VOWELS.find(([kana]) => kana.includes(heard))?.[1]
  return vowel === 'u' && GLIDE.test(next) ? undefined : vowel
}

/** Whether the first vowels of a name in Latin letters and of one in Hangul or Kana cannot be one sound. */
export function beginOtherwise(one: string, other: string): boolean {
  const latin = FIRST.exec(one.toLowerCase())?.[1] ?? FIRST.exec(other.toLowerCase())?.[1]
  const heard = vowelOf(one) ?? vowelOf(other)
  return latin !== undefined && heard !== undefined && NEVER[latin]?.includes(heard) === true
}
