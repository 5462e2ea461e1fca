import { card, text, type Card, type CardField } from '../../core/card.ts'
import { nearTimeZone, parseTimeZone } from '../../core/parse-time-zone.ts'
import type { Subscription } from '../../core/subscription.ts'
import { timeZoneToday } from '../../core/time-zone-names.ts'
import {
  CARD_STYLES,
  LANGUAGES,
  type Channel,
  type Language,
  type QuietHours,
  type RoundupPlan,
} from '../../core/workspace.ts'
import { formatHours } from '../cards/format-date.ts'
import { joinSentences } from '../cards/join-sentences.ts'
import { stringsOf, type Strings } from '../cards/strings.ts'
import { commandLine } from './command-line.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { CommandMistake } from './command-mistake.ts'
import { withNear } from './did-you-mean.ts'
import { languageName } from './language-name.ts'
import { lastChanges } from './last-changes.ts'
import { makeChange } from './make-change.ts'
import { DAILY_LINE } from './meant-line.ts'
import { parseLanguage } from './parse-language.ts'
import { parseQuietHours, parseRoundupTime } from './parse-roundup-time.ts'
import { placeAtOffset } from './place-at-offset.ts'
import { plainWord } from './plain-word.ts'
import { badChoice, exampleOf, readBoolean, readChoice, readText } from './read-options.ts'
import { roundupWords } from './roundup-comes.ts'
import { settingsBefore } from './settings-before.ts'
import { settingsLine } from './settings-line.ts'
import { WITH_TOPICS } from './settings-options.ts'
import { ON_OR_OFF } from './shared-options.ts'
import { yesOrNo } from './yes-or-no.ts'

const USUAL_ZONES: Readonly<Record<Language, string>> = {
  en: 'Europe/Berlin',
  ko: 'Asia/Seoul',
  ja: 'Asia/Tokyo',
  zh: 'Asia/Shanghai',
}

/** `/settings`: how this channel is spoken to, and when. Without options it only tells. */
export async function runSettings(context: CommandContext): Promise<Card> {
  const { call, channel, deps } = context
  if (Object.keys(call.options).every((name) => name === 'channel' || readText(context, name) === null)) {
    return await settingsCard(channel, context.strings.settingsTitle, [], context)
  }
  const change = await readChange(context)
  // Who is none would lock everybody out, oneself too.
  if (change.adminsOnly !== undefined && !call.isAdmin) throw new CommandMistake(context.strings.onlyForAdmins, null)
  if (change.publish === true && call.canPublish !== true) {
    throw new CommandMistake(context.strings.mayNotPublish, null)
  }
  const { rumours } = change
  const { before, changed } = await makeChange(context, channel, async (ledger, stored) => {
    const subscriptions = await ledger.subscriptions.listOfChannel(stored.id)
    const next = { ...stored, ...change }
    await ledger.channels.update(next)
    if (rumours !== undefined) {
      for (const subscription of subscriptions) {
        await ledger.subscriptions.save({ ...subscription, filter: { ...subscription.filter, rumours } })
      }
    }
    return { before: { channel: stored, subscriptions }, changed: next }
  })
  if (change.quietHours !== undefined) deps.wake(channel.id)
  // Whoever changed the language sees the answer in it, where the platform does not say another.
  const language = call.language ?? changed.language
  const told = { ...context, language, strings: stringsOf(language) }
  const undo = settingsBefore(before, changed, { call, setsRumours: rumours !== undefined })
  const lines = [
    ...meaningOf(before.channel, changed, told.strings),
    ...undo.map((line) => told.strings.asBefore(line)),
  ]
  return await settingsCard(changed, told.strings.settingsChanged, lines, told)
}

async function readChange(context: CommandContext): Promise<Partial<Channel>> {
  const language = readLanguage(context)
  const timeZone = readTimeZone(context)
  const roundup = await readRoundup(context)
  const quietHours = readQuietHours(context)
  const rumours = readBoolean(context, 'rumours', null)
  const adminsOnly = readBoolean(context, 'admins_only', null)
  const threadsSince = readThreads(context)
  const cardStyle = readChoice(context, 'card', CARD_STYLES)
  const publish = readBoolean(context, 'publish', null)
  return {
    ...(language !== null && { language }),
    ...(timeZone !== null && { timeZone }),
    ...(roundup !== null && { roundup }),
    ...(quietHours !== undefined && { quietHours }),
    ...(rumours !== null && { rumours }),
    ...(adminsOnly !== null && { adminsOnly }),
    ...(threadsSince !== undefined && { threadsSince }),
    ...(cardStyle !== null && { cardStyle }),
    ...(publish !== null && { publish }),
  }
}

/** What of a change does not say by itself what comes of it. */
function meaningOf(before: Channel, { threadsSince, cardStyle }: Channel, strings: Strings): readonly string[] {
  const threads = threadsSince === null ? strings.threadsOff : strings.threadsOn
  return [
    ...(threadsSince === before.threadsSince ? [] : [threads]),
    ...(cardStyle === before.cardStyle ? [] : [strings.cardsFromNow[cardStyle]]),
  ]
}

