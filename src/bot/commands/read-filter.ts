import { TOPIC_WORDS } from '../../core/command.ts'
import { firstOf } from '../../core/first-of.ts'
import { holdsAnyWord } from '../../core/holds-word.ts'
import type { NameKind } from '../../core/name-kind.ts'
import { parseMention } from '../../core/parse-mention.ts'
import { tellsOfTalk, statusesOf, type Status } from '../../core/status.ts'
import { DEFAULT_FILTER, type MentionRule, type SubscriptionFilter } from '../../core/subscription.ts'
import { TOPICS, type Topic } from '../../core/topic.ts'
import { joinSentences } from '../cards/join-sentences.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { knownName } from './ledger-name.ts'
import { knownValuesOf, type KNOWN_VALUES } from './known-values.ts'
import { isReadable } from './more-words.ts'
import { parseMoney } from './parse-money.ts'
import { parseStatus } from './parse-status.ts'
import { readKnownList } from './read-known.ts'
import { readPublishers } from './read-publishers.ts'
import {
  badChoice,
  exampleOf,
  readAmountUsd,
  readBoolean,
  readInteger,
  readList,
  readText,
  SUBJECTS,
} from './read-options.ts'
import { refuseContradiction } from './refuse-contradiction.ts'
import { splitNames } from './split-names.ts'
import { latinName } from './wanted-words.ts'
import { ALL_THE_SAME, meantAllTheSame } from './typed-name.ts'
import { plainWord } from './plain-word.ts'

/** Options that mean nothing for other topics. */
export const ONLY_FOR: Readonly<Record<Topic, readonly string[]>> = {
  funding: ['min_amount', 'rounds', 'countries', 'ai_only', 'mention_min'],
  'model-release': ['open_weights'],
}
const NOTHING = ['none', '없음', 'なし', '无']
/** Alone in a list of names these name nobody: a channel that waits for a company `none` would never get a post. */
const NOBODY = [...NOTHING, 'off', '끔', 'オフ', '关']
export const EVERYBODY = ['all', 'any', '전체', '모두', 'すべて', '全部']
/** No filter at all. */
const ANYTHING = [...NOBODY, ...EVERYBODY]
const LONGEST_WORD = 60
/** As people type it, and as Slack hands it over. */
const EVERYBODY_CALLED = /^(?:@?|<!)(?:here|channel|everyone|all)(?:\|[^>]*)?>?$/iu

/** What the options of `/subscribe` leave of a topic. Throws CommandMistake on the first one that does not work. */
export async function readFilter(context: CommandContext, topic: Topic): Promise<SubscriptionFilter> {
  refuseMisplaced(context, topic)
  const statuses = readStatuses(context, topic)
  const wantsRumours = readBoolean(context, 'rumours', null)
  const filter = {
    subjects: await readNames(context, 'companies', topic),
    notSubjects: await readNames(context, 'not_companies', topic),
    minAmountUsd: isNamed(context, 'min_amount', ANYTHING) ? null : readAmountUsd(context, 'min_amount'),
    rounds: readSet(context, 'rounds', 'round'),
    countries: readSet(context, 'countries', 'country'),
    statuses,
    // Who names rumours among the statuses wants them.
    rumours: wantsRumours ?? (statuses.length > 0 ? statuses.some(tellsOfTalk) : context.channel.rumours),
    openWeightsOnly: readBoolean(context, 'open_weights', DEFAULT_FILTER.openWeightsOnly),
    aiOnly: readBoolean(context, 'ai_only', DEFAULT_FILTER.aiOnly),
    languages: readSet(context, 'languages', 'language'),
    publishers: await readPublishers(context, 'sources', readNamed(context, 'sources', ANYTHING)),
    notPublishers: await readPublishers(context, 'not_sources', readNamed(context, 'not_sources', NOBODY)),
    words: readWords(context, 'words'),
    notWords: readWords(context, 'not_words'),
    minSources: readInteger(context, 'min_sources', DEFAULT_FILTER.minSources),
    maxPerDay: isNamed(context, 'max_per_day', ANYTHING)
      ? null
      : readInteger(context, 'max_per_day', DEFAULT_FILTER.maxPerDay),
  }
  refuseContradiction(filter, context)
  return filter
}

/** Whom posts call. `null`: nobody. */
export async function readMention(context: CommandContext, topic: Topic): Promise<MentionRule | null> {
  const typed = readText(context, 'mention')
  const minAmountUsd = readAmountUsd(context, 'mention_min')
  const words = readWords(context, 'mention_words')
  if (typed === null || isNamed(context, 'mention', NOBODY)) {
    const isLimited = minAmountUsd !== null || words.length > 0
    if (isLimited) throw mistake(context, context.strings.missingOption('mention'), mentionExample(context))
    return null
  }
  const mention = parseMention(typed)
  if (callsEverybody(typed, context)) throw mistake(context, context.strings.callsEverybody, mentionExample(context))
  if (mention === null) throw mistake(context, context.strings.badMention(typed), mentionExample(context))
  if (mention.kind === 'role' && !mayCall(mention.id, context) && !(await isCalled(mention.id, topic, context))) {
    throw mistake(context, context.strings.mayNotCall, mentionExample(context))
  }
  return { ...mention, minAmountUsd, words }
}

/** A role with the id of the workspace is everybody in it, as on Discord. */
function callsEverybody(typed: string, { call: { workspaceExternalId } }: CommandContext): boolean {
  const mention = parseMention(typed)
  if (mention === null) return EVERYBODY_CALLED.test(typed)
  return mention.kind === 'role' && mention.id === workspaceExternalId
}

