import type { Money } from '../../core/money.ts'
import type { Topic } from '../../core/topic.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { FUNDING_SORTS, PEOPLES_TOPICS } from './definitions.ts'
import { didYouMean } from './did-you-mean.ts'
import { parseMoney } from './min-amount.ts'
import { parseSince } from './parse-since.ts'

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', 'on', '1', '예', '네', 'はい', '是'])
const NO: ReadonlySet<string> = new Set(['no', 'n', 'false', 'off', '0', '아니요', '아니오', 'いいえ', '否'])

const TOPIC_WORDS: ReadonlyMap<string, Topic> = new Map([
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
])

/** The option as typed, without surrounding space; `null` when it is left out or empty. */
export function readText(context: CommandContext, name: string): string | null {
  const value = context.call.options[name]?.trim() ?? ''
  return value === '' ? null : value
}

export function readRequired(context: CommandContext, name: string): string {
  const value = readText(context, name)
  if (value === null) throw mistake(context, context.strings.missingOption(name))
  return value
}

export function readInteger(context: CommandContext, name: string, fallback: number): number {
  const value = readText(context, name)
  if (value === null) return fallback
  const option = context.command.options.find((candidate) => candidate.name === name)
  const { min = 0, max = null } = option ?? {}
  const number = /^\d{1,6}$/u.test(value) ? Number(value) : NaN
  if (!(number >= min && number <= (max ?? Infinity))) {
    const example = `/${context.command.name} ${name}:${max ?? min}`
    throw mistake(context, context.strings.badInteger(name, value, min, max), withTopic(context, example))
  }
  return number
}

export function readBoolean(context: CommandContext, name: string): boolean {
  const value = readText(context, name)?.toLowerCase() ?? null
  if (value === null || NO.has(value)) return false
  if (YES.has(value)) return true
  const example = `/${context.command.name} ${name}:yes`
  throw mistake(context, context.strings.badBoolean(name, value), withTopic(context, example))
}

export function readTopic(context: CommandContext): Topic {
  const value = readRequired(context, 'topic')
  const topic = TOPIC_WORDS.get(value.toLowerCase())
  if (topic === undefined) throw badChoice(context, 'topic', value, PEOPLES_TOPICS)
  return topic
}

export function readSort(context: CommandContext): 'newest' | 'largest' {
  const value = readText(context, 'sort')
  if (value === null) return 'newest'
  const sort = FUNDING_SORTS.find((candidate) => candidate === value.toLowerCase())
  if (sort === undefined) throw badChoice(context, 'sort', value, FUNDING_SORTS)
  return sort
}

export function readSince(context: CommandContext): number | null {
  const value = readText(context, 'since')
  if (value === null) return null
  const atMs = parseSince(value, context.deps.clock.nowMs(), context.channel.timeZone)
  if (atMs === null) throw mistake(context, context.strings.badSince(value), `/${context.command.name} since:7d`)
  return atMs
}

/** In US dollars, `null` when it is left out. */
export function readMinAmountUsd(context: CommandContext): number | null {
  const value = readText(context, 'min_amount')
  if (value === null) return null
  const example = withTopic(context, `/${context.command.name} min_amount:100M`)
  const money: Money | null = parseMoney(value, context.language)
  if (money === null) throw mistake(context, context.strings.badAmount(value), example)
  const usd = context.deps.toUsd(money)
  if (usd === null) throw mistake(context, context.strings.noRate(value), example)
  return usd
}

/** A vendor or company as the ledger writes it. */
export async function readSubject(context: CommandContext, name: string, topic: Topic): Promise<string | null> {
  const value = readText(context, name)
  if (value === null) return null
  const { store } = context.deps
  const known = await store.stories.subjects(topic, 1000)
  const exact = known.find((candidate) => candidate.toLowerCase() === value.toLowerCase())
  if (exact !== undefined) return exact
  // Names that only this workspace's own feeds tell are not in the common list.
  const any = { words: null, statuses: null, minAmountUsd: null, from: null, until: null, sort: 'newest' } as const
  const scope = { topic, workspaceId: context.workspace.id, limit: 1, offset: 0 }
  const own = await store.stories.count({ ...any, ...scope, subject: value.toLowerCase() })
  if (own > 0 || known.length === 0) return value
  const { strings, command } = context
  const near = didYouMean(value, known)
  const problem = name === 'vendor' ? strings.unknownVendor(value) : strings.unknownCompany(value)
  const hint = near === null ? strings.knownNames(known.slice(0, 5)) : strings.didYouMean(near)
  throw mistake(context, `${problem} ${hint}`, `/${command.name} ${name}:${near ?? known[0] ?? ''}`)
}

export function badChoice(context: CommandContext, name: string, value: string, choices: readonly string[]) {
  const near = didYouMean(value, choices)
  const hint = near === null ? '' : ` ${context.strings.didYouMean(near)}`
  const example = `/${context.command.name} ${name}:${near ?? choices[0] ?? ''}`
  return mistake(context, context.strings.badChoice(name, value, choices) + hint, example)
}

/** An example of a command that needs a topic is right only with one. */
function withTopic(context: CommandContext, example: string): string {
  return context.command.options.some(({ name, required }) => name === 'topic' && required)
    ? example.replace(' ', ' topic:funding ')
    : example
}
