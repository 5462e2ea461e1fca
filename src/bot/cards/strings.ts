import type { Inline, Line } from '../../core/card.ts'
import type { DeliveryState, HoldReason } from '../../core/delivery.ts'
import type { PartKind, TokenPrice } from '../../core/facts.ts'
import type { EntryOutcome } from '../../core/outcome.ts'
import type { Status } from '../../core/status.ts'
import type { PauseReason } from '../../core/subscription.ts'
import type { Topic } from '../../core/topic.ts'
import type { VerdictRule } from '../../core/verdict.ts'
import type { CardStyle, Language } from '../../core/workspace.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { zh } from './zh.ts'

/**
 * When a roundup comes: between two hours, `09:00` and `10:00`, as roundups of one hour are spread over it. `zone`: whose
 * clock it is, as people call it. `isAfterQuiet`: the channel's quiet hours put it off until then.
 */
type RoundupTime = {
  readonly weekday: string
  readonly from: string
  readonly until: string
  readonly zone: string
  readonly isAfterQuiet: boolean
}

/** What every language has to say. Sentences with values are functions; values arrive formatted. */
export type Strings = {
  readonly status: Readonly<Record<Status, string>>
  readonly topic: Readonly<Record<Topic, string>>
  readonly rounds: ReadonlyMap<string, string>
  series(letter: string): string
  preSeries(letter: string): string
  readonly vendor: string
  readonly model: string
  /** Over the names of two or more. */
  readonly severalModels: string
  readonly parameters: string
  /** Of one thing that a model takes in or puts out. */
  readonly modality: string
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
  /** Of a mixture of experts, those that work on a token. */
  activeParameters(count: string): string
  withActive(count: string, active: string): string
  tokens(count: string): string
  about(amount: string): string
  upTo(amount: string): string
  /** An amount, some of which is of another kind than the rest. */
  withParts(amount: string, parts: string): string
  readonly partOf: Readonly<Record<PartKind, (sum: string) => string>>
  orMore(amount: string): string
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
  /** Models that came days after the rest of their release. */
  modelsChange(names: string): string
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
  /** Words that no option takes. */
  unplaced(words: string): string
  readonly givenTwice: (option: string) => string
  readonly oneTopic: string
  oneAtATime(options: readonly string[]): string
  readonly mayNotManage: string
  readonly ofOtherWorkspace: string
  readonly notLookedUp: string
  unknownVendor(name: string): string
  unknownCompany(name: string): string
  unknownInvestor(name: string): string
  knownNames(names: readonly string[]): string
  badAmount(value: string): string
  noRate(value: string): string
  badSince(value: string): string
  readonly noSuchDay: (value: string) => string
  readonly dayAhead: (value: string) => string
  badChoice(option: string, value: string, choices: readonly string[]): string
  badInteger(option: string, value: string, min: number, max: number | null): string
  badBoolean(option: string, value: string): string
  badPause(option: string, value: string): string
  badWeek(value: string): string
  weekAhead(week: string): string
  noSuchPage(page: number, pages: number): string

  /** A topic as a heading names it. */
  readonly topicTitle: Readonly<Record<Topic, string>>
  /** Those that an investor leads or takes part in. */
  readonly roundsWith: (name: string) => string
  readonly nothingFound: string
  readonly nothingAbout: (name: string) => string
  /** How to hear of it: a whole line. */
  readonly watchIt: (line: string) => string
  readonly nothingWithWords: string
  /** Of a ledger that is empty. */
  readonly noneYet: string
  pageOf(page: number, pages: number, total: number): string
  /** Pages. */
  readonly previous: string
  readonly next: string
  readonly previousWeek: string
  readonly nextWeek: string
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
  /** How another channel is set as this one. */
  sameElsewhere(command: string): string
  readonly roundupComes: (time: RoundupTime) => string
  /** The same in a few words, behind what it is about. */
  readonly weekly: (time: RoundupTime) => string
  /** Why the roundup of a week did not come to a channel that gets it from now on. */
  readonly roundupStartsNext: string
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
  /** Of one that is still running, nothing is said that its end may belie. */
  quietWeek(topics: readonly Topic[], isRunning: boolean): string
  readonly weekRunning: string
  /** How many of them have open weights, are closed, and of how many no text says it; together the count. */
  modelsHeading(count: number, weights: { open: number; closed: number; notSaid: number }): string
  roundsHeading(count: number, sums: string): string
  expectedHeading(count: number): string
  readonly expectedNote: string
  /** Stories; what else is counted has a counter of its own in Korean, Japanese and Chinese. */
  andMore(count: number): string
  andMorePublishers(count: number): string
  andMoreCompanies(count: number): string
  andMoreFeeds(count: number): string
  andMoreModels(count: number): string
  /** Publishers of a story in a list. */
  toldBy(names: string, more: number): string
  readonly otherVendors: string

  readonly whyTitle: string
  nothingKnown(about: string): string
  readonly mayBeUnread: string
  /** In answer to why nothing comes, or why it comes late. */
  readonly healthTells: string
  readonly feedsNotRead: (count: number) => string
  /** Of a post that fit the channel long after its first report. */
  readonly fitLate: string
  /** How the site of a post that is not known is read from now on. */
  readSite(command: string): string
  readonly messageLink: (button: string) => string
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
  /** Of reports: a publisher may have several of one story. */
  reportsHeading(count: number): string
  readonly historyHeading: string

  tooManyChanges(count: number): string
  onlyForTopic(option: string, topic: string): string
  notForRoundup(option: string): string
  listTooLong(option: string, max: number): string
  wordTooLong(option: string, max: number): string
  allTheSame(typed: string): string
  readonly mayNotCall: string
  readonly callsEverybody: string
  badMention(value: string): string
  badLanguage(value: string): string
  badCountry(value: string): string
  badPreview(value: string, max: number): string
  badChannel(value: string): string
  badTimeZone(value: string): string
  /** Instead of an offset such as UTC+9. */
  nameACity(zone: string): string
  /** To whoever wants it every day: what brings that. */
  readonly roundupIsWeekly: string
  badRoundupTime(value: string): string
  badQuietHours(value: string): string
  /** Of two options. */
  readonly contradict: (one: string, other: string) => string
  /** Of all that a subscription should be about. */
  readonly onlyMuted: (names: string) => string
  readonly mayNotPost: string
  readonly tokenRefused: string
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
  readonly onlyCountries: (names: string) => string
  readonly onlyStatuses: (names: string) => string
  readonly onlyOpenWeights: string
  readonly onlyLanguages: (names: string) => string
  readonly onlySources: (names: string) => string
  readonly notSources: (names: string) => string
  /** Those whose feeds are of the kind `lab`. */
  readonly labs: string
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
  /** `from` is an amount, `words` of which one has to stand there; `null` where that limits nothing. */
  readonly callsSomebody: Readonly<Record<'role' | 'person', (from: string | null, words: string | null) => string>>

  postsHere(topic: string): string
  readonly howToChange: string
  readonly postsRoundup: string
  readonly roundupOff: string
  readonly noRoundup: string
  /** While every topic that brings the roundup is paused. */
  readonly roundupRests: string
  readonly roundupName: string
  previewTitle(topic: string, days: number): string
  readonly previewNothing: string
  /** `perDay`: `null` where it is less than one. */
  previewCount(count: number, perDay: string | null): string
  readonly previewNote: string
  readonly subscribeButton: string
  stories(count: number): string

  readonly mutedHeading: string
  lastChange(day: string): string
  /** What the bot did by itself. */
  readonly pauseOver: string
  changeWith(command: string): string
  readonly resumeButton: string
  readonly pauseButton: string
  readonly goOnButton: string
  readonly pausedNow: string
  /** `until` as `until` says it. */
  pausedFor(until: string): string
  until(moment: string): string
  readonly whilePaused: string
  readonly nothingToPause: string
  readonly roundupStillComes: string
  readonly topOfWeek: string
  endButton(name: string): string
  /** Opens the form of a subscription. */
  changeButton(name: string): string
  /** Follows a topic as it is at first. */
  followButton(name: string): string
  badLine(line: string): string
  /** What a form held whose answer is a mistake. */
  inTheForm(line: string): string
  readonly theCommand: (line: string) => string
  /** The field of a form for all options without a field of their own: at most 45, the hint 100 characters. */
  readonly otherOptions: string
  readonly otherOptionsHint: string
  unmuteButton(name: string): string
  mutedNow(name: string): string
  /** Of an investor who is muted. */
  readonly investmentsStay: string
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
  readonly threadsName: string
  /** What is to be known of it, once it is set. */
  readonly threadsOff: string
  readonly threadsOn: string
  readonly cardStyleName: string
  readonly cardStyle: Readonly<Record<CardStyle, string>>
  /** What comes of it, once it is set. */
  readonly cardsFromNow: Readonly<Record<CardStyle, string>>
  readonly publishName: string
  readonly mayNotPublish: string
  readonly yes: string
  readonly no: string
  readonly on: string
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
  readonly comesSoon: string
  somethingWaits(time: Inline): Line
  waitsForQuiet(until: string): string
  readonly channelPaused: string
  readonly partlyPaused: string
  feedsRead(well: number, all: number): string
  /** Of feeds that are new. */
  notReadYet(count: number): string
  lastRead(time: Inline): Line
  lastPosted(time: Inline): Line
  readonly neverPosted: string
  /** Of a topic of which nothing came for days. */
  lookBack(command: string): string
  /** Moments with their days, and the zone that they are told in. */
  postTimes(reported: string, owed: string, posted: string, zone: string): string
  readonly neverRead: string
  notReadSince(day: string): string

  readonly optionsHeading: string
  readonly needed: string
}

const STRINGS: Readonly<Record<Language, Strings>> = { en, ko, ja, zh }

/** Everything that the interface says, in one language. */
export function stringsOf(language: Language): Strings {
  return STRINGS[language]
}
