import { readFileSync } from 'node:fs'
import { lazy } from '../../core/lazy.ts'

/** Characters of a name that are spelled out in Latin letters; what follows is mostly translated. */
const SPELLED = { fewest: 2, most: 4 } as const

type Readings = {
  readonly ofChar: ReadonlyMap<string, readonly string[]>
  readonly syllables: ReadonlySet<string>
}

/**
 * Syllables of Pinyin with the characters that are read so, from `src/news/data/pinyin.tsv`: those of the first level of GB/T
 * 2312, which are in the order of Pinyin there, and others that stand in names of companies. `ü` is written `v` or `u`.
 */
const readings = lazy((): Readings => {
  const ofChar = new Map<string, string[]>()
  const syllables = new Set<string>()
  const lines = readFileSync(new URL('../data/pinyin.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  for (const line of lines) {
    const [syllable = '', chars = ''] = line.split('\t')
    const written = syllable.includes('ü') ? [syllable.replace('ü', 'v'), syllable.replace('ü', 'u')] : [syllable]
    for (const one of written) {
      syllables.add(one)
      for (const char of chars) ofChar.set(char, [...(ofChar.get(char) ?? []), one])
    }
  }
  return { ofChar, syllables }
})

/** How the first two, three and four characters of a Chinese name are read; none where it does not begin with two that are known. */
function readOut(name: string): readonly string[] {
  const { ofChar } = readings()
  const spelled: string[] = []
  let soFar: readonly string[] = ['']
  for (let at = 0; at < SPELLED.most; at += 1) {
    const read = ofChar.get(name.charAt(at))
    if (read === undefined) break
    soFar = soFar.flatMap((before) => read.map((one) => before + one))
    if (at + 1 >= SPELLED.fewest) spelled.push(...soFar)
  }
  return spelled
}

/** Of how many syllables a word can be made; 0 where it is none of Pinyin. */
function syllablesIn(word: string): number {
  const { syllables } = readings()
  const made: number[] = [0]
  for (let end = 1; end <= word.length; end += 1) {
    let most = -1
    // The longest syllable has six letters: `zhuang`.
    for (let start = Math.max(0, end - 6); start < end; start += 1) {
      const before = made[start] ?? -1
      if (before >= 0 && syllables.has(word.slice(start, end))) most = Math.max(most, before + 1)
    }
    made.push(most)
  }
  return Math.max(0, made[word.length] ?? 0)
}

/** The first word of a name in Latin letters, or two of one syllable each, where it may be Chinese that is spelled out. */
function spelledOut(name: string): readonly string[] {
  const [first = '', second = ''] = name.toLowerCase().replaceAll(/['’]/gu, '').split(/[ -]/u)
  if (!/^[a-z]{2,24}$/u.test(first)) return []
  const isSyllable = readings().syllables.has(first)
  const together = isSyllable && /^[a-z]{2,12}$/u.test(second) && syllablesIn(second) > 0 ? [first + second] : []
  return syllablesIn(first) >= SPELLED.fewest ? [first, ...together] : together
}

/**
 * How a name is spelled in Pinyin, in every way that it may be: `月相科技` and `Yuexiang Tech` share `yuexiang`. Empty where it
 * is no Chinese name. Without tones and in lower case.
 */
export function pinyinOf(name: string): readonly string[] {
  return /^\p{Script=Han}/u.test(name) ? readOut(name) : spelledOut(name)
}

/** How other scripts hear what is spelled in Pinyin: in letters that stand for their sound in most languages. */
export function soundsInLatin(pinyin: string): string {
  return pinyin
    .replaceAll(/zh/gu, 'j')
    .replaceAll(/x/gu, 's')
    .replaceAll(/q/gu, 'ch')
    .replaceAll(/c(?!h)/gu, 'ts')
}
