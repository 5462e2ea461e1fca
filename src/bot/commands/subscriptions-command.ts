import { card, strong, text, type Card, type CardButton, type CardSection, type Line } from '../../core/card.ts'
import { TOPIC_WORDS } from '../../core/command.ts'
import { DAY_MS } from '../../core/durations.ts'
import { firstOf } from '../../core/first-of.ts'
import { isLost, type Subscription } from '../../core/subscription.ts'
import type { Channel, Language } from '../../core/workspace.ts'
import { COLON } from '../cards/colon.ts'
import { COMMA } from '../cards/comma.ts'
import type { Strings } from '../cards/strings.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { putRight } from '../delivery/put-right.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { commandLine } from './command-line.ts'
import { withNear } from './did-you-mean.ts'
import { filterWords, subscribeLine } from './filter-words.ts'
import { channelsCard } from './channels-card.ts'
import { lastChanges } from './last-changes.ts'
import { isSameName, knownName, ledgerName } from './ledger-name.ts'
import { checkPace, makeChange } from './make-change.ts'
import { pausedUntilWords, readPause, untilWords, type Pause } from './pause-span.ts'
import { badChoice, exampleOf, followedOf, readBoolean, readText } from './read-options.ts'
import { PEOPLES_TOPICS } from './shared-options.ts'
import { getsRoundup, roundupWords } from './roundup-comes.ts'
import { subscriptionState } from './subscription-state.ts'
import { announceTopic, changeButton } from './subscribe-command.ts'
import { LONGEST_NAME } from './typed-name.ts'

const MOST_MUTED = 100
const MUTED_BUTTONS = 10
const MUTED_IN_LINE = 10

/** `/subscriptions`: what this channel follows, whether it rests and why; and what is muted here. */
export async function runSubscriptions(context: CommandContext): Promise<Card> {
  const mute = readText(context, 'mute')
  const unmute = readText(context, 'unmute')
  const pause = readPause(context)
  const resumes = pause === 'end' || readBoolean(context, 'resume', false)
  const all = readBoolean(context, 'all', false)
  const change = readText(context, 'change')
  const asked = {
    mute: mute !== null,
    unmute: unmute !== null,
    pause: pause !== null && pause !== 'end',
    resume: resumes,
    all,
    change: change !== null,
  }
  const given = Object.entries(asked).flatMap(([option, isAsked]) => (isAsked ? [option] : []))
  if (given.length > 1) throw mistake(context, context.strings.oneAtATime(given), context.command.example)
  if (mute !== null) return await muteCompany(context, mute)
  if (unmute !== null) return await unmuteCompany(context, unmute)
  if (resumes) return await resume(context)
  if (pause !== null) return await pauseAll(context, pause)
  if (all) return await channelsCard(context)
  if (change !== null) return await changeCard(context, change)
  return await listCard(context)
}

async function listCard(context: CommandContext): Promise<Card> {
  const { strings, deps, channel, language } = context
  const subscriptions = await deps.store.subscriptions.listOfChannel(channel.id)
  const { muted } = channel
  const hasRoundup = getsRoundup(channel, subscriptions)
  if (subscriptions.length === 0 && !hasRoundup && muted.length === 0) {
    return noticeCard(strings.noSubscriptions, [strings.forExample('/subscribe topic:models')])
  }
  const until = await pausedUntilWords(context)
  const sections: CardSection[] = subscriptions.map((subscription) => sectionOf(subscription, until, context))
  sections.push({ heading: strings.roundupName, lines: [[text(roundupWords(channel, subscriptions, context))]] })
  const looks = unusualLooks(channel, strings, language)
  if (looks.length > 0) sections.push({ heading: null, lines: looks })
  if (muted.length > 0) sections.push({ heading: strings.mutedHeading, lines: mutedLines(muted, language) })
  return card({
    tone: 'info',
    title: strings.subscriptionsTitle,
    sections: [...sections, ...(await lastChanges(context))],
    buttons: context.call.canManage ? buttons(subscriptions, hasRoundup, context) : [],
  })
}

/** How posts look here, where that is not as everywhere. */
function unusualLooks({ threadsSince, cardStyle }: Channel, strings: Strings, language: Language): readonly Line[] {
  const line = (name: string, value: string): Line => [text(`${name}${COLON[language]}${value}`)]
  return [
    ...(threadsSince === null ? [line(strings.threadsName, strings.off)] : []),
    ...(cardStyle === 'full' ? [] : [line(strings.cardStyleName, strings.cardStyle[cardStyle])]),
  ]
}

