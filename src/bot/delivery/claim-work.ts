import type { Card } from '../../core/card.ts'
import type { ClaimedDelivery, Delivery } from '../../core/delivery.ts'
import { isOwnFault, NewerWordError } from '../../core/errors.ts'
import type { Log } from '../../core/ports/log.ts'
import type { ChannelWithRest } from '../../core/ports/channel-store.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { endAsDead } from './after-failure.ts'
import { heldBack, type HeldBack } from './held-back.ts'
import { isFollowed } from './is-probed.ts'
import { isQuiet } from './quiet.ts'
import { renderDelivery } from './render-delivery.ts'
import type { Rendered } from './rendered.ts'
import { splitCard } from './split-card.ts'
import { feedsOfMessage, TROUBLES_GATHER_MS } from './tell-feed-trouble.ts'
import { whyOver } from './why-over.ts'

export type Sendable = Exclude<Rendered, { readonly kind: 'nothing-to-send' }>

export type Work = {
  readonly claimed: ClaimedDelivery
  /** As it is now: it may have changed while others were sent. */
  readonly channel: Channel
  /** `null` when there is nothing to send: then the delivery has ended. */
  readonly rendered: Sendable | null
  /** The messages in which it goes, in their order: one, but for a long roundup. */
  readonly parts: readonly Card[]
}

type ClaimOptions = {
  readonly nowMs: number
  readonly leaseMs: number
  /** Deliveries that a newer version has to send. */
  readonly except?: ReadonlySet<string>
  readonly awayAfterMs: number
  readonly fits: (card: Card) => boolean
  readonly log: Log
}

/**
 * Claims the channel's next delivery, and writes down what the attempt will show, all in the caller's transaction: after
 * a crash it is known what may stand on the platform. `null` when nothing is to be sent to the channel now.
 */
export async function claimWork(ledger: Ledger, channelId: string, options: ClaimOptions): Promise<Work | null> {
  const known = await ledger.channels.findWithRest(channelId)
  // It may have waited long for its turn.
  if (known === null || known.rest.restUntil > options.nowMs || isQuiet(known.channel, options.nowMs)) return null
  const { channel } = known
  const alone = await ledger.deliveries.claimNext(channelId, options.nowMs, options.leaseMs, options.except)
  if (alone === null) return null
  const held = await findOthers(alone, known, options, ledger)
  const claimed = held === null ? alone : await ledger.deliveries.gather(alone, held.ids, held.heldBy)
  // What may stand already may have told of them.
  if (claimed.kind === 'feed-trouble' && !claimed.ambiguous)
    await ledger.feeds.forgetTold(await feedsOfMessage(claimed, ledger))
  const made = await makeOrEnd(claimed, known, ledger, options)
  if (made === null) return { claimed, channel, rendered: null, parts: [] }
  // What may stand on the platform already is what the first attempt showed.
  const { rendered, parts } = made
  if (rendered.kind === 'post' && !claimed.ambiguous) await ledger.deliveries.setShown(rendered.shown)
  if (claimed.kind === 'roundup' && parts !== claimed.parts) await ledger.deliveries.keepParts(claimed, parts)
  return { claimed, channel, rendered, parts }
}

/**
 * `null` when there is nothing to send, or nothing that may be shown: then the delivery has ended, or those that were to
 * share a message go alone.
 */
async function makeOrEnd(
  claimed: ClaimedDelivery,
  known: ChannelWithRest,
  ledger: Ledger,
  { nowMs, fits, log }: ClaimOptions,
): Promise<{ readonly rendered: Sendable; readonly parts: readonly Card[] } | null> {
  try {
    const rendered = await renderDelivery(claimed, known, ledger, nowMs)
    if (rendered.kind !== 'nothing-to-send') return { rendered, parts: partsOf(claimed, rendered.card, known, fits) }
    await ledger.deliveries.markEnded(claimed, rendered.isSaid ? 'sent' : 'failed', rendered.why)
  } catch (error) {
    // It would hold up its channel for ever.
    if (!isOwnFault(error)) throw error
    const problem = `The message could not be made: ${error.message}`
    log.error('a message could not be made', { delivery: claimed.id, channel: claimed.channelId, err: error })
    // What may stand already is not sent again in parts.
    if (claimed.leadId === null || claimed.ambiguous) await endAsDead(ledger, claimed, problem, { nowMs, log })
    else await ledger.deliveries.scatter(claimed, problem)
  }
  return null
}

/** The messages in which it goes: of a roundup that may stand in part, those with which it was begun. */
function partsOf(
  claimed: ClaimedDelivery,
  card: Card,
  { channel }: ChannelWithRest,
  fits: ClaimOptions['fits'],
): readonly Card[] {
  if (claimed.kind !== 'roundup') return [card]
  const mayStand = claimed.ambiguous || claimed.partsSent > 0
  return mayStand && claimed.parts !== null ? claimed.parts : splitCard(card, fits, channel.language)
}

/** What goes in one message with this one, and it itself; `null` where it goes alone. */
async function findOthers(
  alone: Delivery,
  known: ChannelWithRest,
  options: ClaimOptions,
  ledger: Ledger,
): Promise<HeldBack | null> {
  if (alone.ambiguous || alone.isAlone || alone.messageId !== null) return null
  const { channelId, kind } = alone
  if (kind === 'feed-trouble') {
    const all = [
      alone,
      ...(await ledger.deliveries.listGatherable(channelId, options.nowMs + TROUBLES_GATHER_MS, kind)),
    ]
    return all.length === 1 ? null : { ids: all.map(({ id }) => id), heldBy: 'burst' }
  }
  if (kind !== 'post' && kind !== 'again') return null
  const others = await ledger.deliveries.listGatherable(channelId, options.nowMs)
  return others.length === 0 ? null : await heldTogether([alone, ...others], known, options, ledger)
}

/**
 * What goes in one message with the first of them, each story once, and without those that the channel does not want any
 * more: one that is left alone has a message to itself.
 */
async function heldTogether(
  posts: readonly Delivery[],
  { channel, rest }: ChannelWithRest,
  options: ClaimOptions,
  ledger: Pick<Ledger, 'stories' | 'subscriptions'>,
): Promise<HeldBack | null> {
  const held = heldBack(posts, channel, options)
  if (held === null) return null
  const subscriptions = await ledger.subscriptions.listOfChannel(channel.id)
  const followed = subscriptions.filter((subscription) => isFollowed(subscription, rest))
  const wanted = new Map<string, Delivery>()
  for (const post of posts) {
    const story = await findWanted(post, followed, channel, ledger)
    if (story !== null && !wanted.has(story.id)) wanted.set(story.id, post)
  }
  if (wanted.size === posts.length) return held
  const kept = [...wanted.values()]
  return kept[0] === posts[0] ? heldBack(kept, channel, options) : null
}

/**
 * `null` for a story that the channel does not want any more. For one with a word that only a newer version knows, too, for
 * that one sends it; and for one that a fault of ours lets nobody tell: it goes alone, and ends there.
 */
async function findWanted(
  { storyId }: Delivery,
  followed: readonly Subscription[],
  channel: Channel,
  { stories }: Pick<Ledger, 'stories'>,
): Promise<Story | null> {
  try {
    const story = storyId === null ? null : await stories.find(storyId)
    const subscription = followed.find(({ topic }) => topic === story?.topic)
    return story !== null && (await whyOver(story, subscription, channel, stories)) === null ? story : null
  } catch (error) {
    if (error instanceof NewerWordError || isOwnFault(error)) return null
    throw error
  }
}
