import { COMMAND_NAMES, TOPIC_WORDS, type Command, type CommandOption } from '../../core/command.ts'
import { parseTimeZone } from '../../core/parse-time-zone.ts'
import { TOPICS } from '../../core/topic.ts'
import { LANGUAGES, type Language } from '../../core/workspace.ts'
import { choiceOf } from './choice-of.ts'
import { commandLine } from './command-line.ts'
import type { CommandContext } from './command-context.ts'
import { COMMANDS } from './definitions.ts'
import { didYouMean, didYouMeanOption } from './did-you-mean.ts'
import { isCalled } from './is-called.ts'
import { isReadable, isSelective } from './more-words.ts'
import { parseLanguage } from './parse-language.ts'
import { parseMoney } from './parse-money.ts'
import { parseQuietHours } from './parse-roundup-time.ts'
import { parseSpan } from './parse-span.ts'
import { ONLY_FOR } from './read-filter.ts'
import { exampleOf, followedOf, followedWord } from './read-options.ts'
import { splitList } from './split-list.ts'
import { LONGEST_NAME } from './typed-name.ts'
import { yesOrNo } from './yes-or-no.ts'

/** What is to be typed instead, and an example that helps on. */
type MeantLine = { readonly line: string; readonly example: string }

/** What holds back for a day makes one message of it. */
export const DAILY_LINE = '/settings quiet_hours:9-8'

/** What other bots call it, or people in a hurry. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['stop', '/subscriptions pause:yes'],
  ['start', '/subscribe topic:models'],
  ['add', '/subscribe topic:models'],
  ['follow', '/subscribe topic:models'],
  ['unfollow', '/unsubscribe topic:models'],
  ['remove', '/unsubscribe topic:models'],
  ['delete', '/unsubscribe topic:models'],
  ['list', '/subscriptions'],
  ['filter', '/subscriptions change:models'],
  ['config', '/settings'],
  ['setup', '/settings'],
  ['status', '/health'],
  ['doctor', '/health'],
  ['ping', '/health'],
  ['test', '/health'],
  ['news', '/models'],
  ['latest', '/models'],
  ['top', '/funding sort:largest'],
  ['digest', '/roundup'],
  ['weekly', '/roundup'],
  ['daily', DAILY_LINE],
  ['sources', '/feeds'],
  ['about', '/help'],
  ['version', '/help'],
  ['alert', '/watch action:add name:Mistral'],
  ['notify', '/watch action:add name:Mistral'],
])
/** Of commands that share the name of an option, the first one changes what most people want to change. */
const LIKELY_FIRST: readonly string[] = ['subscriptions', 'settings', 'subscribe']
/** A slip in a shorter word may be any word. */
const SHORTEST_SLIP = 4

/**
 * What somebody most likely meant by a word that is no command, with the words behind it; `null` where nothing is like it.
 */
export function meantLine(typed: string, behind: string): MeantLine | null {
  const elsewhere = ELSEWHERE.get(typed)
  if (elsewhere !== undefined) {
    const line = aboutTopic(elsewhere, behind)
    return { line, example: line }
  }
  const near = didYouMean(typed, COMMAND_NAMES)
  if (near !== null) {
    const line = behind === '' || behind.length > LONGEST_NAME ? `/${near}` : `/${near} ${behind}`
    return { line, example: line }
  }
  const owned = ownerOf(typed)
  if (owned !== null) {
    const line = lineWith(owned, behind)
    return { line: line ?? `/${owned.owner.name}`, example: line ?? `/help command:${owned.owner.name}` }
  }
  const language = interfaceLanguage(typed)
  const line = language === null ? null : commandLine({ command: 'settings', options: { language } })
  return line === null ? null : { line, example: line }
}

/** The command that does what other bots have such a command for. */
export function commandElsewhere(typed: string): Command | undefined {
  const line = ELSEWHERE.get(typed)
  return COMMANDS.find(({ name }) => line?.slice(1).split(' ')[0] === name)
}

/** In a line of `ELSEWHERE`, where it may be any other topic, or the roundup. */
const TOPIC_PLACE = /(?<=^\/|topic:)models$/u