/** No line may be longer than a platform shows. */
function mutedLines(muted: readonly string[], language: Language): readonly Line[] {
  const starts = [...muted.keys()].filter((at) => at % MUTED_IN_LINE === 0)
  return starts.map((at) => [text(muted.slice(at, at + MUTED_IN_LINE).join(COMMA[language]))])
}

function sectionOf(subscription: Subscription, until: string, context: CommandContext): CardSection {
  const { strings, language, channel } = context
  const { state, since } = subscriptionState(subscription, until, context)
  return {
    heading: strings.topicTitle[subscription.topic],
    lines: [
      [strong(state), text(since)],
      ...filterWords(subscription, channel, language).map((words) => [text(words)]),
      [text(strings.changeWith(subscribeLine(subscription, context)))],
    ],
  }
}

/** For whom no form opens: what the channel follows of a topic, and what to type to follow it otherwise. */
async function changeCard(context: CommandContext, typed: string): Promise<Card> {
  const { strings, deps, channel } = context
  const topic = followedOf(typed)
  if (topic === null || topic === 'roundup') throw badChoice(context, 'change', typed, PEOPLES_TOPICS)
  const known = await deps.store.subscriptions.listOfChannel(channel.id)
  const subscription = known.find((one) => one.topic === topic)
  if (subscription !== undefined) {
    return card({
      tone: 'info',
      title: strings.subscriptionsTitle,
      sections: [sectionOf(subscription, await pausedUntilWords(context), context)],
    })
  }
  return noticeCard(strings.notSubscribed(strings.topic[topic]), [
    strings.forExample(commandLine({ command: 'subscribe', options: { topic: TOPIC_WORDS[topic] } })),
  ])
}

function buttons(
  subscriptions: readonly Subscription[],
  hasRoundup: boolean,
  { strings, channel }: CommandContext,
): readonly CardButton[] {
  const button = (label: string, command: string, options: Readonly<Record<string, string>>): CardButton => ({
    kind: 'command',
    label,
    run: { command, options },
  })
  return [
    ...(subscriptions.some(({ pausedAt }) => pausedAt !== null)
      ? [button(resumeLabel(subscriptions, strings), 'subscriptions', { resume: 'yes' })]
      : []),
    ...(subscriptions.some(({ pausedAt }) => pausedAt === null)
      ? [button(strings.pauseButton, 'subscriptions', { pause: 'yes' })]
      : []),
    ...subscriptions.map(({ topic }) => changeButton(topic, strings)),
    ...subscriptions.map(({ topic }) =>
      button(strings.endButton(strings.topic[topic]), 'unsubscribe', { topic: TOPIC_WORDS[topic] }),
    ),
    ...(hasRoundup ? [button(strings.endButton(strings.roundupName), 'unsubscribe', { topic: 'roundup' })] : []),
    ...channel.muted
      .slice(0, MUTED_BUTTONS)
      .map((name) => button(strings.unmuteButton(name), 'subscriptions', { unmute: name })),
  ]
}

/** Whether the bot could post is not known; whether it may go on is. */
function resumeLabel(subscriptions: readonly Subscription[], strings: Strings): string {
  return subscriptions.some(isLost) ? strings.resumeButton : strings.goOnButton
}

async function muteCompany(context: CommandContext, typed: string): Promise<Card> {
  const { strings, deps, workspace, channel } = context
  const indexes = await deps.names.of(['company', 'vendor'], workspace.id)
  const name = knownName(indexes, typed, deps.names)
  if (name === null) {
    const near = firstOf(indexes, (index) => index.near(typed)) ?? deps.names.near(typed)
    const example = exampleOf(context, 'mute', near ?? indexes.flatMap((index) => index.first(1))[0] ?? 'Mistral')
    throw mistake(context, withNear(strings.unknownCompany(typed.slice(0, LONGEST_NAME)), near, strings), example)
  }
  if (channel.muted.some((muted) => isSameName(muted, name))) return await mutedCard(name, context)
  if (channel.muted.length >= MOST_MUTED) throw mistake(context, strings.tooManyMuted(MOST_MUTED), null)
  await makeChange(context, channel, (ledger, stored) =>
    ledger.channels.update({ ...stored, muted: [...stored.muted, name] }),
  )
  return await mutedCard(name, context)
}