/** The bot may call whom the person may not, and must not do it for them. */
function mayCall(roleId: string, { call: { callableRoles = 'any' } }: CommandContext): boolean {
  return callableRoles === 'any' || callableRoles.includes(roleId)
}

/** Who changes something else leaves the role that somebody else chose. */
async function isCalled(roleId: string, topic: Topic, { deps, channel }: CommandContext): Promise<boolean> {
  const known = await deps.store.subscriptions.listOfChannel(channel.id)
  return known.some(({ topic: one, mention }) => one === topic && mention?.kind === 'role' && mention.id === roleId)
}

function mentionExample(context: CommandContext): string {
  return exampleOf(context, 'mention', '@ada')
}

function refuseMisplaced(context: CommandContext, topic: Topic): void {
  const { strings, call } = context
  for (const other of TOPICS) {
    const misplaced = other === topic ? undefined : ONLY_FOR[other].find((name) => readText(context, name) !== null)
    if (misplaced === undefined) continue
    const there = { ...context, call: { ...call, options: { ...call.options, topic: TOPIC_WORDS[other] } } }
    const example = exampleOf(there, misplaced, rightValue(context, misplaced))
    throw mistake(context, strings.onlyForTopic(misplaced, strings.topic[other]), example)
  }
}

/** What was typed where it may stay: an example has to work. */
function rightValue(context: CommandContext, name: string): string {
  if (name === 'ai_only' || name === 'open_weights') return 'yes'
  const typed = readText(context, name) ?? ''
  const option = context.command.options.find((one) => one.name === name)
  const known = knownValuesOf(option?.completes)
  if (option !== undefined && known !== undefined) return isReadable(option, typed) ? typed : known.example
  const money = parseMoney(typed, context.language)
  return money === null || context.deps.toUsd(money) === null ? '100M' : typed
}

async function readNames(context: CommandContext, name: string, topic: Topic): Promise<readonly string[]> {
  const typed = readNamed(context, name, name === 'companies' ? ANYTHING : NOBODY)
  if (typed.length === 0) return []
  const kind = SUBJECTS[topic]
  const kinds: readonly NameKind[] = topic === 'funding' && name === 'companies' ? [kind, 'investor'] : [kind]
  const indexes = await context.deps.names.of(kinds, context.workspace.id)
  // Whoever changes a subscription has meant the names in it before.
  const known = await context.deps.store.subscriptions.listOfChannel(context.channel.id)
  const meant = new Set(known.flatMap(({ filter }) => [...filter.subjects, ...filter.notSubjects]))
  const nameOf = (written: string): string | null => knownName(indexes, written, context.deps.names)
  const apart = typed.flatMap((written) => {
    const isWhole = nameOf(written) !== null || meant.has(written)
    return (isWhole ? null : splitNames(written, (name) => nameOf(name) !== null)) ?? [written]
  })
  const names = apart.map((value) => {
    const exact = nameOf(value)
    if (exact !== null) return exact
    if (meant.has(value)) return value
    if (value.length > LONGEST_WORD) throw tooLong(context, name)
    const insisted = meantAllTheSame(value)
    if (insisted !== null) return insisted
    // A name that the ledger does not know yet is fine; one that looks like a slip is asked about.
    const near = firstOf(indexes, (index) => index.near(value)) ?? context.deps.names.near(value)
    if (near === null) return value
    const { strings } = context
    const problem = kind === 'vendor' ? strings.unknownVendor(value) : strings.unknownCompany(value)
    const insist = strings.allTheSame(`${name}:${value}${ALL_THE_SAME}`)
    throw mistake(context, joinSentences(problem, strings.didYouMean(near), insist), exampleOf(context, name, near))
  })
  return distinct(names)
}

/** A list, which is empty where one of these words is all of it. */
function readNamed(context: CommandContext, name: string, empty: readonly string[]): readonly string[] {
  return isNamed(context, name, empty) ? [] : readList(context, name)
}

/** Whether one of these words is all that was typed. */
function isNamed(context: CommandContext, name: string, words: readonly string[]): boolean {
  return words.includes(plainWord(readText(context, name) ?? ''))
}

function readStatuses(context: CommandContext, topic: Topic): readonly Status[] {
  return distinct(
    readNamed(context, 'statuses', ANYTHING).map((value) => {
      const status = parseStatus(value, topic)
      if (status === null) throw badChoice(context, 'statuses', value, statusesOf(topic))
      return status
    }),
  )
}

/** Of a set that we know whole: what was typed, each once. */
function readSet(context: CommandContext, name: string, source: keyof typeof KNOWN_VALUES): readonly string[] {
  return readKnownList(context, name, readNamed(context, name, ANYTHING), source)
}

/** Papers of several languages tell one story, and each calls a company in its own script. */
function readWords(context: CommandContext, name: string): readonly string[] {
  const words = readNamed(context, name, NOTHING)
  if (words.some((word) => word.length > LONGEST_WORD)) throw tooLong(context, name)
  // No headline has one of signs alone: it would wait for ever.
  const held = words.filter((word) => holdsAnyWord([word], [word]))
  return distinct(held.flatMap((word) => [word, latinName(word, context) ?? word]))
}

function tooLong(context: CommandContext, name: string) {
  return mistake(
    context,
    context.strings.wordTooLong(name, LONGEST_WORD),
    exampleOf(context, name, 'Anthropic, Mistral'),
  )
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}
