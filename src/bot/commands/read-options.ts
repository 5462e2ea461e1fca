import { ANY_STORY } from '../../core/any-story.ts'
import { TOPIC_WORDS } from '../../core/command.ts'
import type { NameKind } from '../../core/name-kind.ts'
import { TOPICS, type Topic } from '../../core/topic.ts'
import { joinSentences } from '../cards/join-sentences.ts'
import type { Strings } from '../cards/strings.ts'
import { seenText } from '../cards/visible-text.ts'
import { choiceOf } from './choice-of.ts'
import { commandLine } from './command-line.ts'
import { mistake, type CommandContext } from './command-context.ts'
import type { CommandMistake } from './command-mistake.ts'
import { didYouMean, withNear } from './did-you-mean.ts'
import { LEFT_OVER } from './fill-options.ts'
import { looksLikeDay } from './parse-day.ts'
import { ledgerName } from './ledger-name.ts'
import { knownValuesOf } from './known-values.ts'
import { parseMoney } from './parse-money.ts'
import { firstOf } from '../../core/first-of.ts'
import { isSameCompany } from '../../core/plain-company.ts'
import { parseSince } from './parse-since.ts'
import { FOLLOWED, FUNDING_SORTS } from './shared-options.ts'
import { splitList } from './split-list.ts'
import { splitValues } from './split-values.ts'
import { bareWord, unquote } from './unquote.ts'
import { yesOrNo } from './yes-or-no.ts'
import { plainWord } from './plain-word.ts'

const LONGEST_LIST = 20
/** Whose names are those of a topic. */
export const SUBJECTS: Readonly<Record<Topic, NameKind>> = { 'model-release': 'vendor', funding: 'company' }
const LONGEST_SHOWN = 60

type Followed = Topic | 'roundup'

const FOLLOWED_WORDS: ReadonlyMap<string, Followed> = new Map([
  ['models', 'model-release'],
  ['model', 'model-release'],
  ['model-release', 'model-release'],
  ['모델', 'model-release'],
  ['モデル', 'model-release'],
  ['模型', 'model-release'],
  ['funding', 'funding'],
  ['투자', 'funding'],
  ['資金調達', 'funding'],
  ['融资', 'funding'],
  ['roundup', 'roundup'],
  ['정리', 'roundup'],
  ['まとめ', 'roundup'],
  ['汇总', 'roundup'],
])

/** What people put where nothing belongs. */
const DASHES = /^\p{Pd}+$/u

/** The option as typed, without space or quotes around it; `null` when it is left out, empty or a dash. */
export function readText(context: CommandContext, name: string): string | null {
  // What nobody sees comes along when something is pasted, and would be part of a name.
  const value = unquote(seenText(context.call.options[name] ?? '').trim())
  return isSaid(value) ? value : null
}

function isSaid(value: string): boolean {
  return value !== '' && !DASHES.test(value)
}

/** Throws CommandMistake where the option is left out. */
export function readRequired(context: CommandContext, name: string): string {
  const value = readText(context, name)
  if (value === null) throw mistake(context, context.strings.missingOption(name))
  return value
}

/**
 * `fallback` where it is left out. Throws CommandMistake on anything but a whole number within the limits of the
 * option.
 */
export function readInteger<T>(context: CommandContext, name: string, fallback: T): number | T {
  const value = readText(context, name)
  if (value === null) return fallback
  const option = context.command.options.find((candidate) => candidate.name === name)
  const { min = 0, max = null } = option ?? {}
  // Keyboards of Japanese and Chinese write wide digits.
  const typed = value.normalize('NFKC')
  const number = /^\d{1,6}$/u.test(typed) ? Number(typed) : NaN
  if (number >= min && number <= (max ?? Infinity)) return number
  throw mistake(
    context,
    context.strings.badInteger(name, value, min, max),
    exampleOf(context, name, number > min ? (max ?? min) : min),
  )
}

/** `fallback` where it is left out. Throws CommandMistake on what is neither yes nor no, in any of the languages. */
export function readBoolean<T>(context: CommandContext, name: string, fallback: T): boolean | T {
  const value = readText(context, name)
  if (value === null) return fallback
  const isYes = yesOrNo(value)
  if (isYes !== null) return isYes
  throw mistake(context, context.strings.badBoolean(name, value), exampleOf(context, name, 'yes'))
}

/** What people mean by that word; `null` when it is nothing that can be followed. */
export function followedOf(word: string): Followed | null {
  return FOLLOWED_WORDS.get(plainWord(word)) ?? null
}

/** Said where a topic should be. */
const EVERYTHING: ReadonlySet<string> = new Set(
  ['all', 'both', 'everything', '전부', '모두', '둘 다', 'すべて', '全て', '両方', '全部', '所有', '两个都'].map(
    plainWord,
  ),
)