async function mutedCard(name: string, { strings, deps, workspace }: CommandContext): Promise<Card> {
  const investors = await deps.names.of(['investor'], workspace.id)
  const stays = ledgerName(investors, name, null) === null ? [] : [strings.investmentsStay]
  const undo: CardButton = {
    kind: 'command',
    label: strings.unmuteButton(name),
    run: { command: 'subscriptions', options: { unmute: name } },
  }
  return { ...noticeCard(strings.mutedNow(name), [...stays, strings.undoMute]), buttons: [undo] }
}

async function unmuteCompany(context: CommandContext, typed: string): Promise<Card> {
  const { strings, channel, deps } = context
  const usual = deps.names.usual(typed) ?? typed
  // As it is muted, before what it is usually called.
  const name = [typed, usual].flatMap((one) => channel.muted.find((muted) => isSameName(muted, one)) ?? [])[0]
  if (name === undefined) {
    const example = channel.muted[0] === undefined ? '/subscriptions' : exampleOf(context, 'unmute', channel.muted[0])
    throw mistake(context, strings.notMuted(typed.slice(0, LONGEST_NAME)), example)
  }
  await makeChange(context, channel, (ledger, stored) =>
    ledger.channels.update({ ...stored, muted: stored.muted.filter((muted) => muted !== name) }),
  )
  return noticeCard(strings.unmuted(name))
}

/** Nothing of it is lost but what comes meanwhile. What cannot be posted at the moment does not go on by itself either. */
async function pauseAll(context: CommandContext, pause: Pause): Promise<Card> {
  const { deps, channel, strings } = context
  const known = await deps.store.subscriptions.listOfChannel(channel.id)
  const isRunning = known.some(({ pauseReason }) => pauseReason !== 'asked')
  const roundup = channel.roundup.mode === 'always' ? [strings.roundupStillComes] : []
  if (known.length === 0) return noticeCard(strings.nothingToPause, roundup)
  const pausedAt = deps.clock.nowMs()
  const untilMs = pause.days === null ? null : pausedAt + pause.days * DAY_MS
  if (isRunning || untilMs !== (await deps.store.channels.pausedUntil(channel.id))) {
    await makeChange(context, channel, async (ledger) => {
      await ledger.channels.setPausedUntil(channel.id, untilMs)
      // As they are by now: what somebody else ended or changed meanwhile stays so.
      for (const subscription of await ledger.subscriptions.listOfChannel(channel.id)) {
        if (subscription.pauseReason === 'asked') continue
        await ledger.subscriptions.save({ ...subscription, pausedAt, pauseReason: 'asked' })
      }
    })
  }
  const goOn: CardButton = {
    kind: 'command',
    label: strings.goOnButton,
    run: { command: 'subscriptions', options: { resume: 'yes' } },
  }
  const title = untilMs === null ? strings.pausedNow : strings.pausedFor(untilWords(untilMs, context))
  return { ...noticeCard(title, [strings.whilePaused, ...roundup]), buttons: [goOn] }
}

/** Starts what is paused again, each with its own test card: all of it in one change, or nothing. */
async function resume(context: CommandContext): Promise<Card> {
  const { deps, channel, strings, language, call } = context
  const known = await deps.store.subscriptions.listOfChannel(channel.id)
  const paused = known.filter(({ pausedAt }) => pausedAt !== null)
  if (paused.length === 0) return noticeCard(strings.nothingPaused)
  await checkPace(context)
  for (const subscription of paused) await announceTopic(context, subscription)
  await makeChange(context, channel, async (ledger) => {
    const stored = await ledger.subscriptions.listOfChannel(channel.id)
    await ledger.channels.setPausedUntil(channel.id, null)
    // What is paused may have been lost meanwhile.
    if (stored.some(({ pausedAt }) => pausedAt !== null)) await putRight(ledger, channel.id, deps.clock.nowMs())
    // What was ended meanwhile is not brought back, and what runs again is left as it is.
    for (const subscription of stored.filter(
      ({ topic, pausedAt }) => pausedAt !== null && paused.some((one) => one.topic === topic),
    )) {
      const now = deps.clock.nowMs()
      const again = { ...subscription, createdAt: now, filterSince: now, createdBy: call.personId }
      await ledger.subscriptions.save({ ...again, pausedAt: null, pauseReason: null })
    }
  })
  const names = paused.map(({ topic }) => strings.topic[topic]).join(COMMA[language])
  return noticeCard(strings.subscribed(names))
}
