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
  preSeries(letter: string): string
  readonly vendor: string
  readonly model: string
  readonly parameters: string
  readonly context: string
  readonly licence: string
  readonly price: string
  readonly benchmarks: string
  readonly company: string
  readonly country: string
  readonly amount: string
  readonly valuation: string
  readonly round: string
  readonly lead: string
  readonly investors: string
  readonly valuationBasis: Readonly<Record<'pre-money' | 'post-money', string>>
  readonly priceOf: Readonly<Record<Exclude<TokenPrice['of'], 'any'>, (price: string) => string>>
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
  errorNumber(number: string): string
  readonly documentation: string
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
  /** That hours may pass, and what to do about it. */
  readonly startsWithNext: string
  /** `others`: what to choose instead. */
  postsIn(language: string, others: string): string
  /** How to have an older state again. */
  asBefore(command: string): string
  /** `zone`: whose clock it is, as an IANA name. */
  roundupComes(weekday: string, hour: string, zone: string): string
  readonly subscriptionsTitle: string
  readonly noSubscriptions: string
  allChannels(count: number): string
  readonly noChannels: string
  readonly mayNotSeeAll: string
  readonly active: string
  paused(reason: string): string
  readonly pauseReason: Readonly<Record<PauseReason, string>>
  since(day: string): string
  unsubscribed(topic: string): string
  notSubscribed(topic: string): string

  roundupTitle(week: string): string
  /** A topic that is not covered is `null`: nothing is said of it. */
  weekSentence(week: { models: number | null; rounds: number | null; usd: string | null }): string
  quietWeek(topics: readonly Topic[]): string
  readonly weekRunning: string
  /** How many of them have open weights, are closed, and of how many no text says it; together the count. */
  modelsHeading(count: number, weights: { open: number; closed: number; notSaid: number }): string
  roundsHeading(count: number, sums: string): string
  expectedHeading(count: number): string
  readonly expectedNote: string
  andMore(count: number): string
  /** Publishers of a story in a list. */
  toldBy(names: string, more: number): string
  readonly otherVendors: string

  readonly whyTitle: string
  nothingKnown(about: string): string
  readonly outcome: Readonly<Record<EntryOutcome, string>>
  readonly rule: Readonly<Record<VerdictRule, string>>
  readonly delivery: Readonly<Record<DeliveryState, string>>
  readonly notOwed: string
  /** Stands before what the filters say of a story that may have come by others. */
  readonly byTodaysFilters: string

  readonly helpTitle: string
  readonly helpIntro: string

  readonly detailsButton: string
  muteButton(name: string): string
  readonly wrongButton: string
  readonly statusName: string
  readonly benchmark: string
  readonly factsHeading: string
  reportsHeading(count: number): string
  readonly historyHeading: string

  tooManyChanges(count: number): string
  onlyForTopic(option: string, topic: string): string
  notForRoundup(option: string): string
  listTooLong(option: string, max: number): string
  wordTooLong(option: string, max: number): string
  allTheSame(typed: string): string
  badMention(value: string): string
  badLanguage(value: string): string
  badPreview(value: string, max: number): string
  badChannel(value: string): string
  badTimeZone(value: string): string
  badRoundupTime(value: string): string
  badQuietHours(value: string): string
  readonly statusOrWeights: string
  readonly mayNotPost: string
  readonly tagRequired: string
  readonly couldNotPost: string
  /** Discord. */
  readonly onlyInServers: string
  readonly mayNotManageThat: string
  readonly noDirect: string
  noSuchStory(typed: string): string
  manyStories(typed: string): string

  readonly onlySubjects: (names: string) => string
  readonly notSubjects: (names: string) => string
  readonly onlyRounds: (names: string) => string
  readonly onlyStatuses: (names: string) => string
  readonly onlyOpenWeights: string
  readonly onlyLanguages: (names: string) => string
  readonly onlyWords: (words: string) => string
  readonly notWords: (words: string) => string
  atLeastSources(count: number): string
  atMostPerDay(count: number): string
  /** The same where no roundup comes. */
  atMostPerDayOnly(count: number): string
  /** What the rule `daily-limit` says where no roundup comes. */
  readonly overDailyLimit: string
  /** What the rule `below-min-amount` says where the amount is known. */
  belowMinAmount(amount: string, minimum: string): string
  readonly roleNotCalled: string
  /** `from` is an amount, `null` where every post does. */
  readonly callsSomebody: Readonly<Record<'role' | 'person', (from: string | null) => string>>

  postsHere(topic: string): string
  readonly howToChange: string
  readonly postsRoundup: string
  readonly roundupOff: string
  readonly noRoundup: string
  readonly roundupName: string
  previewTitle(topic: string, days: number): string
  readonly previewNothing: string
  previewCount(count: number, perDay: string): string
  readonly previewNote: string
  readonly subscribeButton: string
  stories(count: number): string

  readonly mutedHeading: string
  lastChange(day: string): string
  changeWith(command: string): string
  readonly resumeButton: string
  readonly pauseButton: string
  readonly goOnButton: string
  readonly pausedNow: string
  readonly whilePaused: string
  readonly roundupStillComes: string
  readonly topOfWeek: string
  endButton(name: string): string
  /** Opens the form of a subscription. */
  changeButton(name: string): string
  badLine(line: string): string
  /** What a form held whose answer is a mistake. */
  inTheForm(line: string): string
  /** The field of a form for all options without a field of their own: at most 45, the hint 100 characters. */
  readonly otherOptions: string
  readonly otherOptionsHint: string
  unmuteButton(name: string): string
  mutedNow(name: string): string
  readonly undoMute: string
  unmuted(name: string): string
  notMuted(name: string): string
  tooManyMuted(max: number): string
  readonly nothingPaused: string

  readonly watchNothing: string
  readonly watchTitle: string
  watchAdded(name: string): string
  watchRemoved(name: string): string
  watchedAlready(name: string): string
  notWatched(name: string): string
  watchTooMany(max: number): string
  watchHere(name: string): string
  watchEnd(command: string): string
  unwatchButton(name: string): string

  readonly settingsTitle: string
  readonly settingsChanged: string
  readonly languageName: string
  readonly timeZoneName: string
  readonly quietHoursName: string
  readonly rumoursName: string
  readonly adminsOnlyName: string
  readonly onlyForAdmins: string
  readonly publishName: string
  readonly mayNotPublish: string
  readonly yes: string
  readonly no: string
  readonly off: string

  searchTitle(words: string): string
  readonly otherPosts: string
  readonly noStories: string
  readonly complaintFiled: string
  tellMore(command: string): string

  readonly allWell: string
  readonly mostlyWell: string
  readonly channelHealth: string
  readonly feedHealth: string
  readonly nothingWaits: string
  readonly somethingWaits: string
  waitsForQuiet(until: string): string
  readonly channelPaused: string
  readonly partlyPaused: string
  feedsRead(well: number, all: number): string
  readonly lastRead: string
  readonly neverRead: string
  notReadSince(day: string): string

  readonly optionsHeading: string
  readonly needed: string
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
    ['pre-ipo', 'Pre-IPO'],
  ]),
  series: (letter) => `Series ${letter}`,
  preSeries: (letter) => `Pre-Series ${letter}`,
  vendor: 'Vendor',
  model: 'Model',
  parameters: 'Parameters',
  context: 'Context',
  licence: 'Licence',
  price: 'Price',
  benchmarks: 'Benchmarks (claimed by the maker)',
  company: 'Company',
  country: 'Country',
  amount: 'Amount',
  valuation: 'Valuation',
  round: 'Round',
  lead: 'Led by',
  investors: 'Investors',
  valuationBasis: { 'pre-money': 'pre-money', 'post-money': 'post-money' },
  priceOf: { input: (price) => `${price} in`, output: (price) => `${price} out` },
  perMillion: (price) => `${price} per million tokens`,
  tokens: (count) => `${count} tokens`,
  about: (amount) => `about ${amount}`,
  disputed: (low, high) => `${low} to ${high}, sources disagree`,
  reportedly: (headline) => `Reportedly: ${headline}`,
  unconfirmed: 'Not confirmed. Take it as a rumour.',
  corrected: 'Corrected: an earlier version of this message was wrong.',
  retracted: (headline) => `Retracted: ${headline}`,
  retractedNote: 'This story was wrong, so we took it back. Please disregard it.',
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
    burst: (count) => `A burst of ${count} ${count === 1 ? 'story' : 'stories'}`,
  },
  statusChange: (from, to) => (from === null ? `Now: ${to}` : `${from} → ${to}`),
  amountChange: (from, to) => (from === null ? `The amount is known: ${to}` : `The amount changed: ${from} → ${to}`),
  valuationChange: (from, to) =>
    from === null ? `The valuation is known: ${to}` : `The valuation changed: ${from} → ${to}`,

  errorTitle: 'That did not work',
  forExample: (example) => `For example: ${example}`,
  unexpected: 'Something went wrong on our side. It was logged; please try again in a moment.',
  errorNumber: (number) => `The operator finds it in the log as ${number}.`,
  documentation: 'Documentation',
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
  badSince: (value) => `I can't read '${value}' as a date. Give days, weeks or months (7d, 2w, 3m), or a day.`,
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
  startsWithNext: 'The first one comes with the next news; backfill:3 posts the newest three now.',
  postsIn: (language, others) => `Posts here are in ${language}; /settings language:${others} changes that.`,
  asBefore: (command) => `To have it as it was: ${command}`,
  roundupComes: (weekday, hour, zone) => `A roundup of the week comes on ${weekday} at ${hour} (${zone}).`,
  subscriptionsTitle: 'Subscriptions of this channel',
  noSubscriptions: 'This channel has no subscriptions yet.',
  allChannels: (count) => `${count} subscribed ${count === 1 ? 'channel' : 'channels'}`,
  noChannels: 'No channel is subscribed yet',
  mayNotSeeAll:
    'Only people with Manage Server can see all channels. On Slack, the Home tab of the app shows the channels that you can see.',
  active: 'active',
  paused: (reason) => `paused: ${reason}`,
  pauseReason: {
    forbidden:
      'the bot may not post here; allow it, and it goes on with what was set; /subscriptions resume:yes tries at once',
    'tag-required':
      'the forum requires a tag; add one called “Models” or “Funding”, or let posts come without one, and it goes on with what was set',
    'channel-gone':
      'the bot no longer finds the channel; unarchive it or invite the bot, and it goes on with what was set',
    'bot-removed': 'the bot was removed; invite it, and it goes on with what was set',
    asked: 'somebody here paused it; what was set is kept',
  },
  since: (day) => `since ${day}`,
  unsubscribed: (topic) => `This channel no longer follows ${topic}`,
  notSubscribed: (topic) => `This channel does not follow ${topic}, so nothing changed.`,

  roundupTitle: (week) => `The AI week ${week}`,
  weekSentence: ({ models, rounds, usd }) => {
    const counted = (count: number, one: string) => `${count === 0 ? 'no' : count} ${one}${count === 1 ? '' : 's'}`
    const told = [
      ...(models === null ? [] : [counted(models, 'model release')]),
      ...(rounds === null ? [] : [counted(rounds, 'funding round')]),
    ].join(' and ')
    return `${told.charAt(0).toUpperCase()}${told.slice(1)}${usd === null ? '' : `, together about ${usd}`}.`
  },
  quietWeek: (topics) => {
    const missing = [
      ...(topics.includes('model-release') ? ['no model releases'] : []),
      ...(topics.includes('funding') ? ['no funding rounds'] : []),
    ]
    return `A quiet week: ${missing.join(' and ')}.`
  },
  weekRunning: 'The week is still running.',
  modelsHeading: (count, { open, closed, notSaid }) => {
    if (open + closed === 0) return `Models (${count})`
    const told = [
      ...(open > 0 ? [`${open} with open weights`] : []),
      ...(closed > 0 ? [`${closed} with closed weights`] : []),
      ...(notSaid > 0 ? [`${notSaid} not stated`] : []),
    ]
    return `Models (${count}): ${told.join(', ')}`
  },
  roundsHeading: (count, sums) => (sums === '' ? `Funding (${count})` : `Funding (${count}): ${sums}`),
  expectedHeading: (count) => `Expected (${count})`,
  expectedNote: 'Rumours and talks: not confirmed, not counted.',
  andMore: (count) => `and ${count} more`,
  toldBy: (names, more) => (more > 0 ? `${names} and ${more} more` : names),
  otherVendors: 'Others',

  whyTitle: 'Why it was posted, or not',
  nothingKnown: (about) => `I found no post that fits '${about}'. It may come from a feed that is not followed.`,
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
    mended: 'no: the story was retracted, or another one tells it',
    'other-workspace': 'no: it comes from a feed that others added',
    'told-already': 'no: this channel hears of it by another message',
    'other-topic': 'no: it is about another topic',
    paused: 'no: this subscription is paused',
    'before-subscription': 'no: it is older than the subscription',
    rumour: 'no: it is a rumour or talks, and this subscription leaves those out',
    'not-ai': 'no: the company does not do AI',
    'below-min-amount': 'no: the amount is below the minimum, or not known',
    muted: 'no: this company is muted in this channel',
    'other-status': 'no: this subscription wants another status',
    'no-open-weights': 'no: its weights are not open',
    'other-round': 'no: this subscription wants other rounds',
    'other-subject': 'no: this subscription wants other companies',
    'left-out-subject': 'no: this subscription leaves this company out',
    'other-language': 'no: none of its sources is in a language that this subscription wants',
    'no-word': 'no: it has none of the words that this subscription wants',
    'left-out-word': 'no: it has a word that this subscription leaves out',
    'few-sources': 'no: too few publishers have reported it so far',
    'daily-limit': 'no: the limit of that day was reached; the roundup tells it',
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
  byTodaysFilters: "By today's filters:",

  helpTitle: 'AI Wire: model releases and funding, one message per story',
  helpIntro: 'Subscribe a channel, or ask:',

  detailsButton: 'Details',
  muteButton: (name) => `Mute ${name} here`,
  wrongButton: 'Something wrong?',
  statusName: 'Status',
  benchmark: 'Benchmark',
  factsHeading: 'Facts, each with its quote',
  reportsHeading: (count) => `Reported by (${count})`,
  historyHeading: 'How it changed',

  tooManyChanges: (count) => `You made ${count} changes in one minute. Please wait a moment, then go on.`,
  onlyForTopic: (option, topic) => `'${option}' is for ${topic} only.`,
  notForRoundup: (option) => `The roundup takes no '${option}': it follows the filters of this channel's topics.`,
  listTooLong: (option, max) => `'${option}' takes at most ${max} values.`,
  wordTooLong: (option, max) => `'${option}' takes at most ${max} characters.`,
  allTheSame: (typed) => `If you mean it as you wrote it: ${typed}`,
  badMention: (value) => `I can't read '${value}' as a role or a person. Choose one with @, or say none.`,
  badLanguage: (value) => `I don't know the language '${value}'.`,
  badPreview: (value, max) => `I can't read '${value}' as a number of days. Give 1d to ${max}d.`,
  badChannel: (value) => `'${value}' is no channel. Choose one with #.`,
  badTimeZone: (value) => `I don't know the time zone '${value}'.`,
  badRoundupTime: (value) => `I can't read '${value}' as a day and an hour. Give a weekday and a whole hour, or off.`,
  badQuietHours: (value) => `I can't read '${value}' as quiet hours. Give two whole hours, from and until, or off.`,
  statusOrWeights: 'status and open_weights contradict each other. Give one of them.',
  tagRequired:
    'That forum takes only posts with a tag, and has none that fits, so nothing was changed. Add a tag called “Models” or “Funding”, or let posts come without one, and try again.',
  mayNotPost:
    'I may not post in that channel, so nothing was changed. On Slack, type /invite @AI Wire there. On Discord, give the bot View Channel, Send Messages, Embed Links and Read Message History there, and in a thread Send Messages in Threads. Then try again.',
  couldNotPost: 'The platform did not take a test post, so nothing was changed. Please try again in a moment.',
  onlyInServers:
    'AI Wire answers in the channels of a server, and this is none. Add it to a server, and ask again in a channel there.',
  mayNotManageThat: 'Only people who may manage that channel can change it. Run the command in the channel itself.',
  noDirect: 'I could not send you a direct message. Allow direct messages from this server or app, then try again.',
  noSuchStory: (typed) => `I found no story that fits '${typed}'.`,
  manyStories: (typed) => `Several stories fit '${typed}'.`,

  onlySubjects: (names) => `Only ${names}.`,
  notSubjects: (names) => `Nothing about ${names}.`,
  onlyRounds: (names) => `Only these rounds: ${names}.`,
  onlyStatuses: (names) => `Only with this status: ${names}.`,
  onlyOpenWeights: 'Only models with open weights.',
  onlyLanguages: (names) => `Only with a source in ${names}.`,
  onlyWords: (words) => `Only with one of these words: ${words}.`,
  notWords: (words) => `Without these words: ${words}.`,
  atLeastSources: (count) => `Only once ${count} publishers have reported it.`,
  atMostPerDay: (count) => `At most ${count} a day; the rest waits for the roundup.`,
  atMostPerDayOnly: (count) => `At most ${count} a day; the rest is not posted.`,
  overDailyLimit: 'no: the limit of that day was reached',
  belowMinAmount: (amount, minimum) => `no: the amount is below the minimum (${amount} < ${minimum})`,
  roleNotCalled:
    'Discord does not let me mention that role yet: turn on “Allow anyone to @mention this role” in its settings.',
  callsSomebody: {
    role: (from) => `Mentions a role ${from === null ? 'with each post' : `for ${from} or more`}.`,
    person: (from) => `Mentions a person ${from === null ? 'with each post' : `for ${from} or more`}.`,
  },

  postsHere: (topic) => `AI Wire posts ${topic} here from now on`,
  howToChange: '/subscriptions shows, changes and ends this.',
  postsRoundup: 'AI Wire posts the roundup of the week here',
  roundupOff: 'The roundup of the week no longer comes here',
  noRoundup: 'No roundup of the week. /settings roundup:on brings it.',
  roundupName: 'Weekly roundup',
  previewTitle: (topic, days) => (days === 1 ? `The last day of ${topic}` : `The last ${days} days of ${topic}`),
  previewNothing: 'Nothing would have been posted here. Try fewer or wider filters.',
  previewCount: (count, perDay) =>
    `This would have been ${count} ${count === 1 ? 'post' : 'posts'}, about ${perDay} a day.`,
  previewNote: 'Only a preview: nothing was subscribed.',
  subscribeButton: 'Subscribe like this',
  stories: (count) => `${count} ${count === 1 ? 'story' : 'stories'}`,

  mutedHeading: 'Muted here',
  lastChange: (day) => `Last change: ${day}`,
  changeWith: (command) => `Change it: ${command}`,
  resumeButton: 'Try again',
  pauseButton: 'Pause',
  goOnButton: 'Resume',
  pausedNow: 'Paused: nothing is posted here for now',
  whilePaused: 'What was set is kept. What comes meanwhile is not posted. /subscriptions resume:yes resumes it.',
  roundupStillComes: 'The roundup of the week still comes; /settings roundup:off ends it.',
  topOfWeek: 'Top stories of the last seven days',
  endButton: (name) => `End: ${name}`,
  changeButton: (name) => `Change: ${name}`,
  badLine: (line) => `“${line}” is not clear: one option a line, as in “min_sources: 2”, and each option once.`,
  inTheForm: (line) => `This was in the form: ${line}`,
  otherOptions: 'Everything else, one a line',
  otherOptionsHint: 'Name, colon, value. Lines without a value are ignored.',
  unmuteButton: (name) => `Unmute ${name}`,
  mutedNow: (name) => `${name} is muted in this channel`,
  undoMute: '/subscriptions shows what is muted, and unmutes it.',
  unmuted: (name) => `${name} is no longer muted in this channel`,
  notMuted: (name) => `'${name}' is not muted here.`,
  tooManyMuted: (max) => `At most ${max} names can be muted in a channel.`,
  nothingPaused: 'Nothing is paused in this channel',

  watchNothing: 'You watch nothing yet',
  watchTitle: 'You watch',
  watchAdded: (name) => `I will send you a direct message when there is news about ${name}`,
  watchRemoved: (name) => `I will no longer send you messages about ${name}`,
  watchedAlready: (name) => `You watch ${name} already`,
  notWatched: (name) => `You do not watch '${name}'.`,
  watchTooMany: (max) => `You can watch at most ${max} names. Remove one first.`,
  watchHere: (name) => `News about ${name} comes here`,
  watchEnd: (command) => `To end it, type this in a channel: ${command}`,
  unwatchButton: (name) => `Stop watching ${name}`,

  settingsTitle: 'Settings of this channel',
  settingsChanged: 'Changed: the settings of this channel',
  languageName: 'Language',
  timeZoneName: 'Time zone',
  quietHoursName: 'Quiet hours',
  rumoursName: 'Rumours and talks',
  adminsOnlyName: 'Only admins change things',
  onlyForAdmins: 'Only admins can change this (on Discord: whoever has Manage Server). Please ask one of them.',
  publishName: 'Publish posts to followers',
  mayNotPublish: 'Only the posts of an announcement channel on Discord can be published. Use this in such a channel.',
  yes: 'yes',
  no: 'no',
  off: 'off',

  searchTitle: (words) => `Search: ${words}`,
  otherPosts: 'Posts that belong to no story',
  noStories: 'No story fits, but these posts do:',
  complaintFiled: "Thank you. It is on the operator's list now.",
  tellMore: (command) => `To say what is wrong: ${command}`,

  allWell: 'All is well',
  mostlyWell: 'It works, with some feeds in trouble',
  channelHealth: 'This channel',
  feedHealth: 'Shared feeds',
  nothingWaits: 'Nothing is waiting to be posted here.',
  somethingWaits: 'The next post is due',
  waitsForQuiet: (until) => `Waiting until the quiet hours end at ${until}.`,
  channelPaused: 'This channel is paused',
  partlyPaused: 'Part of what this channel follows is paused',
  feedsRead: (well, all) => `${well} of ${all} feeds can be read.`,
  lastRead: 'Last read',
  neverRead: 'could not be read so far',
  notReadSince: (day) => `last read on ${day}`,

  optionsHeading: 'Options',
  needed: 'required',
}
