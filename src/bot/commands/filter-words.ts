import { TOPIC_WORDS } from '../../core/command.ts'
import type { SubscriptionFilter, Subscription } from '../../core/subscription.ts'
import { majorOf } from '../../core/money.ts'
import { tellsOfTalk } from '../../core/status.ts'
import type { Channel, Language } from '../../core/workspace.ts'
import { anyOf } from '../cards/any-of.ts'
import { formatUsd } from '../cards/format-money.ts'
import { stringsOf } from '../cards/strings.ts'
import { commandLine } from './command-line.ts'
import type { CommandContext } from './command-context.ts'
import { publisherName } from './known-publishers.ts'
import { KNOWN_VALUES } from './known-values.ts'
import { parseMoney } from './parse-money.ts'
import { isHere } from './target-channel.ts'

/** What a subscription leaves out, and whom it calls, in sentences. */
export function filterWords(
  { topic, filter, mention }: Subscription,
  { roundup }: Pick<Channel, 'roundup'>,
  language: Language,
): readonly string[] {
  const strings = stringsOf(language)
  const words: string[] = []
  const say = (values: readonly string[], sentence: (values: string) => string): void => {
    if (values.length > 0) words.push(sentence(anyOf(values, language)))
  }
  const sayOf = (
    source: keyof typeof KNOWN_VALUES,
    values: readonly string[],
    sentence: (values: string) => string,
  ): void => {
    const { nameOf } = KNOWN_VALUES[source]
    say(
      values.map((value) => nameOf(value, language)),
      sentence,
    )
  }
  say(filter.subjects, strings.onlySubjects)
  say(filter.notSubjects, strings.notSubjects)
  if (filter.minAmountUsd !== null) words.push(strings.atLeast(formatUsd(filter.minAmountUsd, language)))
  sayOf('round', filter.rounds, strings.onlyRounds)
  sayOf('country', filter.countries, strings.onlyCountries)
  say(
    filter.statuses.map((status) => strings.status[status]),
    strings.onlyStatuses,
  )
  if (filter.openWeightsOnly) words.push(strings.onlyOpenWeights)
  if (topic === 'funding' && filter.aiOnly) words.push(strings.aiOnly)
  sayOf('language', filter.languages, strings.onlyLanguages)
  const named = (publishers: readonly string[]) => publishers.map((kept) => publisherName(kept, strings))
  say(named(filter.publishers), strings.onlySources)
  say(named(filter.notPublishers), strings.notSources)
  say(filter.words, strings.onlyWords)
  say(filter.notWords, strings.notWords)
  if (filter.minSources > 1) words.push(strings.atLeastSources(filter.minSources))
  const { maxPerDay } = filter
  if (maxPerDay !== null) {
    words.push(roundup.mode === 'off' ? strings.atMostPerDayOnly(maxPerDay) : strings.atMostPerDay(maxPerDay))
  }
  // Whoever chose the statuses chose about rumours with them.
  if (filter.statuses.length === 0) words.push(filter.rumours ? strings.withRumours : strings.withoutRumours)
  if (mention !== null) {
    const from = mention.minAmountUsd === null ? null : formatUsd(mention.minAmountUsd, language)
    const said = mention.words.length === 0 ? null : anyOf(mention.words, language)
    words.push(strings.callsSomebody[mention.kind](from, said))
  }
  return words
}

/** The options of `/subscribe` that make this subscription again. */
export function subscriptionOptions(
  { topic, filter, mention }: Subscription,
  { rumours }: Pick<Channel, 'rumours'>,
): Readonly<Record<string, string>> {
  const options = new Map<string, string>([['topic', TOPIC_WORDS[topic]]])
  const add = (name: string, value: string | null): void => {
    if (value !== null && value !== '') options.set(name, value)
  }
  for (const [name, key] of LISTS) add(name, filter[key].join(', '))
  add('min_amount', exactUsd(filter.minAmountUsd))
  // Left out, the statuses decide, else the channel.
  const usual = filter.statuses.length > 0 ? filter.statuses.some(tellsOfTalk) : rumours
  add('rumours', filter.rumours === usual ? null : filter.rumours ? 'yes' : 'no')
  add('open_weights', filter.openWeightsOnly ? 'yes' : null)
  add('ai_only', topic === 'funding' && !filter.aiOnly ? 'no' : null)
  add('min_sources', filter.minSources > 1 ? String(filter.minSources) : null)
  add('max_per_day', filter.maxPerDay === null ? null : String(filter.maxPerDay))
  if (mention !== null) {
    add('mention', mention.kind === 'role' ? `<@&${mention.id}>` : `<@${mention.id}>`)
    add('mention_min', exactUsd(mention.minAmountUsd))
    add('mention_words', mention.words.join(', '))
  }
  return Object.fromEntries(options)
}

/** What is typed to make this subscription again. */
export function subscribeLine(subscription: Subscription, context: Pick<CommandContext, 'call' | 'channel'>): string {
  const { channel } = context
  const elsewhere = isHere(context) ? {} : { channel: `<#${channel.externalId}>` }
  const options = { ...subscriptionOptions(subscription, channel), ...elsewhere }
  return commandLine({ command: 'subscribe', options })
}

/** As a card shows it, or in full where that would be another amount. */
function exactUsd(usd: number | null): string | null {
  if (usd === null) return null
  const shown = formatUsd(usd, 'en')
  const read = parseMoney(shown, 'en')
  return read !== null && majorOf(read) === usd ? shown : `$${usd}`
}

const LISTS = [
  ['companies', 'subjects'],
  ['not_companies', 'notSubjects'],
  ['rounds', 'rounds'],
  ['countries', 'countries'],
  ['statuses', 'statuses'],
  ['languages', 'languages'],
  ['sources', 'publishers'],
  ['not_sources', 'notPublishers'],
  ['words', 'words'],
  ['not_words', 'notWords'],
] as const satisfies readonly (readonly [string, keyof SubscriptionFilter])[]
