import { holdsAnyWord } from '../../core/holds-word.ts'
import { plainCompany } from '../../core/plain-company.ts'
import { isUncertain } from '../../core/status.ts'
import type { SubscriptionFilter } from '../../core/subscription.ts'
import { COMMA } from '../cards/comma.ts'
import { commandLine } from './command-line.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { exampleOf } from './read-options.ts'

/** Throws CommandMistake where no story can pass all of a filter: its channel would wait for ever. */
export function refuseContradiction(filter: SubscriptionFilter, context: CommandContext): void {
  const { strings, language, channel } = context
  const { subjects, notSubjects, publishers, notPublishers, words, notWords, statuses } = filter
  const refuse = (one: string, other: string, value: string) =>
    mistake(context, strings.contradict(one, other), exampleOf(context, one, value))
  if (areAllAmong(subjects, notSubjects)) throw refuse('companies', 'not_companies', subjects.join(', '))
  if (publishers.length > 0 && publishers.every((one) => notPublishers.includes(one)))
    throw refuse('sources', 'not_sources', publishers.join(', '))
  // Whatever has the one has the other in it.
  if (words.length > 0 && words.every((word) => holdsAnyWord([word], notWords)))
    throw refuse('words', 'not_words', words.join(', '))
  if (filter.openWeightsOnly && statuses.length > 0 && !statuses.includes('open-weights'))
    throw refuse('open_weights', 'statuses', 'yes')
  if (!filter.rumours && statuses.length > 0 && statuses.every(isUncertain))
    throw refuse('statuses', 'rumours', statuses.join(', '))
  const [first = ''] = subjects
  if (areAllAmong(subjects, channel.muted)) {
    const line = commandLine({ command: 'subscriptions', options: { unmute: mutedAs(first, channel.muted) } })
    throw mistake(context, strings.onlyMuted(subjects.join(COMMA[language])), line)
  }
}

function areAllAmong(names: readonly string[], others: readonly string[]): boolean {
  const plain = new Set(others.map(plainCompany))
  return names.length > 0 && names.every((name) => plain.has(plainCompany(name)))
}

function mutedAs(name: string, muted: readonly string[]): string {
  return muted.find((one) => plainCompany(one) === plainCompany(name)) ?? name
}