async function settingsCard(
  channel: Channel,
  title: string,
  told: readonly string[],
  context: CommandContext,
): Promise<Card> {
  const { strings, language, deps, call } = context
  const yesNo = (value: boolean) => (value ? strings.yes : strings.no)
  const { roundup, quietHours } = channel
  const subscriptions = await deps.store.subscriptions.listOfChannel(channel.id)
  const roundupValue =
    roundup.mode === 'off' ? strings.off : roundupWords(channel, subscriptions, context, strings.weekly)
  const fields: readonly CardField[] = [
    { label: strings.languageName, value: languageName(channel.language, language) },
    { label: strings.timeZoneName, value: timeZoneToday(channel.timeZone) },
    { label: strings.roundupName, value: roundupValue },
    {
      label: strings.quietHoursName,
      value: quietHours === null ? strings.off : formatHours(quietHours.fromHour, quietHours.untilHour, language),
    },
    { label: strings.rumoursName, value: rumoursWords(channel, subscriptions, strings) },
    { label: strings.adminsOnlyName, value: yesNo(channel.adminsOnly) },
    { label: strings.threadsName, value: channel.threadsSince === null ? strings.off : strings.on },
    { label: strings.cardStyleName, value: strings.cardStyle[channel.cardStyle] },
    ...(channel.publish || call.canPublish === true
      ? [{ label: strings.publishName, value: yesNo(channel.publish) }]
      : []),
  ]
  const asked = [
    strings.forExample(example(language)),
    ...(call.canManage ? [strings.sameElsewhere(settingsLine(channel))] : []),
  ]
  return card({
    tone: 'info',
    title,
    fields,
    lines: (told.length === 0 ? asked : told).map((line) => [text(line)]),
    sections: await lastChanges({ ...context, channel }),
  })
}

/** As somebody who reads that language might set it. */
function example(language: Language): string {
  return commandLine({
    command: 'settings',
    options: { language, time_zone: USUAL_ZONES[language], quiet_hours: '22-7' },
  })
}

/** What is posted here; before anything is followed, what would be. Where only one topic has them, its name. */
function rumoursWords(channel: Channel, subscriptions: readonly Subscription[], strings: Strings): string {
  if (subscriptions.length === 0) return channel.rumours ? strings.yes : strings.no
  const having = subscriptions.filter(({ filter }) => filter.rumours)
  if (having.length === subscriptions.length) return strings.yes
  const [one] = having
  return one === undefined ? strings.no : strings.topic[one.topic]
}

function readLanguage(context: CommandContext): Language | null {
  const typed = readText(context, 'language')
  if (typed === null) return null
  const code = parseLanguage(typed)
  const language = LANGUAGES.find((known) => known === code)
  if (language === undefined) throw badChoice(context, 'language', typed, LANGUAGES)
  return language
}

function readTimeZone(context: CommandContext): string | null {
  const typed = readText(context, 'time_zone')
  if (typed === null) return null
  const timeZone = parseTimeZone(typed)
  if (timeZone !== null) return timeZone
  const { strings, deps, language } = context
  const place = placeAtOffset(typed, deps.clock.nowMs(), language)
  const near = place === null ? nearTimeZone(typed) : null
  const unknown = strings.badTimeZone(typed)
  const problem = place === null ? withNear(unknown, near, strings) : joinSentences(unknown, strings.nameACity(place))
  throw mistake(context, problem, exampleOf(context, 'time_zone', place ?? near ?? 'Asia/Seoul'))
}

const EVERY_DAY = /^(?:daily|(?:every|each) ?day|매일|날마다|毎日|日次|每天|每日)/u

/** Wanted where no topic is followed, it comes by itself. */
async function readRoundup(context: CommandContext): Promise<RoundupPlan | null> {
  const typed = readText(context, 'roundup')
  if (typed === null) return null
  const { channel, deps } = context
  const { roundup } = channel
  const since = deps.clock.nowMs()
  const isOn = yesOrNo(typed)
  if (isOn === false) return { ...roundup, mode: 'off', since }
  const subscriptions = await deps.store.subscriptions.listOfChannel(channel.id)
  const mode = subscriptions.length === 0 ? 'always' : roundup.mode === 'off' ? 'with-topics' : roundup.mode
  if (isOn === true) return { ...roundup, mode, since }
  const time = parseRoundupTime(typed.replace(WITH_TOPICS, ''))
  if (time === null) {
    if (EVERY_DAY.test(plainWord(typed))) throw mistake(context, context.strings.roundupIsWeekly, DAILY_LINE)
    throw mistake(context, context.strings.badRoundupTime(typed), exampleOf(context, 'roundup', 'mon 9'))
  }
  return {
    mode: WITH_TOPICS.test(typed) ? 'with-topics' : mode,
    weekday: time.weekday,
    hour: time.hour ?? roundup.hour,
    since,
  }
}

/** Since when they are on; `null` is off, `undefined` left out. On already, they stay as they are. */
function readThreads(context: CommandContext): number | null | undefined {
  const typed = readText(context, 'threads')
  if (typed === null) return undefined
  const isOn = yesOrNo(typed)
  if (isOn === null) throw badChoice(context, 'threads', typed, ON_OR_OFF)
  return isOn ? (context.channel.threadsSince ?? context.deps.clock.nowMs()) : null
}

/** `null` is off, `undefined` left out. */
function readQuietHours(context: CommandContext): QuietHours | null | undefined {
  const typed = readText(context, 'quiet_hours')
  if (typed === null) return undefined
  if (yesOrNo(typed) === false) return null
  const quietHours = parseQuietHours(typed)
  if (quietHours === null) {
    throw mistake(context, context.strings.badQuietHours(typed), exampleOf(context, 'quiet_hours', '22-7'))
  }
  return quietHours
}
