import type { Command, CommandOption } from '../../core/command.ts'
import { parseChannel } from '../../core/parse-channel.ts'
import { choiceOf } from './choice-of.ts'
import { didYouMeanOption } from './did-you-mean.ts'
import { isCalled } from './is-called.ts'
import { isOptionName } from './local-names.ts'
import { countMore, countReadable, isReadable, isSelective } from './more-words.ts'
import type { Word } from './split-words.ts'
import { yesOrNo } from './yes-or-no.ts'

/** As which option words travel that nothing takes, where the command must not do its work without them. */
export const LEFT_OVER = 'left_over'

/** As which option the name of one travels that was given twice, with two values; with its space, nobody can type it. */
export const GIVEN_TWICE = 'given twice'

type FilledOptions = {
  readonly options: Readonly<Record<string, string>>
  /** Every required option has a value and no word is left over. */
  readonly isUsable: boolean
}

/**
 * Gives typed words to the options of a command: by key, then plain words in order, and all the rest to `takesRest` as far
 * as it can read them. What changes something beside what the command tells takes no plain words: a look with a word too
 * many changes nothing. A list may be given in parts.
 */
export function fillOptions(command: Command, words: readonly Word[]): FilledOptions {
  const given = new Map<string, string>()
  const plain: string[] = []
  const named = words.map((word) => ({ word, ...optionOf(word, command) }))
  for (let at = 0; at < named.length; at += 1) {
    const one = named[at]
    if (one === undefined) continue
    const { word, option, name } = one
    if (name === null) {
      plain.push(word.typed)
      continue
    }
    const next = words[at + 1]
    // People write "vendor: Mistral" too.
    const isSplit = word.value === '' && !word.isQuoted && next?.key === null
    if (isSplit) at += 1
    const begun = isSplit ? next : word
    const end = named.findIndex((other, place) => place > at && other.name !== null)
    const behind = words.slice(at + 1, end < 0 ? undefined : end)
    const count = option === undefined ? 0 : countMore(command, option, begun, behind)
    at += count
    const value = [begun.value, ...behind.slice(0, count).map(({ typed }) => typed)].join(' ')
    const read = option === undefined ? value : normalise(option, value)
    const before = given.get(name) ?? ''
    const goesOn = option?.isList === true && before !== ''
    if (!goesOn && !['', read].includes(before)) given.set(GIVEN_TWICE, name)
    given.set(name, goesOn ? `${before}, ${read}` : read)
  }
  const left = fillInOrder(command, plain, given)
  const isComplete = command.options.every((option) => !option.required || given.has(option.name))
  if (command.changes && left.length > 0) given.set(LEFT_OVER, left.join(' '))
  return { options: Object.fromEntries(given), isUsable: isComplete && left.length === 0 }
}

/** As what words travel behind a name that no command has. */
export function leftOver(words: readonly Word[]): FilledOptions['options'] {
  return words.length === 0 ? {} : { [LEFT_OVER]: words.map(({ typed }) => typed).join(' ') }
}

/** The option that a word names, and as what it travels; a plain word has no name. */
function optionOf(
  word: Word,
  command: Command,
): { readonly option: CommandOption | undefined; readonly name: string | null } {
  const { key } = word
  if (key === null) return { option: undefined, name: null }
  const option = command.options.find((one) => isCalled(one, key))
  return { option, name: option?.name ?? (isMistyped(key, word, command) ? key : null) }
}

/** An unknown key is told of. Among prose a word with a colon is mostly prose itself, and an address always is an address. */
function isMistyped(key: string, { value }: Word, command: Command): boolean {
  // Nor is a host with its port one: my-site.
  if (value.startsWith('//') || key.includes('-')) return false
  if (!command.options.some(({ isProse }) => isProse === true)) return true
  return value !== '' && (isOptionName(key) || didYouMeanOption(key, command) !== null)
}

/** Returns the words that found no place. */
function fillInOrder(command: Command, plain: readonly string[], given: Map<string, string>): readonly string[] {
  const open = command.options.filter(({ name, changes }) => !given.has(name) && changes !== true)
  const taker = open.find((option) => option.takesRest === true)
  const words = [...plain]
  for (let [first] = words; first !== undefined; [first] = words) {
    const word = first
    const option = open.find(
      (one) => one !== taker && !given.has(one.name) && (one.required || (knowsItsOwn(one, taker) && takes(one, word))),
    )
    if (option === undefined) break
    const count = Math.max(1, countReadable(option, words))
    given.set(option.name, normalise(option, words.splice(0, count).join(' ')))
  }
  if (taker === undefined || words.length === 0) return words
  // A word that is no amount is none of the smallest amount.
  const count = isSelective(taker) ? countReadable(taker, words) : words.length
  if (count > 0) given.set(taker.name, words.splice(0, count).join(' '))
  return words
}

/** Beside an option that takes free words, a number or a yes may be one of them. */
function knowsItsOwn({ choices, type }: CommandOption, taker: CommandOption | undefined): boolean {
  return choices.length > 0 || type === 'channel' || taker === undefined
}

function takes(option: CommandOption, value: string): boolean {
  if (option.choices.length > 0) return choiceOf(option, value) !== null
  if (option.type === 'channel') return parseChannel(value) !== null
  if (option.type === 'integer') return /^\d+$/u.test(value)
  // A digit is meant for what takes numbers.
  if (option.type === 'text') return isReadable(option, value)
  return !/^\d$/u.test(value) && yesOrNo(value) !== null
}

function normalise(option: CommandOption, value: string): string {
  if (option.type === 'boolean') return String(yesOrNo(value) ?? value)
  return choiceOf(option, value) ?? value
}
