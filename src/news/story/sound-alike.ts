import type { WrittenCompany } from './report-profile.ts'
import { soundsOf, type Sounds } from './sounds-of.ts'

/** Of two spellings of one name in the table of organisations nine tenths are nearer than this, of two names 1 in 150. */
const ALIKE = 0.25
/** And so far apart are two thirds of all pairs of names, but hardly a spelling. */
const UNLIKE = 0.5
/** Fewer consonants prove nothing where they are looked for in a headline. */
const FEWEST_IN_TITLE = 3
/** As many tell a name from ten thousand others. */
const FEWEST_SURE = 4
const FEWEST_IN_KEY = 3
/** What may hang on a Hangul name: `페로윅으로`. */
const PARTICLE = 2
/** So many words may make up one name. */
const WORDS = 3
const MOST_WORDS = 60
const HANGUL = /^\p{Script=Hangul}/u
const IN_OTHER_SCRIPT: Readonly<Record<WrittenCompany['script'], RegExp>> = {
  latin: /\p{Script=Hangul}+|[\p{Script=Katakana}ー]+/gu,
  hangul: /[\p{Script=Katakana}ー]+|\p{Script=Latin}+/gu,
  other: /\p{Script=Hangul}+|\p{Script=Latin}+/gu,
}

/** What each says that may be what the other says. */
const SAME_FOR: Readonly<Record<string, string>> = { C: 'SK', D: 'TS' }
/** What is written for each other now and then. */
const NEAR: ReadonlySet<string> = new Set(['ST', 'TS', 'MN', 'NM', 'CD', 'DC'])

function changing(one: string, other: string): number {
  if (one === other || SAME_FOR[one]?.includes(other) === true || SAME_FOR[other]?.includes(one) === true) return 0
  return NEAR.has(one + other) ? 0.5 : 1
}

/** An r before a consonant is not written: `팔로바` of `Parlova`. */
function dropping(sound: string): number {
  return sound === 'L' ? 0.4 : 1
}

/** What it costs to make each beginning of `other` of all of `one`. */
function costs(one: Sounds, other: Sounds): readonly number[] {
  let row = [0]
  for (const sound of other) row.push((row.at(-1) ?? 0) + dropping(sound))
  for (const sound of one) {
    const next = [(row[0] ?? 0) + dropping(sound)]
    for (let at = 0; at < other.length; at += 1) {
      const heard = other.charAt(at)
      const changed = (row[at] ?? 0) + changing(sound, heard)
      next.push(Math.min(changed, (row[at + 1] ?? 0) + dropping(sound), (next[at] ?? 0) + dropping(heard)))
    }
    row = next
  }
  return row
}

/** Whether two names in two scripts may be one name by their sound; `null` where that is not clear. */
export function soundAlike(one: Sounds | null, other: Sounds | null): boolean | null {
  if (one === null || other === null || Math.min(one.length, other.length) < 2) return null
  const apart = (costs(one, other).at(-1) ?? 0) / Math.max(one.length, other.length)
  return apart <= ALIKE ? true : apart >= UNLIKE ? false : null
}

/** Whether so many consonants are the same, but for an r, that it is no chance, whatever else the texts say. */
export function isSureSound(one: Sounds | null, other: Sounds | null): boolean {
  if (one === null || other === null || Math.min(one.length, other.length) < FEWEST_SURE) return false
  return (costs(one, other).at(-1) ?? 0) <= dropping('L')
}

/** Under which a name is found by its sound: what is written in two ways is one, and no r or l is there. */
export function soundKey(sounds: Sounds | null): string | null {
  const key = sounds?.replaceAll('L', '').replaceAll('C', 'S').replaceAll('D', 'T') ?? ''
  return key.length < FEWEST_IN_KEY ? null : key
}

/** Whether a word or a few of the headline, in another script, may be the name that sounds so. */
export function isHeardIn({ sounds, script }: Pick<WrittenCompany, 'sounds' | 'script'>, title: string): boolean {
  if (sounds === null || sounds.length < FEWEST_IN_TITLE) return false
  const words = (title.match(IN_OTHER_SCRIPT[script]) ?? []).slice(0, MOST_WORDS)
  return words.some((first, at) => {
    const tail = HANGUL.test(first) ? PARTICLE : 0
    let heard: Sounds = ''
    return words.slice(at, at + WORDS).some((word) => {
      heard += soundsOf(word) ?? ''
      return isBeginning(sounds, heard, tail)
    })
  })
}

/** Whether the name is all of what is heard but for a tail. */
function isBeginning(sounds: Sounds, heard: Sounds, tail: number): boolean {
  const cost = costs(sounds, heard)
  return cost.some((one, end) => end >= heard.length - tail && one <= ALIKE * Math.max(sounds.length, end))
}
