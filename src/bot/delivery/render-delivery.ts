import type { Delivery } from '../../core/delivery.ts'
import { isEnded } from '../../core/mending.ts'
import type { Message } from '../../core/message.ts'
import type { ChannelWithRest } from '../../core/ports/channel-store.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import { isLost, type Subscription } from '../../core/subscription.ts'
import { mayBeToldIn, type Channel } from '../../core/workspace.ts'
import { asStanding } from '../cards/as-standing.ts'
import { buildNoteCard, buildStoryCard } from '../cards/story-card.ts'
import type { Destination } from './destination.ts'
import { isLeftUntold } from './end-untold.ts'
import { endedCard } from './ended-card.ts'
import { isCorrected } from './is-corrected.ts'
import { isForAll } from './is-for-all.ts'
import { isFollowed, isProbed } from './is-probed.ts'
import { mentionOf, mentionOfNote } from './mention-of.ts'
import { messageOf } from './message-of.ts'
import { renderFeedTrouble } from './render-feed-trouble.ts'
import { renderRoundup } from './render-roundup.ts'
import { renderShared, sharedCard } from './render-shared.ts'
import { unwanted, type Rendered } from './rendered.ts'
import { storyOf } from './story-of.ts'
import { NOT_IN_THREADS, wantsInThread } from './wants-in-thread.ts'
import { LOST_UNSEEN, NOT_FOR_THEM, UNFOLLOWED, whyOver } from './why-over.ts'

const SAID: Rendered = { kind: 'nothing-to-send', why: 'the message says it already', isSaid: true }

const SAID_LATER: Rendered = { kind: 'nothing-to-send', why: 'a later reply says it', isSaid: true }

/** A delivery of one story, with the story and the channel's active subscription to its topic, where there is one. */
type OfStory = {
  readonly delivery: Delivery
  readonly story: Story
  readonly subscription: Subscription | undefined
  readonly destination: Destination
}

/** The message that an edit or a note is about, what posted it, and which revision of the story it began with. */
type Standing = { readonly message: Message; readonly first: Delivery | null; readonly shows: number | null }

/** What a delivery says now, by the ledger as it stands: a story may have moved on, or nobody want it any more. */
export async function renderDelivery(
  delivery: Delivery,
  { channel, rest }: ChannelWithRest,
  ledger: Ledger,
  nowMs: number,
): Promise<Rendered> {
  const subscriptions = await ledger.subscriptions.listOfChannel(channel.id)
  const active = subscriptions.filter((subscription) => {
    // Who asked for a pause wants nothing new; what stands there already has to stay true.
    const staysTrue = delivery.kind === 'edit' && !isLost(subscription)
    return staysTrue || isFollowed(subscription, rest)
  })
  const destination = { channel, active, ledger }
  if (delivery.kind === 'roundup') return await renderRoundup(delivery, destination)
  if (delivery.kind === 'feed-trouble') return await renderFeedTrouble(delivery, channel, ledger)
  const isShutOut = subscriptions.some((one) => isLost(one) && !isProbed(one, rest))
  const isPost = delivery.kind === 'post' || delivery.kind === 'again'
  if (isPost && delivery.ambiguous && isShutOut && active.length === 0) return unwanted(LOST_UNSEEN)
  const mayStand = delivery.ambiguous && !isShutOut
  if (delivery.leadId !== null) return await renderShared(delivery, mayStand, destination)
  const story = await storyOf(delivery, ledger)
  const subscription = active.find(({ topic }) => topic === story.topic)
  const ofStory = { delivery, story, subscription, destination }
  if (delivery.kind === 'again' && delivery.messageId !== null) return await renderInItsPlace(ofStory, mayStand)
  if (isPost) return await renderPost(ofStory, mayStand)
  if (subscription === undefined && isShutOut) return unwanted(UNFOLLOWED)
  if (!mayBeToldIn(channel, story)) return unwanted(NOT_FOR_THEM)
  const message = await messageOf({ ...delivery, channelId: channel.id }, ledger)
  if (message === null) return unwanted('the message was deleted')
  const first = await ledger.deliveries.find(message.deliveryId)
  const shows = first === null ? null : await revisionIn(first, story, ledger)
  // Who never read of it there is not told what became of it.
  if (message.isShared && shows === null) return unwanted('the message leaves the story out')
  const standing = { message, first, shows }
  return delivery.kind === 'note' ? await renderNote(ofStory, standing, nowMs) : await renderEdit(ofStory, standing)
}

async function renderPost(
  { delivery, story, subscription, destination: { channel, ledger } }: OfStory,
  mayStand: boolean,
): Promise<Rendered> {
  const over = await whyOver(story, subscription, channel, ledger.stories)
  if (over !== null && !mayStand) return unwanted(over)
  if (delivery.kind === 'again' && !delivery.ambiguous && (await isShownAlready(delivery, story, channel, ledger))) {
    return SAID
  }
  const told = await asStanding(story, subscription?.filter, channel.language, ledger.stories)
  const mention = subscription === undefined ? null : mentionOf(told, subscription)
  const card = { ...buildStoryCard(told, channel.language, { style: channel.cardStyle }), mention }
  return { kind: 'post', card, shown: new Map([[delivery.id, story.revision]]), over }
}

