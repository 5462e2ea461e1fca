import type { Card } from '../../core/card.ts'
import type { Delivery } from '../../core/delivery.ts'
import { InvariantError } from '../../core/errors.ts'
import type { Message } from '../../core/message.ts'
import type { ChannelWithRest } from '../../core/ports/channel-store.ts'
import type { StoredFeed } from '../../core/ports/feed-store.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import { isLost, type Subscription } from '../../core/subscription.ts'
import { mayBeToldIn, type Channel } from '../../core/workspace.ts'
import { isEnded } from '../../core/mending.ts'
import { feedTroubleCard } from '../cards/feed-cards.ts'
import { buildHeldCard } from '../cards/held-card.ts'
import { buildMergedCard, buildRetractedCard } from '../cards/mended-card.ts'
import { buildNoteCard, buildStoryCard } from '../cards/story-card.ts'
import { mentionOf, mentionOfNote } from './mention-of.ts'
import { buildRoundup } from '../roundup/build-roundup.ts'
import { buildRoundupCard } from '../roundup/roundup-card.ts'
import { roundupScope } from '../roundup/roundup-scope.ts'
import { isForAll } from './is-for-all.ts'
import { isLeftUntold } from './end-untold.ts'
import { isFollowed, isProbed } from './is-probed.ts'
import { messageOf } from './message-of.ts'
import { feedsOfMessage, isOwedTrouble } from './tell-feed-trouble.ts'
import { NOT_IN_THREADS, wantsInThread } from './wants-in-thread.ts'
import { LOST_UNSEEN, NOT_FOR_THEM, UNFOLLOWED, whyOver } from './why-over.ts'

/** What to do on the platform for a delivery, as things stand now. */
export type Rendered =
  | {
      readonly kind: 'post'
      readonly card: Card
      /** The revision of each story that the card shows, by delivery; `null` for one that it leaves out. Empty for a roundup. */
      readonly shown: ReadonlyMap<string, number | null>
      /** Why nobody wants it any more, where it may stand already: it is looked for, and not sent again. `null`: it is wanted. */
      readonly over: string | null
    }
  | {
      readonly kind: 'edit'
      readonly card: Card
      readonly revision: number
      readonly message: Message
      /** What really changed is told by it alone. */
      readonly isInsteadOfNote: boolean
    }
  | {
      readonly kind: 'reply'
      readonly card: Card
      readonly revision: number
      readonly message: Message
      /** It is to be seen in the channel, too. */
      readonly isForAll: boolean
    }
  /** `said` when readers know it already, else nobody wants it any more. */
  | { readonly kind: 'nothing-to-send'; readonly why: string; readonly isSaid: boolean }

const SAID: Rendered = { kind: 'nothing-to-send', why: 'the message says it already', isSaid: true }

const SAID_LATER: Rendered = { kind: 'nothing-to-send', why: 'a later reply says it', isSaid: true }

/** A delivery of one story, with the story and the channel's active subscription to its topic, where there is one. */
type OfStory = {
  readonly delivery: Delivery
  readonly story: Story
  readonly subscription: Subscription | undefined
  readonly channel: Channel
  readonly ledger: Ledger
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
  if (delivery.kind === 'roundup') return await renderRoundup(delivery, channel, active, ledger)
  if (delivery.kind === 'feed-trouble') return await renderFeedTrouble(delivery, channel, ledger)
  const isShutOut = subscriptions.some((one) => isLost(one) && !isProbed(one, rest))
  const isPost = delivery.kind === 'post' || delivery.kind === 'again'
  if (isPost && delivery.ambiguous && isShutOut && active.length === 0) return unwanted(LOST_UNSEEN)
  const mayStand = delivery.ambiguous && !isShutOut
  if (delivery.leadId !== null) return await renderShared(delivery, mayStand, channel, active, ledger)
  const story = await storyOf(delivery, ledger)
  const subscription = active.find(({ topic }) => topic === story.topic)
  const ofStory = { delivery, story, subscription, channel, ledger }
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
  { delivery, story, subscription, channel, ledger }: OfStory,
  mayStand: boolean,
): Promise<Rendered> {
  const over = whyOver(story, subscription, channel)
  if (over !== null && !mayStand) return unwanted(over)
  if (delivery.kind === 'again' && !delivery.ambiguous && (await isShownAlready(delivery, story, channel, ledger))) {
    return SAID
  }
  const mention = subscription === undefined ? null : mentionOf(story, subscription)
  const card = { ...buildStoryCard(story, channel.language, { style: channel.cardStyle }), mention }
  return { kind: 'post', card, shown: new Map([[delivery.id, story.revision]]), over }
}

