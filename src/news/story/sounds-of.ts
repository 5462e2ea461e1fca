import { everyMatch } from '../patterns/every-match.ts'

/**
 * The consonants that Hangul and Kana keep of a foreign name, in classes that no script tells apart for sure: `P` of p, b, f
 * and v, `T`, `K`, `S` of all that hisses, `L` of l and r, `N`, `M`; `C` (`ch`, `ge`) is `S` or `K`, `D` (`th`, a final ㅅ) is
 * `T` or `S`. Vowels, h, w and y are written in too many ways.
 */
export type Sounds = string

type Table = readonly (readonly [source: string, sounds: Sounds])[]

/** What is longer stands first. */
const LATIN: Table = [
  ['^(?:wr|rh)', 'L'],
  ['^(?:kn|gn)', 'N'],
  ['^x', 'S'],
  ['tion', 'SN'],
  ['sch|tch|sh|ss?|ts|tz|zz?|j|dg(?=e)|c(?=[eiy])', 'S'],
  ['ch|gg?(?=[eiy])', 'C'],
  ['th', 'D'],
  ['gh(?=t|$)', ''],
  ['ng(?![aeioulry])', 'N'],
  ['x', 'KS'],
  ['c[ckq]?|kk?|gg?|q', 'K'],
  ['ph|pp?|bb?|ff?|v', 'P'],
  ['tt?|dd?', 'T'],
  ['ll?|rr?', 'L'],
  ['nn?', 'N'],
  ['mm?', 'M'],
]

const KANA: Table = [
  ['[トド]ゥ|[タダテデトド]', 'T'],
  ['[サシスセソザジズゼゾチツヂヅ]', 'S'],
  ['[カキクケコガギグゲゴ]', 'K'],
  ['[ナニヌネノン]', 'N'],
  ['[バビブベボパピプペポフヴ]', 'P'],
  ['[マミムメモ]', 'M'],
  ['[ラリルレロ]', 'L'],
]

/** Of a Hangul syllable: what its first consonant and its last one sound like, in the order of Unicode; `.` is none. */
const FIRST = 'KKNTTLMPPSS.SSSKTP.'
const LAST = '.KKKNNNDLLLLLLLLMPPDDNDDKDPD'
const HANGUL = { first: 0xac00, syllables: 11_172, perFirst: 588 } as const

function readerOf(table: Table): (word: string) => Sounds {
  const pattern = new RegExp(table.map(([source]) => `(${source})`).join('|'), 'gu')
  return (word) => {
    let sounds = ''
    for (const [, ...parts] of everyMatch(word, pattern)) {
      // A part that did not match is undefined, whatever the types say: only the one that did is text.
      const at = parts.findIndex((part) => typeof part === 'string')
      sounds += table[at]?.[1] ?? ''
    }
    return sounds
  }
}

const latinSounds = readerOf(LATIN)
const kanaSounds = readerOf(KANA)

function hangulSounds(word: string): Sounds {
  let sounds = ''
  for (const char of word) {
    const at = (char.codePointAt(0) ?? 0) - HANGUL.first
    if (at < 0 || at >= HANGUL.syllables) continue
    const first = FIRST[Math.floor(at / HANGUL.perFirst)] ?? ''
    // `ㄹㄹ` is one l.
    sounds += (first === 'L' && sounds.endsWith('L') ? '' : first) + (LAST[at % LAST.length] ?? '')
  }
  return sounds.replaceAll('.', '')
}

/** How a name in one script sounds; `null` for Chinese characters, which are read otherwise everywhere, and for names in two scripts. */
export function soundsOf(name: string): Sounds | null {
  const letters = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, '')
  if (/^\p{Script=Hangul}+$/u.test(letters)) return hangulSounds(letters)
  if (/^[\p{Script=Katakana}ー]+$/u.test(letters)) return kanaSounds(letters)
  const plain = letters.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return /^\p{Script=Latin}+$/u.test(plain) ? latinSounds(plain) : null
}
