import { card, text, type Card, type CardButton } from '../../core/card.ts'
import { TOPIC_WORDS } from '../../core/command.ts'
import { ChatError, type ChatErrorKind } from '../../core/errors.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Topic } from '../../core/topic.ts'
import { LANGUAGES, type Channel } from '../../core/workspace.ts'
import { roundupLabels, topicLabels } from '../cards/labels.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { stringsOf, type Strings } from '../cards/strings.ts'
import { putRight } from '../delivery/put-right.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { filterWords, subscribeLine } from './filter-words.ts'
import { languageName } from './language-name.ts'
import { checkPace, makeChange } from './make-change.ts'
import { readFilter, readMention } from './read-filter.ts'
import { readFollowed, readInteger, readText } from './read-options.ts'
import { previewPosts } from './preview-posts.ts'
import { roundupComes } from './roundup-comes.ts'

/** The bot may not post there, as far as it can see. */
const SHUT_OUT: ReadonlySet<ChatErrorKind> = new Set(['forbidden', 'channel-gone', 'workspace-gone'])

/** `/subscribe`: a channel gets a topic, or the roundup alone, from now on; or only a look at what it would have got. */
export async function runSubscribe(context: CommandContext): Promise<Card> {
  const followed = await readFollowed(context)
  if (followed === 'roundup') return await subscribeRoundup(context)
  const subscription = await readSubscription(context, followed)
  if (readText(context, 'preview') !== null) return await previewPosts(context, subscription)
  return await subscribe(context, subscription, readInteger(context, 'backfill', 0))
}

/** Saves the subscription, once a test card has shown that the bot may post there. */
async function subscribe(context: CommandContext, wanted: Subscription, count: number): Promise<Card> {
  const { deps, strings, language, channel } = context
  const { topic, mention } = wanted
  const name = strings.topic[topic]
  await checkPace(context)
  const before = (await deps.store.subscriptions.listOfChannel(channel.id)).find((known) => known.topic === topic)
  const isRunning = before?.pausedAt === null
  // With another filter, it runs on.
  const subscription = isRunning ? { ...wanted, createdAt: before.createdAt } : wanted
  if (!isRunning) await announceTopic(context, subscription)
  await makeChange(context, channel, async (ledger) => {
    await ledger.subscriptions.save(subscription)
    // What is paused, or was ended, may have been lost meanwhile.
    if (!isRunning) await putRight(ledger, channel.id, deps.clock.nowMs())
  })
  const found = count === 0 ? 0 : await deps.backfill(subscription, channel, count)
  if (found > 0) deps.wake(channel.id)
  const line = subscribeLine(subscription, context)
  const lineBefore = before === undefined ? line : subscribeLine(before, context)
  const notice = noticeCard(isRunning ? strings.changed(name) : strings.subscribed(name), [
    strings.willPost(name),
    ...filterWords(subscription, channel, language),
    ...(channel.roundup.mode === 'off' ? [] : [roundupComes(channel, context)]),
    ...(mention !== null && context.call.uncallable?.includes(mention.id) === true ? [strings.roleNotCalled] : []),
    ...(isRunning ? [] : [languageWords(channel, context)]),
    ...(count === 0 ? [] : [found === 0 ? strings.noBackfill : strings.backfilled(found)]),
    ...(isRunning || count > 0 ? [] : [strings.startsWithNext]),
    ...(lineBefore === line ? [] : [strings.asBefore(lineBefore)]),
  ])
  return { ...notice, buttons: [changeButton(topic, strings)] }
}

/** In what language posts come, and how to have another. */
function languageWords(channel: Channel, { strings, language }: CommandContext): string {
  const others = LANGUAGES.filter((one) => one !== channel.language)
  return strings.postsIn(languageName(channel.language, language), others.join('|'))
}

/** Opens the form with what the subscription leaves out. */
export function changeButton(topic: Topic, strings: Strings): CardButton {
  return {
    kind: 'command',
    label: strings.changeButton(strings.topic[topic]),
    run: { command: 'subscriptions', options: { change: TOPIC_WORDS[topic] } },
  }
}

/** Follows the topic in this channel. */
export function followButton(topic: Topic, strings: Strings): CardButton {
  return {
    kind: 'command',
    label: strings.followButton(strings.topic[topic]),
    run: { command: 'subscribe', options: { topic: TOPIC_WORDS[topic] } },
  }
}

async function readSubscription(context: CommandContext, topic: Topic): Promise<Subscription> {
  const { channel, deps, call } = context
  const now = deps.clock.nowMs()
  return {
    // One per channel and topic, so these two name it.
    id: `${channel.id}:${topic}`,
    channelId: channel.id,
    topic,
    filter: await readFilter(context, topic),
    mention: await readMention(context, topic),
    createdAt: now,
    filterSince: now,
    createdBy: call.personId,
    pausedAt: null,
    pauseReason: null,
  }
}

async function subscribeRoundup(context: CommandContext): Promise<Card> {
  const { channel, strings, deps, call } = context
  const other = Object.keys(call.options).find((name) => !['topic', 'channel'].includes(name))
  if (other !== undefined) throw mistake(context, strings.notForRoundup(other), '/subscribe topic:roundup')
  await checkPace(context)
  if (channel.roundup.mode !== 'always') {
    const told = stringsOf(channel.language)
    const shown = noticeCard(told.postsRoundup, [roundupComes(channel, { ...context, strings: told })])
    await announce(context, { ...shown, labels: roundupLabels() })
  }
  await makeChange(context, channel, (ledger, stored) =>
    ledger.channels.update({
      ...stored,
      roundup: { ...stored.roundup, mode: 'always', since: deps.clock.nowMs() },
    }),
  )
  return noticeCard(strings.postsRoundup, [roundupComes(channel, context)])
}

/** What everybody in the channel sees first: that the bot is there, and what it will post. */
function testCard(subscription: Subscription, channel: Channel): Card {
  const { language } = channel
  const strings = stringsOf(language)
  const lines = [strings.willPost(strings.topic[subscription.topic]), ...filterWords(subscription, channel, language)]
  return card({
    tone: 'info',
    title: strings.postsHere(strings.topic[subscription.topic]),
    lines: lines.map((line) => [text(line)]),
    footer: [text(strings.howToChange)],
    labels: topicLabels(subscription.topic),
  })
}

/** Posts the test card of a subscription. Throws CommandMistake where the bot may not post. */
export async function announceTopic(context: CommandContext, subscription: Subscription): Promise<void> {
  await announce(context, testCard(subscription, context.channel))
}

async function announce(context: CommandContext, shown: Card): Promise<void> {
  const { strings, deps, channel } = context
  try {
    await deps.announce(channel, shown)
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    deps.log.info('a test card could not be posted', {
      channel: channel.id,
      kind: error.kind,
      code: error.platformCode,
    })
    if (error.kind === 'tag-required') throw mistake(context, strings.tagRequired, null)
    if (error.kind === 'token-refused') throw mistake(context, strings.tokenRefused, null)
    throw mistake(context, SHUT_OUT.has(error.kind) ? strings.mayNotPost : strings.couldNotPost, null)
  }
}