/** In the place of a message that takes no edit, and whose thread takes no note: to whom a note would have come. */
async function renderInItsPlace(
  { delivery, story, subscription, channel, ledger }: OfStory,
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
  const isEnd = isEnded(story.mending)
  const mention = isEnd || subscription === undefined ? null : mentionOfNote(story, delivery.revision, subscription)
  const card = isEnd
    ? await endedCard(story, channel, ledger)
    : buildStoryCard(story, channel.language, { style: channel.cardStyle })
  return { kind: 'post', card: { ...card, mention }, shown: new Map([[delivery.id, story.revision]]), over }
}

/** What changed, as an answer to the message. */
async function renderNote(
  { delivery, story, subscription, channel, ledger }: OfStory,
  { message, first, shows }: Standing,
  nowMs: number,
): Promise<Rendered> {
  // Who ended the subscription wants nothing new; what stands there already has to stay true.
  if (subscription === undefined) return unwanted(UNFOLLOWED)
  const isEnd = isEnded(story.mending)
  if (!isEnd && (shows ?? 0) >= delivery.revision) return SAID
  // How a story ended is told by the last of its notes alone.
  if (isEnd && (await ledger.deliveries.hasNote(channel.id, story.id, delivery.revision + 1))) return SAID_LATER
  const card = isEnd
    ? await endedCard(story, channel, ledger)
    : buildNoteCard(story, delivery.revision, channel.language)
  if (card === null) return SAID_LATER
  const mention = isEnd ? null : mentionOfNote(story, delivery.revision, subscription)
  // A note that is owed for the first time comes before its edit.
  const isLate = delivery.problem !== null && (await isLeftUntold(message, ledger))
  const hasThread = isLate || wantsInThread(channel, delivery, message, nowMs)
  // An edit calls nobody.
  const forAll = isEnd || isForAll(story, delivery.revision, message) || (mention !== null && !hasThread)
  if (!forAll && !hasThread) return unwanted(NOT_IN_THREADS)
  // A thread that several stories share is called like none of them.
  const threadName =
    message.isShared && first !== null ? (await sharedCard(first, channel, message, ledger)).title : card.threadName
  return { kind: 'reply', card: { ...card, mention, threadName }, revision: story.revision, message, isForAll: forAll }
}

/** The message as it has to read now. */
async function renderEdit(
  { story, subscription, channel, ledger }: OfStory,
  { message, first }: Standing,
): Promise<Rendered> {
  if (message.frozenAt !== null) return unwanted('the platform takes no more edits of the message')
  const { revision } = story
  // Of an ended story nothing else is news.
  const newsIn = isEnded(story.mending) ? revision : (story.changes.at(-1)?.revision ?? 0)
  const isInsteadOfNote = newsIn > message.revision && !(await ledger.deliveries.hasNote(channel.id, story.id, newsIn))
  const edit = { kind: 'edit', revision, message, isInsteadOfNote } as const
  if (message.isShared && first !== null) {
    return { ...edit, card: await sharedCard(first, channel, message, ledger) }
  }
  if (isEnded(story.mending)) return { ...edit, card: await endedCard(story, channel, ledger) }
  const correction = isCorrected(story, message)
  // An edit keeps the mention, which calls nobody a second time.
  const mention = subscription === undefined ? null : mentionOf(story, subscription)
  const card = { ...buildStoryCard(story, channel.language, { correction, style: channel.cardStyle }), mention }
  return { ...edit, card }
}

async function renderFeedTrouble(delivery: Delivery, channel: Channel, ledger: Ledger): Promise<Rendered> {
  const feeds: StoredFeed[] = []
  for (const feedId of await feedsOfMessage(delivery, ledger)) {
    const stored = await ledger.feeds.find(feedId)
    if (stored !== null && isOwedTrouble(stored.state)) feeds.push(stored)
  }
  if (feeds.length === 0) return unwanted('the feed is well again, or gone')
  return { kind: 'post', card: feedTroubleCard(feeds, channel.language), shown: new Map(), over: null }
}