/** What is followed: a topic, or the roundup by itself. */
export async function readFollowed(context: CommandContext): Promise<Followed> {
  const value = readRequired(context, 'topic')
  const left = readText(context, LEFT_OVER)
  const followed = followedOf(value)
  const named = `${value} ${left ?? ''}`.split(/[\s,\u3001\uff0c]+/u).flatMap((word) => followedOf(word) ?? [])
  if (new Set(named).size > 1 || EVERYTHING.has(plainWord(value))) {
    throw mistake(
      context,
      context.strings.oneTopic,
      `/${context.command.name} topic:${followedWord(named[0] ?? 'model-release')}`,
    )
  }
  if (followed === null) throw badChoice(context, 'topic', value, FOLLOWED, await lineAbout(value, context))
  if (left !== null) throw unplaced(context, left, followed)
  return followed
}

/** For whom a name stands where a topic should: what follows that company, or hears no more of it; `null` for no name. */
async function lineAbout(typed: string, { command, deps, workspace }: CommandContext): Promise<string | null> {
  const usual = deps.names.usual(typed)
  const lineFor = (topic: Topic, name: string): string =>
    command.name === 'unsubscribe'
      ? commandLine({ command: 'subscriptions', options: { mute: name } })
      : commandLine({ command: command.name, options: { topic: TOPIC_WORDS[topic], companies: name } })
  for (const topic of TOPICS) {
    const name = ledgerName(await deps.names.of([SUBJECTS[topic]], workspace.id), typed, usual)
    if (name !== null) return lineFor(topic, name)
  }
  return usual === null ? null : lineFor('model-release', usual)
}

/** What it is called in a command. */
export function followedWord(followed: Followed): (typeof FOLLOWED)[number] {
  return followed === 'roundup' ? followed : TOPIC_WORDS[followed]
}

/** Words behind a topic mostly name whom it should be about. */
function unplaced(context: CommandContext, left: string, followed: Followed): CommandMistake {
  const { command, strings } = context
  const takes = (option: string): boolean => command.options.some(({ name }) => name === option)
  const amount =
    followed === 'funding' && takes('min_amount') ? amountIn(`${readText(context, 'min_amount') ?? ''} ${left}`) : null
  const takesNames = followed !== 'roundup' && takes('companies')
  const wish = takesNames
    ? exampleOf(context, 'companies', 'Anthropic, Mistral')
    : `/${command.name} topic:${followedWord(followed)}`
  const example = amount === null ? null : exampleOf(context, 'min_amount', amount)
  return mistake(
    context,
    strings.unplaced(left.slice(0, LONGEST_SHOWN)),
    example ?? (takesNames ? lineWithWords(context, left, followed) : null) ?? wish,
  )
}

/** With whom they name, or in the option of which they are values; `null` where they may mean anything, as one or two letters do. */
function lineWithWords(context: CommandContext, words: string, topic: Topic): string | null {
  const usual = context.deps.names.usual(words)
  if (usual !== null) return exampleOf(context, 'companies', usual)
  const option = context.command.options.find(({ completes }) => {
    const known = topic === 'funding' || completes === 'language' ? knownValuesOf(completes) : undefined
    if (known === undefined) return false
    return splitValues(words, known.parse).every((one) => !/^[a-z]{1,2}$/iu.test(one) && known.parse(one) !== null)
  })
  if (option === undefined) return null
  const set = readText(context, option.name) ?? []
  return exampleOf(context, option.name, [set, words].flat().join(', '))
}

/** The first word that is an amount of money. A number alone may count anything. */
function amountIn(words: string): string | null {
  return words.split(/\s+/u).find((word) => !/^[\d.,]*$/u.test(word) && parseMoney(word, 'en') !== null) ?? null
}

/** `newest` where it is left out. Throws CommandMistake on anything else than the two. */
export function readSort(context: CommandContext): 'newest' | 'largest' {
  return readChoice(context, 'sort', FUNDING_SORTS) ?? 'newest'
}

/** One of a closed list, in any case; `null` when it is left out. */
export function readChoice<T extends string>(context: CommandContext, name: string, choices: readonly T[]): T | null {
  const value = readText(context, name)
  if (value === null) return null
  return chosen(context, name, value, choices)
}

/** The one that `typed` means. Throws CommandMistake where it is none of them; `line` as in `badChoice`. */
export function chosen<T extends string>(
  context: CommandContext,
  name: string,
  typed: string,
  choices: readonly T[],
  line: string | null = null,
): T {
  const option = context.command.options.find((candidate) => candidate.name === name)
  const meant = choiceOf({ ...option, choices }, typed)
  const choice = choices.find((candidate) => candidate === meant)
  if (choice === undefined) throw badChoice(context, name, typed, choices, line)
  return choice
}

/**
 * In ms since 1970, by the clock of the channel; `null` where it is left out. Throws CommandMistake on what is no
 * day, or one to come.
 */