/** In the place of a message that takes no edit, and whose thread takes no note: to whom a note would have come. */
async function renderInItsPlace(
  { delivery, story, subscription, destination: { channel, ledger } }: OfStory,
  mayStand: boolean,
): Promise<Rendered> {
  const isTheirs = mayBeToldIn(channel, story)
  const over = subscription === undefined ? UNFOLLOWED : isTheirs ? null : NOT_FOR_THEM
  if (over !== null && !mayStand) return unwanted(over)
  if (!delivery.ambiguous) {
    if (await isShownAlready(delivery, story, channel, ledger)) return SAID
    const message = delivery.messageId === null ? null : await ledger.messages.find(delivery.messageId)
    if (message === null) return unwanted('the message was deleted')
    const edit = await ledger.deliveries.findEditOf(message)
    if (edit?.state === 'sent' && edit.revision >= delivery.revision) return SAID
  }
  const shown = new Map([[delivery.id, story.revision]])
  if (isEnded(story.mending)) {
    return { kind: 'post', card: await endedCard(story, subscription, channel, ledger), shown, over }
  }
  const told = await asStanding(story, subscription?.filter, channel.language, ledger.stories)
  const mention = subscription === undefined ? null : mentionOfNote(told, delivery.revision, subscription)
  const card = { ...buildStoryCard(told, channel.language, { style: channel.cardStyle }), mention }
  return { kind: 'post', card, shown, over }
}

/** What changed, as an answer to the message. */
async function renderNote(
  { delivery, story, subscription, destination }: OfStory,
  { message, first, shows }: Standing,
  nowMs: number,
): Promise<Rendered> {
  const { channel, ledger } = destination
  // Who ended the subscription wants nothing new; what stands there already has to stay true.
  if (subscription === undefined) return unwanted(UNFOLLOWED)
  const isEnd = isEnded(story.mending)
  if (!isEnd && (shows ?? 0) >= delivery.revision) return SAID
  // How a story ended is told by the last of its notes alone.
  if (isEnd && (await ledger.deliveries.hasNote(channel.id, story.id, delivery.revision + 1))) return SAID_LATER
  const told = isEnd ? null : await asStanding(story, subscription.filter, channel.language, ledger.stories)
  const card =
    told === null
      ? await endedCard(story, subscription, channel, ledger)
      : buildNoteCard(told, delivery.revision, channel.language)
  if (card === null) return SAID_LATER
  const mention = told === null ? null : mentionOfNote(told, delivery.revision, subscription)
  // A note that is owed for the first time comes before its edit.
  const isLate = delivery.problem !== null && (await isLeftUntold(message, ledger))
  const hasThread = isLate || wantsInThread(channel, delivery, message, nowMs)
  // An edit calls nobody.
  const forAll = isEnd || isForAll(story, delivery.revision, message) || (mention !== null && !hasThread)
  if (!forAll && !hasThread) return unwanted(NOT_IN_THREADS)
  // A thread that several stories share is called like none of them.
  const threadName =
    message.isShared && first !== null ? (await sharedCard(first, message, destination)).title : card.threadName
  return { kind: 'reply', card: { ...card, mention, threadName }, revision: story.revision, message, isForAll: forAll }
}

/** The message as it has to read now. */
async function renderEdit(
  { story, subscription, destination }: OfStory,
  { message, first }: Standing,
): Promise<Rendered> {
  const { channel, ledger } = destination
  if (message.frozenAt !== null) return unwanted('the platform takes no more edits of the message')
  const { revision } = story
  // Of an ended story nothing else is news.
  const newsIn = isEnded(story.mending) ? revision : (story.changes.at(-1)?.revision ?? 0)
  const isInsteadOfNote = newsIn > message.revision && !(await ledger.deliveries.hasNote(channel.id, story.id, newsIn))
  const edit = { kind: 'edit', revision, message, isInsteadOfNote } as const
  if (message.isShared && first !== null) {
    return { ...edit, card: await sharedCard(first, message, destination) }
  }
  if (isEnded(story.mending)) return { ...edit, card: await endedCard(story, subscription, channel, ledger) }
  const correction = isCorrected(story, message)
  // An edit keeps the mention, which calls nobody a second time.
  const told = await asStanding(story, subscription?.filter, channel.language, ledger.stories)
  const mention = subscription === undefined ? null : mentionOf(told, subscription)
  const card = { ...buildStoryCard(told, channel.language, { correction, style: channel.cardStyle }), mention }
  return { ...edit, card }
}

/** Its first message was still on the way when the story changed, was refused, and has come since with the change in it. */
async function isShownAlready(
  { revision }: Delivery,
  story: Story,
  channel: Channel,
  ledger: Ledger,
): Promise<boolean> {
  const post = await ledger.deliveries.findForStory(channel.id, story.id, 'post')
  if (post?.state === 'sent' && (post.shownRevision ?? 0) >= revision) return true
  const own = await ledger.messages.findOfStory(channel.id, story.id)
  return own !== null && own.revision >= revision
}

/** Which revision of the story the message of that delivery began with; `null` where it does not show the story. */
async function revisionIn(first: Delivery, story: Story, ledger: Ledger): Promise<number | null> {
  if (first.leadId === null) return first.shownRevision
  const members = await ledger.deliveries.listOfLead(first.id)
  return members.find(({ storyId }) => storyId === story.id)?.shownRevision ?? null
}