async function renderRoundup(
  delivery: Delivery,
  channel: Channel,
  active: readonly Subscription[],
  ledger: Ledger,
): Promise<Rendered> {
  if (active.length === 0 && channel.roundup.mode !== 'always') {
    return unwanted('the channel has no active subscription')
  }
  // Begun, it is told to the end.
  if (channel.roundup.mode === 'off' && delivery.partsSent === 0)
    return unwanted('the channel wants no roundup any more')
  if (delivery.week === null) throw new InvariantError(`roundup ${delivery.id} has no week`)
  const roundup = await buildRoundup(ledger, {
    week: delivery.week,
    timeZone: channel.timeZone,
    workspaceId: channel.workspaceId,
    scope: roundupScope(active),
    muted: channel.muted,
    channel,
  })
  const card = buildRoundupCard(roundup, channel.language, channel.timeZone)
  return { kind: 'post', card, shown: new Map(), over: null }
}

async function renderShared(
  lead: Delivery,
  mayStand: boolean,
  channel: Channel,
  active: readonly Subscription[],
  ledger: Ledger,
): Promise<Rendered> {
  const members = await ledger.deliveries.listOfLead(lead.id)
  const stories = await storiesOf(members, ledger)
  const reasons = stories.map((story) => {
    const subscription = active.find(({ topic }) => topic === story.topic)
    return whyOver(story, subscription, channel)
  })
  const wanted = stories.filter((_story, at) => reasons[at] === null)
  const over = wanted.length > 0 ? null : (reasons.at(-1) ?? UNFOLLOWED)
  if (over !== null && !mayStand) return unwanted(over)
  const revisions = new Map(wanted.map(({ id, revision }) => [id, revision]))
  const shown = members.map(({ id, storyId }): [string, number | null] => [id, revisions.get(storyId ?? '') ?? null])
  const card = await heldCard(lead, over === null ? wanted : stories, channel, null, ledger)
  return { kind: 'post', card, shown: new Map(shown), over }
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

/** The message as a whole, as those of its stories stand now that may be told there. */
async function sharedCard(first: Delivery, channel: Channel, message: Message, ledger: Ledger): Promise<Card> {
  const members = await ledger.deliveries.listOfLead(first.id)
  const shown = members.filter(({ shownRevision }) => shownRevision !== null)
  const stories = await storiesOf(shown, ledger)
  const told = stories.filter((story) => mayBeToldIn(channel, story))
  return await heldCard(first, told, channel, message, ledger)
}

async function heldCard(
  lead: Delivery,
  stories: readonly Story[],
  channel: Channel,
  message: Message | null,
  ledger: Ledger,
): Promise<Card> {
  if (lead.heldBy === null) throw new InvariantError(`delivery ${lead.id} shares its message for no reason`)
  const corrected = message !== null && stories.some((story) => isEnded(story.mending) || isCorrected(story, message))
  const entries = await Promise.all(stories.map(async (story) => ({ story, into: await toldIn(story, ledger) })))
  return buildHeldCard(entries, channel.language, { heldBy: lead.heldBy, corrected })
}

/** A correction that came before the message is none of it. */
function isCorrected(story: Story, message: Message): boolean {
  return story.changes.some(({ kind, at }) => kind === 'correction' && at >= message.sentAt)
}

async function storiesOf(deliveries: readonly Delivery[], ledger: Ledger): Promise<readonly Story[]> {
  return await Promise.all(deliveries.map((delivery) => storyOf(delivery, ledger)))
}

/** What became of a story that was merged away or retracted. */
async function endedCard(story: Story, channel: Channel, ledger: Ledger): Promise<Card> {
  const into = await toldIn(story, ledger)
  return into === null ? buildRetractedCard(story, channel.language) : buildMergedCard(story, into, channel.language)
}

/** The story that tells it now; `null` where none does. */
async function toldIn({ mending }: Story, ledger: Ledger): Promise<Story | null> {
  const into = mending?.kind === 'merged' ? await ledger.stories.find(mending.intoId) : null
  return into?.mending?.kind === 'retracted' ? null : into
}

async function storyOf(delivery: Delivery, ledger: Ledger): Promise<Story> {
  const story = delivery.storyId === null ? null : await ledger.stories.find(delivery.storyId)
  if (story === null) throw new InvariantError(`delivery ${delivery.id} has no story`)
  return story
}

function unwanted(why: string): Rendered {
  return { kind: 'nothing-to-send', why, isSaid: false }
}
