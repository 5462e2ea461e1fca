import { text, type Inline, type Line } from '../../core/card.ts'
import type { DeliveryState, HoldReason } from '../../core/delivery.ts'
import type { TokenPrice } from '../../core/facts.ts'
import type { EntryOutcome } from '../../core/outcome.ts'
import type { Status } from '../../core/status.ts'
import type { PauseReason } from '../../core/subscription.ts'
import type { Topic } from '../../core/topic.ts'
import type { VerdictRule } from '../../core/verdict.ts'

/** What every language has to say. Sentences with values are functions; values arrive formatted. */
export type Strings = {
  readonly status: Readonly<Record<Status, string>>
  readonly topic: Readonly<Record<Topic, string>>
  readonly rounds: ReadonlyMap<string, string>
  series(letter: string): string
  readonly vendor: string
  readonly model: string
  readonly parameters: string
  readonly context: string
  readonly licence: string
  readonly price: string
  readonly benchmarks: string
  readonly company: string
  readonly amount: string
  readonly valuation: string
  readonly round: string
  readonly lead: string
  readonly investors: string
  readonly valuationBasis: Readonly<Record<'pre-money' | 'post-money', string>>
  readonly priceOf: Readonly<Record<Exclude<TokenPrice['of'], 'any'>, string>>
  perMillion(price: string): string
  tokens(count: string): string
  about(amount: string): string
  disputed(low: string, high: string): string
  reportedly(headline: string): string
  readonly unconfirmed: string
  readonly corrected: string
  retracted(headline: string): string
  readonly retractedNote: string
  toldElsewhere(story: Inline): Line
  alsoReportedBy(names: Line, more: number): Line
  firstReported(time: Inline): Line
  readonly readSource: string
  readonly whyButton: string
  readonly updated: string
  readonly heldTitle: Readonly<Record<HoldReason, (count: number) => string>>
  statusChange(from: string | null, to: string): string
  amountChange(from: string | null, to: string): string
  valuationChange(from: string | null, to: string): string

  readonly errorTitle: string
  forExample(example: string): string
  readonly unexpected: string
  didYouMean(name: string): string
  unknownCommand(name: string): string
  unknownOption(name: string, known: readonly string[]): string
  missingOption(name: string): string
  readonly mayNotManage: string
  unknownVendor(name: string): string
  unknownCompany(name: string): string
  knownNames(names: readonly string[]): string
  badAmount(value: string): string
  noRate(value: string): string
  readonly amountIsForFunding: string
  badSince(value: string): string
  badChoice(option: string, value: string, choices: readonly string[]): string
  badInteger(option: string, value: string, min: number, max: number | null): string
  badBoolean(option: string, value: string): string
  badWeek(value: string): string
  weekAhead(week: string): string
  noSuchPage(page: number, pages: number): string

  readonly modelsTitle: string
  readonly fundingTitle: string
  readonly nothingFound: string
  pageOf(page: number, pages: number, total: number): string
  readonly previous: string
  readonly next: string
  valuedAt(valuation: string): string
  ledBy(names: string): string
  total(rounds: number, sums: string): string

  subscribed(topic: string): string
  changed(topic: string): string
  willPost(topic: string): string
  atLeast(amount: string): string
  readonly withRumours: string
  readonly withoutRumours: string
  readonly aiOnly: string
  backfilled(count: number): string
  readonly noBackfill: string
  readonly roundupComes: string
  readonly subscriptionsTitle: string
  readonly noSubscriptions: string
  readonly active: string
  paused(reason: string): string
  readonly pauseReason: Readonly<Record<PauseReason, string>>
  since(day: string): string
  unsubscribed(topic: string): string
  notSubscribed(topic: string): string

  roundupTitle(week: string): string
  weekSentence(models: number, rounds: number, usd: string | null): string
  readonly quietWeek: string
  readonly weekRunning: string
  modelsHeading(count: number): string
  roundsHeading(count: number, sums: string): string
  expectedHeading(count: number): string
  readonly expectedNote: string
  andMore(count: number): string
  readonly otherVendors: string

  readonly whyTitle: string
  nothingKnown(about: string): string
  readonly outcome: Readonly<Record<EntryOutcome, string>>
  readonly rule: Readonly<Record<VerdictRule, string>>
  readonly delivery: Readonly<Record<DeliveryState, string>>
  readonly notOwed: string

  readonly helpTitle: string
  readonly helpIntro: string
}