export function readSince(context: CommandContext): number | null {
  const value = readText(context, 'since')
  if (value === null) return null
  const { deps, strings, channel } = context
  const nowMs = deps.clock.nowMs()
  const atMs = parseSince(value, nowMs, channel.timeZone)
  const example = exampleOf(context, 'since', '7d')
  if (atMs === null) {
    throw mistake(context, looksLikeDay(value) ? strings.noSuchDay(value) : strings.badSince(value), example)
  }
  if (atMs > nowMs) throw mistake(context, strings.dayAhead(value), example)
  return atMs
}

/** An amount of money in US dollars, `null` when it is left out. */
export function readAmountUsd(context: CommandContext, name: string): number | null {
  const value = readText(context, name)
  if (value === null) return null
  const example = exampleOf(context, name, '100M')
  const money = parseMoney(value, context.language)
  if (money === null) throw mistake(context, context.strings.badAmount(value), example)
  const usd = context.deps.toUsd(money)
  if (usd === null) throw mistake(context, context.strings.noRate(value), example)
  return usd
}

/** What stands between the commas, each once; empty when the option is left out. */
export function readList(context: CommandContext, name: string): readonly string[] {
  const value = readText(context, name)
  if (value === null) return []
  const distinct = [...new Set(splitList(value).map(bareWord))].filter(isSaid)
  if (distinct.length > LONGEST_LIST) {
    throw mistake(
      context,
      context.strings.listTooLong(name, LONGEST_LIST),
      exampleOf(context, name, 'Anthropic, Mistral'),
    )
  }
  return distinct
}

/** A vendor, a company or an investor, by every name that the ledger has for it; `null` when it is left out. */
export async function readSubjects(
  context: CommandContext,
  name: string,
  kind: NameKind,
): Promise<readonly string[] | null> {
  const typed = readText(context, name)
  if (typed === null) return null
  const indexes = await context.deps.names.of([kind], context.workspace.id)
  const usual = context.deps.names.usual(typed)
  const value = usual ?? typed
  const exact = ledgerName(indexes, typed, usual)
  const alike = new Set(indexes.flatMap((index) => index.alike(exact ?? value)))
  // Of several that are not each other, such as Nova AI and Nova Labs, only the very name is meant.
  const isOne = [...alike].every((one) => [...alike].every((other) => isSameCompany(one, other)))
  if (alike.size > 0 && isOne) return [...alike]
  // Who is known has nothing yet, which is no slip.
  const certain = exact ?? usual
  if (certain !== null) return [certain]
  const known = indexes.flatMap((index) => index.first(5)).slice(0, 5)
  // A ledger that knows nothing yet finds nothing, and that is the better answer. A new name may not be in memory yet.
  if (known.length === 0 || (await isInLedger(context, kind, value))) return [value]
  const { strings } = context
  const near = firstOf(indexes, (index) => index.near(value)) ?? context.deps.names.near(value)
  const hint = near === null ? strings.knownNames(known) : strings.didYouMean(near)
  throw mistake(
    context,
    joinSentences(unknown(kind, value, strings), hint),
    exampleOf(context, name, near ?? known[0] ?? ''),
  )
}

function unknown(kind: NameKind, name: string, strings: Strings): string {
  if (kind === 'investor') return strings.unknownInvestor(name)
  return kind === 'vendor' ? strings.unknownVendor(name) : strings.unknownCompany(name)
}

async function isInLedger({ deps, workspace }: CommandContext, kind: NameKind, name: string): Promise<boolean> {
  const named = kind === 'investor' ? { investors: [name] } : { subjects: [name] }
  const query = { ...ANY_STORY, ...named, workspaceId: workspace.id, limit: 1, offset: 0 }
  return (await deps.store.stories.list(query)).length > 0
}

/** Names the choices, and the one that was most likely meant; `line`: an example that fits, where none of them is near. */
export function badChoice(
  context: CommandContext,
  name: string,
  value: string,
  choices: readonly string[],
  line: string | null = null,
): CommandMistake {
  const near = didYouMean(value, choices)
  const example = near === null && line !== null ? line : exampleOf(context, name, near ?? choices[0] ?? '')
  return mistake(context, withNear(context.strings.badChoice(name, value, choices), near, context.strings), example)
}

/** A right call with that option. A command that needs others is right only with them. */
export function exampleOf({ command, call }: CommandContext, name: string, value: string | number): string {
  const typed = String(value)
  const shown = /[\s,]/u.test(typed) ? `"${typed}"` : typed
  const needed = command.options.filter((option) => option.required && option.name !== name)
  const words = needed.map((option) => {
    const given = call.options[option.name] ?? ''
    const known = option.name === 'topic' ? followedOf(given) !== null : option.choices.includes(given)
    return `${option.name}:${known ? given : (option.choices[0] ?? '…')}`
  })
  // When somebody is mentioned says nothing without whom.
  if (name === 'mention_min' || name === 'mention_words') words.push('mention:@ada')
  return [`/${command.name}`, ...words, `${name}:${shown}`].join(' ')
}
