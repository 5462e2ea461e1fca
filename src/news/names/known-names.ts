import { lazy } from '../../core/lazy.ts'
import { patternAt, placeAt } from '../patterns/pattern-set.ts'
import { patternGroup, type SearchedText } from '../patterns/searched-text.ts'
import { HAN_OR_KANA, HANGUL, isAt, LATIN, NUMERAL } from './code-units.ts'
import { MODEL_FAMILIES, type ModelFamily } from './model-families.ts'
import { TAIL_TOKEN } from './name-tail.ts'

/** What stands behind a family's name, and how it ends. */
const NAME_TAIL = `((?:[-_ ·:\\u00a0]?(?:${TAIL_TOKEN})){0,6}(?:-[A-Za-z][A-Za-z0-9]{1,12}(?![\\p{L}.])){0,3}(?:(?<=[a-z]{3})[- ]v?\\d{1,2}\\.\\d(?![\\d%]))?(?:[- ]\\d{1,3}b(?![\\p{L}\\p{N}]))?)(?:(?![\\p{Script=Latin}])|(?<=\\d\\.\\d)(?=(?-i:[A-Z][a-z]{1,12} )))`

/** `豆包大模型3.0`: what it is stands between the line and its number; `盘古大模型10亿参数` has none. */
const NOUN = '(?:大语言模型|大模型)(?=\\s?[vx]?\\d{1,2}(?:\\.\\d{1,2}){0,2}(?![\\d.B%]|\\s?[亿万款个倍年月日元种]))'
const NOUN_BEFORE_NUMBER = new RegExp(NOUN, 'iu')

/** What a model is called without the word for what it is: `豆包3.0`. */
export function withoutNoun(name: string): string {
  return name.includes('模型') ? name.replace(NOUN_BEFORE_NUMBER, '') : name
}

/** A name of any family; `heads` has a group for the family's own part, or one for each family's. */
function knownName(heads: string): RegExp {
  return new RegExp(
    `(?:(?=\\p{Script=Han})|(?<![\\p{Script=Latin}\\p{N}_])(?<!\\p{Script=Hangul}))${heads}(?:${NOUN})?${NAME_TAIL}`,
    'iuy',
  )
}

const SOURCES = MODEL_FAMILIES.map(({ pattern }) => pattern)
/** Where only one family's name may begin, it need not be found out whose it is: a group for each takes long. */
const KNOWN = knownName(`(${SOURCES.join('|')})`)
const KNOWN_OF_SEVERAL = knownName(`(?:${SOURCES.map((source) => `(${source})`).join('|')})`)
/** Neither takes them behind a letter. */
const familyPatterns = lazy(() => patternGroup(SOURCES.map((source) => new RegExp(`\\b(?:${source})`, 'iu'))))

type KnownName = { readonly family: ModelFamily; readonly head: string; readonly match: RegExpExecArray }

/** The names of known families in order; looked for only where one may begin. */
export function knownNames(text: SearchedText): readonly KnownName[] {
  const found: KnownName[] = []
  const group = familyPatterns()
  const beginnings = text.beginningsOf(group)
  let end = 0
  for (let nth = 0; nth < beginnings.length;) {
    const beginning = beginnings[nth] ?? 0
    const at = placeAt(beginning)
    let isOneFamily = true
    for (nth += 1; placeAt(beginnings[nth] ?? 0) === at && nth < beginnings.length; nth += 1)
      isOneFamily &&= patternAt(beginnings[nth] ?? 0) === patternAt(beginning)
    // `MiniMax海螺3`: characters begin a word wherever they stand.
    const isInWord = !isAt(text.text, at, HAN_OR_KANA) && isAt(text.text, at - 1, LATIN | NUMERAL | HANGUL)
    if (at < end || isInWord || text.text[at - 1] === '_') continue
    const pattern = isOneFamily ? KNOWN : KNOWN_OF_SEVERAL
    pattern.lastIndex = at
    const match = pattern.exec(text.text)
    if (match === null) continue
    end = at + Math.max(1, match[0].length)
    let which = 0
    if (!isOneFamily) while (which < MODEL_FAMILIES.length && match[which + 1] === undefined) which += 1
    const family = MODEL_FAMILIES[isOneFamily ? patternAt(beginning) - group.from : which]
    if (family !== undefined) found.push({ family, head: match[which + 1] ?? '', match })
  }
  return found
}
