import { everyMatch } from '../patterns/every-match.ts'
import { beginOtherwise } from './first-vowel.ts'
import type { WrittenCompany } from './report-profile.ts'
import { soundsOf, type Sounds } from './sounds-of.ts'

/** Of two spellings of one name in the table of organisations nine tenths are nearer than this, of two names 1 in 110. */
const ALIKE = 0.25
/** Fewer consonants are those of too many names. */
const FEWEST = 2
/** Fewer prove nothing where they are looked for in a headline. */
const FEWEST_IN_TITLE = 3
/** As many tell a name from ten thousand others. */
const FEWEST_SURE = 4
const FEWEST_IN_KEY = 3
/** What may hang on a Hangul name: `페로윅으로`. */
const PARTICLE = /(?<=\p{Script=Hangul}{2})(?:에게|에서|으로|[이가은는을를에의와과도로])$/u
/** So many words may make up one name. */
const WORDS = 3
const MOST_WORDS = 60
/** What may stand between two words of a name. */
const BETWEEN = /^[ ・·-]?$/u
const ANY_ROUND =
  /^(?:스타트업|시리즈|시드|투자|유치|규모|플랫폼|에이전트|모델|글로벌|[조억만]*(?:달러|원|유로)|シリーズ|スタートアップ|ドル|ユーロ|ロボット|モデル|エージェント|シード|(?:series|seed|start|startup|rais(?:es|ed)|million|billion|round|funding|in|for|to|and|the|of|with|from|by|led|at)(?![a-z]))/iu
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

/** What it costs to make one of the other. */
function costOf(one: Sounds, other: Sounds): number {
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
  return row.at(-1) ?? 0
}

/** Whether two names in two scripts may be one name by their sound; never where one has none, or hardly one. */
export function soundAlike(one: Sounds | null, other: Sounds | null): boolean {
  if (one === null || other === null || Math.min(one.length, other.length) < FEWEST) return false
  return costOf(one, other) <= ALIKE * Math.max(one.length, other.length)
}

/** Whether so many consonants are the same, but for an r, that it is no chance, whatever else the texts say. */
export function isSureSound(one: Sounds | null, other: Sounds | null): boolean {
  if (one === null || other === null || Math.min(one.length, other.length) < FEWEST_SURE) return false
  return costOf(one, other) <= dropping('L')
}

/** Whether the same consonants are heard in both, none more and none less. */
export function isSameSound(one: Sounds | null, other: Sounds | null): boolean {
  return one !== null && other !== null && costOf(one, other) === 0
}

/** Under which a name is found by its sound: what is written in two ways is one, and no r or l is there. */
export function soundKey(sounds: Sounds | null, fewest = FEWEST_IN_KEY): string | null {
  const key = sounds?.replaceAll('L', '').replaceAll('C', 'S').replaceAll('D', 'T') ?? ''
  return key.length < fewest ? null : key
}

/** Whether a word or a few of the headline, in another script, may be the name that sounds so. */
export function isHeardIn(
  { lower, sounds, script }: Pick<WrittenCompany, 'lower' | 'sounds' | 'script'>,
  title: string,
): boolean {
  if (sounds === null || sounds.length < FEWEST_IN_TITLE) return false
  return namesIn(title, IN_OTHER_SCRIPT[script]).some((words) => {
    const name = words.join('')
    return [name, name.replace(PARTICLE, '')].some(
      (one) => soundAlike(sounds, soundsOf(one)) && !beginOtherwise(lower, one),
    )
  })
}

/** Words of one script that stand together, one to three of them, without those of any headline on a round. */
function namesIn(title: string, script: RegExp): readonly (readonly string[])[] {
  const words = everyMatch(title, script).slice(0, MOST_WORDS)
  return words.flatMap((first, at) => {
    const names: string[][] = []
    let [together, end]: [string[], number] = [[], first.index]
    for (const { 0: word, index } of words.slice(at, at + WORDS)) {
      if (ANY_ROUND.test(word) || !BETWEEN.test(title.slice(end, index))) break
      together = [...together, word]
      end = index + word.length
      names.push(together)
    }
    return names
  })
}