/** The line with the topic that stands behind the word, where it is one: `follow funding`, `latest funding`. */
function aboutTopic(line: string, behind: string): string {
  const followed = followedOf(behind)
  return followed === null ? line : line.replace(TOPIC_PLACE, followedWord(followed))
}

/** An option, and the command that has it. */
type Owned = { readonly owner: Command; readonly option: CommandOption }

/** Of which command a word is an option, maybe with a slip: of several the one where people change it. */
export function ownerOf(typed: string): Owned | null {
  const likely = LIKELY_FIRST.flatMap((name) => COMMANDS.filter((command) => command.name === name))
  const owned = (command: Command, name: string | null): readonly Owned[] => {
    const option = name === null ? undefined : command.options.find((one) => isCalled(one, name))
    return option === undefined ? [] : [{ owner: command, option }]
  }
  const exact = [...likely, ...COMMANDS].flatMap((command) => owned(command, typed))
  const slips = typed.length < SHORTEST_SLIP ? [] : likely
  return exact[0] ?? slips.flatMap((command) => owned(command, didYouMeanOption(typed, command)))[0] ?? null
}

/** The command with what was typed behind the name of its option; `null` where that is nothing that the option takes. */
function lineWith({ owner, option }: Owned, behind: string): string | null {
  const value = behind === '' && isYesAlone(option) ? 'yes' : behind
  if (!isTaken(option, value)) return null
  const topic = TOPICS.find((one) => ONLY_FOR[one].includes(option.name))
  const needed = owner.options.flatMap(({ name, required, choices: [first = ''] }) => {
    const usual = name === 'topic' && topic !== undefined ? TOPIC_WORDS[topic] : first
    return required && name !== option.name ? [[name, usual] as const] : []
  })
  const options = { ...Object.fromEntries(needed), [option.name]: value }
  return commandLine({ command: owner.name, options })
}

/**
 * A right call with what was typed for an option of another name, the first of several where it takes one; `null` where that
 * is nothing that the option takes.
 */
export function lineWithOption(context: CommandContext, meant: string, typed: string): string | null {
  const option = context.command.options.find((one) => isCalled(one, meant))
  const value = option?.isList === true ? typed : (splitList(typed)[0] ?? typed)
  if (option === undefined || !isTaken(option, value)) return null
  // Nobody may be called like that.
  const isUnsure = NAMES.has(option.completes ?? '') && context.deps.names.usual(value) === null
  return isUnsure ? null : exampleOf(context, option.name, value)
}

/** What is done by naming it: `pause`, `resume`. */
function isYesAlone({ name, type }: CommandOption): boolean {
  return name === 'pause' || type === 'boolean'
}

function isTaken(option: CommandOption, value: string): boolean {
  if (value === '') return false
  const reads = READS.get(option.name)
  if (reads !== undefined) return reads(value)
  if (isSelective(option)) return isReadable(option, value)
  if (option.type === 'boolean') return yesOrNo(value) !== null
  if (option.choices.length > 0) return choiceOf(option, value) !== null || yesOrNo(value) !== null
  return NAMES.has(option.completes ?? '') && value.split(' ').length <= MOST_IN_NAME
}

/** What options that say nothing of it themselves take. */
const READS: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['language', (value) => interfaceLanguage(value) !== null],
  ['time_zone', (value) => parseTimeZone(value) !== null],
  ['quiet_hours', (value) => yesOrNo(value) === false || parseQuietHours(value) !== null],
  ['pause', (value) => yesOrNo(value) !== null || parseSpan(value) !== null],
  ['min_amount', (value) => parseMoney(value, 'en') !== null],
])
/** As what names of companies are completed. More words than a name has are a sentence. */
const NAMES: ReadonlySet<string> = new Set(['subject', 'followed', 'muted', 'company', 'vendor', 'investor'])
const MOST_IN_NAME = 3

function interfaceLanguage(typed: string): Language | null {
  const code = parseLanguage(typed)
  return LANGUAGES.find((language) => language === code) ?? null
}
