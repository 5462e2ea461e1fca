import type { Command, CommandOption } from '../../core/command.ts'
import { didYouMeanOption } from './did-you-mean.ts'
import { isCalled } from './is-called.ts'
import { isOptionName } from './local-names.ts'
import { parseRound } from './parse-round.ts'
import { splitList } from './split-list.ts'
import type { Word } from './split-words.ts'
import { yesOrNo } from './yes-or-no.ts'

/** Twenty rounds in a list, two words each. */
const MOST_WORDS_OF_ROUNDS = 40

export type FilledOptions = {
  readonly options: Readonly<Record<string, string>>
  /** Every required option has a value and no word is left over. */
  readonly isUsable: boolean
}

/**
 * Gives typed words to the options of a command: by key, then plain words in order, and all the rest to `takesRest`. What
 * changes something beside what the command tells takes no plain words: a look with a word too many changes nothing.
 */
export function fillOptions(command: Command, words: readonly Word[]): FilledOptions {
  const given = new Map<string, string>()
  const plain: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) continue
    const { key } = word
    const option = key === null ? undefined : command.options.find((one) => isCalled(one, key))
    const name = option?.name ?? (key !== null && isMistyped(key, word, command) ? key : null)
    if (name === null) {
      plain.push(word.typed)
      continue
    }
    const next = words[at + 1]
    // People write "vendor: Mistral" too.
    const isSplit = word.value === '' && !word.isQuoted && next?.key === null
    if (isSplit) at += 1
    const begun = isSplit ? next : word
    const more = option?.completes === 'round' && !begun.isQuoted ? moreOfRound(begun.value, words.slice(at + 1)) : []
    at += more.length
    const value = [begun.value, ...more].join(' ')
    given.set(name, option === undefined ? value : normalise(option, value))
  }
  const left = fillInOrder(command, plain, given)
  const isComplete = command.options.every((option) => !option.required || given.has(option.name))
  return { options: Object.fromEntries(given), isUsable: isComplete && left.length === 0 }
}

/** People write `round:Series B` without quotes: the words behind it that make a round, or a list of rounds, with it. */
function moreOfRound(begun: string, behind: readonly Word[]): readonly string[] {
  const end = behind.findIndex(({ key, isQuoted }) => key !== null || isQuoted)
  const words = (end < 0 ? behind : behind.slice(0, end)).slice(0, MOST_WORDS_OF_ROUNDS).map(({ value }) => value)
  for (let count = words.length; count > 0; count -= 1) {
    const more = words.slice(0, count)
    if (splitList([begun, ...more].join(' ')).every((round) => parseRound(round) !== null)) return more
  }
  return []
}

/** An unknown key is told of. Among prose a word with a colon is mostly prose itself, and an address always is an address. */
function isMistyped(key: string, { value }: Word, command: Command): boolean {
  if (value.startsWith('//')) return false
  if (!command.options.some(({ isProse }) => isProse === true)) return true
  return value !== '' && (isOptionName(key) || didYouMeanOption(key, command) !== null)
}

/** Returns the words that found no place. */
function fillInOrder(command: Command, plain: readonly string[], given: Map<string, string>): readonly string[] {
  const open = command.options.filter(({ name, changes }) => !given.has(name) && changes !== true)
  const taker = open.find((option) => option.takesRest === true)
  const words = [...plain]
  for (const option of open) {
    const [first] = words
    if (first === undefined) return []
    // Beside an option that takes free words, a number or a yes may be one of them.
    const knowsItsOwn = option.choices.length > 0 || taker === undefined
    if (option === taker || !(option.required || (knowsItsOwn && takes(option, first)))) continue
    given.set(option.name, normalise(option, first))
    words.shift()
  }
  if (taker === undefined || words.length === 0) return words
  given.set(taker.name, words.join(' '))
  return []
}

function takes(option: CommandOption, value: string): boolean {
  if (option.choices.length > 0) return option.choices.includes(value.toLowerCase())
  if (option.type === 'integer') return /^\d+$/u.test(value)
  // A digit is meant for what takes numbers.
  return option.type === 'text' || (!/^\d$/u.test(value) && yesOrNo(value) !== null)
}

function normalise(option: CommandOption, value: string): string {
  if (option.type === 'boolean') return String(yesOrNo(value) ?? value)
  const lower = value.toLowerCase()
  return option.choices.includes(lower) ? lower : value
}