export const en: Strings = {
  status: {
    rumoured: 'Rumour',
    announced: 'Announced',
    preview: 'Preview',
    released: 'Released',
    'open-weights': 'Open weights',
    'in-talks': 'In talks',
    denied: 'Denied',
    withdrawn: 'Withdrawn',
  },
  topic: { 'model-release': 'model releases', funding: 'funding' },
  rounds: new Map([
    ['pre-seed', 'Pre-seed'],
    ['seed', 'Seed'],
    ['debt', 'Debt'],
    ['secondary', 'Secondary sale'],
    ['grant', 'Grant'],
    ['strategic', 'Strategic investment'],
  ]),
  series: (letter) => `Series ${letter}`,
  vendor: 'Vendor',
  model: 'Model',
  parameters: 'Parameters',
  context: 'Context',
  licence: 'Licence',
  price: 'Price',
  benchmarks: 'Benchmarks (claimed by the maker)',
  company: 'Company',
  amount: 'Amount',
  valuation: 'Valuation',
  round: 'Round',
  lead: 'Led by',
  investors: 'Investors',
  valuationBasis: { 'pre-money': 'pre-money', 'post-money': 'post-money' },
  priceOf: { input: 'in', output: 'out' },
  perMillion: (price) => `${price} per million tokens`,
  tokens: (count) => `${count} tokens`,
  about: (amount) => `about ${amount}`,
  disputed: (low, high) => `${low} to ${high}, sources disagree`,
  reportedly: (headline) => `Reportedly: ${headline}`,
  unconfirmed: 'Not confirmed. Take it as a rumour.',
  corrected: 'Corrected: an earlier version of this message was wrong.',
  retracted: (headline) => `Withdrawn: ${headline}`,
  retractedNote: 'This story was wrong, so it was withdrawn. Please disregard it.',
  toldElsewhere: (story) => [text('The same event as an earlier story, which is kept up to date: '), story],
  alsoReportedBy: (names, more) => [
    text('Also reported by '),
    ...names,
    ...(more > 0 ? [text(` and ${more} more`)] : []),
  ],
  firstReported: (time) => [text('First reported '), time],
  readSource: 'Read the source',
  whyButton: 'Why?',
  updated: 'This story was updated.',
  heldTitle: {
    quiet: (count) => `After the quiet hours: ${count} ${count === 1 ? 'story' : 'stories'}`,
    away: (count) => `While I was away: ${count} ${count === 1 ? 'story' : 'stories'}`,
    burst: (count) => `Much at once: ${count} ${count === 1 ? 'story' : 'stories'}`,
  },
  statusChange: (from, to) => (from === null ? `Now: ${to}` : `${from} → ${to}`),
  amountChange: (from, to) => (from === null ? `The amount is known: ${to}` : `The amount changed: ${from} → ${to}`),
  valuationChange: (from, to) =>
    from === null ? `The valuation is known: ${to}` : `The valuation changed: ${from} → ${to}`,

  errorTitle: 'That did not work',
  forExample: (example) => `For example: ${example}`,
  unexpected: 'Something went wrong on our side. It was logged; please try again in a moment.',
  didYouMean: (name) => `Did you mean ${name}?`,
  unknownCommand: (name) => `I don't know the command '${name}'.`,
  unknownOption: (name, known) =>
    known.length === 0
      ? `I don't know the option '${name}'; this command takes none.`
      : `I don't know the option '${name}'. This command takes: ${known.join(', ')}.`,
  missingOption: (name) => `The option '${name}' is missing.`,
  mayNotManage: 'Only people who may manage this channel can change this. Please ask one of them.',
  unknownVendor: (name) => `I don't know the vendor '${name}'.`,
  unknownCompany: (name) => `I don't know the company '${name}'.`,
  knownNames: (names) => `I know, among others: ${names.join(', ')}.`,
  badAmount: (value) => `I can't read '${value}' as an amount of money.`,
  noRate: (value) => `I have no exchange rate for '${value}'. Please give the amount in dollars.`,
  amountIsForFunding: 'min_amount is for funding only: model releases have no amount.',
  badSince: (value) => `I can't read '${value}' as a date. Give a number of days or weeks, or a day.`,
  badChoice: (option, value, choices) => `'${value}' does not fit '${option}'. Choose one of: ${choices.join(', ')}.`,
  badInteger: (option, value, min, max) =>
    `'${value}' does not fit '${option}'. Give a whole number ${max === null ? `from ${min}` : `from ${min} to ${max}`}.`,
  badBoolean: (option, value) => `'${value}' does not fit '${option}'. Say yes or no.`,
  badWeek: (value) => `I can't read '${value}' as a week. Give a year and a week number, or 'last'.`,
  weekAhead: (week) => `The week ${week} has not begun yet.`,
  noSuchPage: (page, pages) =>
    pages === 1
      ? `There is no page ${page}: everything fits on one.`
      : `There is no page ${page}: the last one is ${pages}.`,

  modelsTitle: 'Model releases',
  fundingTitle: 'Funding rounds',
  nothingFound: 'Nothing found. Try fewer or wider filters.',
  pageOf: (page, pages, total) => `Page ${page} of ${pages} · ${total} ${total === 1 ? 'story' : 'stories'}`,
  previous: 'Previous',
  next: 'Next',
  valuedAt: (valuation) => `valued at ${valuation}`,
  ledBy: (names) => `led by ${names}`,
  total: (rounds, sums) => `${rounds} announced ${rounds === 1 ? 'round' : 'rounds'}: ${sums}`,

  subscribed: (topic) => `This channel now follows ${topic}`,
  changed: (topic) => `Changed: how this channel follows ${topic}`,
  willPost: (topic) => `New ${topic} will be posted here, one message each, kept up to date.`,
  atLeast: (amount) => `Only rounds of at least ${amount}; rounds without a known amount are left out.`,
  withRumours: 'Rumours and talks are included, marked as such.',
  withoutRumours: 'Rumours and talks are left out. rumours:yes includes them.',
  aiOnly: 'Only companies that do AI.',
  backfilled: (count) => `${count} recent ${count === 1 ? 'story follows' : 'stories follow'} now.`,
  noBackfill: 'No recent story fits, so it starts with the next one.',
  roundupComes: 'A roundup of the week comes on Mondays.',
  subscriptionsTitle: 'Subscriptions of this channel',
  noSubscriptions: 'This channel has no subscriptions yet.',
  active: 'active',
  paused: (reason) => `paused: ${reason}`,
  pauseReason: {
    forbidden: 'the bot may not post here; allow it, then subscribe again',
    'channel-gone': 'the bot no longer found the channel; invite it, then subscribe again',
    'bot-removed': 'the bot was removed; invite it, then subscribe again',
  },
  since: (day) => `since ${day}`,
  unsubscribed: (topic) => `This channel no longer follows ${topic}`,
  notSubscribed: (topic) => `This channel does not follow ${topic}, so nothing changed.`,

  roundupTitle: (week) => `The AI week ${week}`,
  weekSentence: (models, rounds, usd) => {
    const released = `${models} model ${models === 1 ? 'release' : 'releases'}`
    const raised = `${rounds} funding ${rounds === 1 ? 'round' : 'rounds'}`
    return `${released} and ${raised}${usd === null ? '' : `, together about ${usd}`}.`
  },
  quietWeek: 'A quiet week: no model releases and no funding rounds.',
  weekRunning: 'The week is still running.',
  modelsHeading: (count) => `Models (${count})`,
  roundsHeading: (count, sums) => (sums === '' ? `Funding (${count})` : `Funding (${count}): ${sums}`),
  expectedHeading: (count) => `Expected (${count})`,
  expectedNote: 'Rumours and talks: not confirmed, not counted.',
  andMore: (count) => `and ${count} more`,
  otherVendors: 'Others',

  whyTitle: 'Why it was posted, or not',
  nothingKnown: (about) => `I know no post that fits '${about}'. It may come from a feed that is not followed.`,
  outcome: {
    'new-story': 'It was the first report of a story.',
    joined: 'It joined a story that was known already.',
    'no-topic': 'It was read, and is neither about a model release nor about funding.',
    baseline: 'It was there when its feed was read for the first time, so it was recorded but not posted.',
    repeated: 'It was known already.',
    edited: 'It was known already; its text was updated.',
    old: 'It is older than everything known of its feed, so it was recorded but not posted.',
    'mass-change': 'Its publisher changed many addresses at once, so it was recorded but not posted.',
    'over-cap': 'Its feed had more posts than are read at once, and this one was not among the newest.',
  },
  rule: {
    mended: 'no: the story was withdrawn, or is told in another one',
    'other-workspace': 'no: it belongs to another workspace',
    'other-topic': 'no: it is about another topic',
    paused: 'no: this subscription is paused',
    'before-subscription': 'no: it is older than the subscription',
    rumour: 'no: it is a rumour or talks, and this subscription leaves those out',
    'not-ai': 'no: the company does not do AI',
    'below-min-amount': 'no: the amount is below the minimum, or not known',
    matches: 'yes: it fits',
  },
  delivery: {
    due: 'It is about to be posted here.',
    sending: 'It is being posted here right now.',
    sent: 'It was posted here.',
    failed: 'It was to be posted here, but the platform refused it.',
    dead: 'It was to be posted here, but every attempt failed.',
  },
  notOwed: 'It was not posted here.',

  helpTitle: 'AI Wire: model releases and funding, one message per story',
  helpIntro: 'Subscribe a channel, or ask:',
}
