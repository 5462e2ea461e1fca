import type { Command, CommandOption } from '../../core/command.ts'
import { knownValuesOf } from './known-values.ts'
import { parseMoney } from './parse-money.ts'
import { parseSince } from './parse-since.ts'
import { parseSpan } from './parse-span.ts'
import { isJoined } from './split-list.ts'
import { splitValues } from './split-values.ts'
import type { Word } from './split-words.ts'

/** Twenty values in a list, two words each. */
const MOST_WORDS = 40

const isAmount = (text: string): boolean => parseMoney(text, 'en') !== null

/** Options whose values say by themselves where they end. */
const READS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['min_amount', isAmount],
  ['mention_min', isAmount],
  ['since', (text) => parseSince(text, 0, 'UTC') !== null],
  ['preview', (text) => parseSpan(text) !== null],
])
/** No name goes on with what these read. A single letter is a round, but it ends many a name. */
const END_A_NAME: readonly string[] = ['min_amount', 'since', 'preview']

/** What names of companies end in: `Moonshot AI`, `Black Forest Labs`. */
const END_OF_NAME = /^(?:ai|(?:\S+ )?(?:labs?|research|intelligence|technologies|robotics|university))$/iu
/** So many words of it stand behind the first at most. */
const MOST_IN_NAME = 2

/** Whether an option says itself what it takes. */
export function isSelective({ name, completes }: CommandOption): boolean {
  return READS.has(name) || knownValuesOf(completes) !== undefined
}

/** Whether a word without a key may be a value of an option: one that says itself what it takes. */
export function isReadable({ name, completes, isList }: CommandOption, text: string): boolean {
  const known = knownValuesOf(completes)
  if (known !== undefined) {
    const values = isList === true ? splitValues(text, known.parse) : [text]
    return values.every((one) => known.parse(one) !== null)
  }
  return READS.get(name)?.(text) ?? false
}

/** How many of the words, from the first on, make one value that the option takes. */
export function countReadable(option: CommandOption, words: readonly string[]): number {
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1) {
    if (isReadable(option, words.slice(0, count).join(' '))) return count
  }
  return 0
}

/**
 * How many plain words behind `option:begun` belong to its value, as in `round:Series B` or `companies:Moonshot AI,
 * OpenAI`: people leave out the quotes.
 */
export function countMore(command: Command, option: CommandOption, begun: Word, behind: readonly Word[]): number {
  if (option.type !== 'text' || option.choices.length > 0) return 0
  const joins = (at: number): boolean => {
    const [before = begun, next] = [behind[at - 1], behind[at]]
    return option.isList === true && isJoined(bare(before), bare(next))
  }
  // What is quoted is whole, but a list goes on behind a comma.
  const end = behind.findIndex(({ isQuoted }, at) => (isQuoted || (behind[at - 1] ?? begun).isQuoted) && !joins(at))
  const open = end < 0 ? behind : behind.slice(0, end)
  const words = open.map(({ typed }) => typed)
  const isBesideProse = option.isProse !== true && command.options.some(({ isProse }) => isProse === true)
  if (isSelective(option)) {
    const count = countReadable(option, [begun.value, ...words])
    // What cannot be read is told of whole.
    return count > 0 ? count - 1 : isBesideProse ? 0 : words.length
  }
  // Beside prose, words are prose, but for those that end a name: `vendor:Moonshot AI`.
  if (isBesideProse) return option.completes === 'vendor' || option.completes === 'company' ? countOfName(words) : 0
  const other = words.findIndex((_, at) => !joins(at) && beginsOther(command, option, words.slice(at)))
  return other < 0 ? words.length : other
}

function countOfName(words: readonly string[]): number {
  for (let count = Math.min(words.length, MOST_IN_NAME); count > 0; count -= 1) {
    if (END_OF_NAME.test(words.slice(0, count).join(' '))) return count
  }
  return 0
}

/** A comma within quotes joins nothing. */
function bare(word: Word | undefined): string {
  return word === undefined || word.isQuoted ? '' : word.typed
}

/** Whether the words begin with a value of another option, as the amount behind `Mistral 100M`. A number alone may end a name. */
function beginsOther(command: Command, option: CommandOption, words: readonly string[]): boolean {
  const [first = ''] = words
  if (option.isProse === true) return false
  return command.options.some((other) => {
    if (other === option) return false
    if (other.choices.includes(first.toLowerCase())) return true
    const count = END_A_NAME.includes(other.name) ? countReadable(other, words) : 0
    const read = words.slice(0, count).join('')
    // A word alone may be one of the name: USA Today.
    return /\p{Nd}/u.test(read) && !/^[\d.,]+$/u.test(read)
  })
}
