import type { Card } from '../../core/card.ts'
import type { ClaimedDelivery } from '../../core/delivery.ts'
import { ChatError } from '../../core/errors.ts'
import type { Message } from '../../core/message.ts'
import type { ChatAdapter } from '../../core/ports/chat-adapter.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Channel } from '../../core/workspace.ts'
import { plainCard } from './plain-card.ts'
import { renderDelivery, type Rendered } from './render-delivery.ts'
import { afterFailure } from './after-failure.ts'

const LEASE_MS = 60_000

export type DrainDeps = {
  readonly store: Store
  readonly adapters: ReadonlyMap<string, ChatAdapter>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/**
 * Sends what is due to a channel, one after the other, until nothing is. Safe to call at any time from anywhere: the
 * lease on each row decides who sends it. A channel whose platform is not configured keeps what it is owed.
 */
export async function deliver(channelId: string, deps: DrainDeps): Promise<void> {
  const channel = await deps.store.channels.find(channelId)
  const adapter = channel === null ? undefined : deps.adapters.get(channel.platform)
  if (channel === null || adapter === undefined) return
  for (;;) {
    const now = deps.clock.nowMs()
    const claimed = await deps.store.transaction((ledger) => ledger.deliveries.claimNext(channelId, now, LEASE_MS))
    if (claimed === null) return
    const goOn = await sendOne(claimed, channel, adapter, deps)
    if (!goOn) return
  }
}

/** Returns false when the channel has to wait. */
async function sendOne(
  claimed: ClaimedDelivery,
  channel: Channel,
  adapter: ChatAdapter,
  deps: DrainDeps,
): Promise<boolean> {
  const rendered = await renderDelivery(claimed, channel, deps.store)
  if (rendered.kind === 'nothing-to-send') {
    await deps.store.transaction((ledger) => ledger.deliveries.markEnded(claimed, 'failed', rendered.why))
    return true
  }
  try {
    const ref = await send(claimed, channel, adapter, rendered)
    await recordSent(claimed, rendered, ref, deps)
    return true
  } catch (error) {
    if (!(error instanceof ChatError)) throw error
    deps.log.warn('a delivery was not sent', {
      delivery: claimed.id,
      channel: channel.id,
      kind: error.kind,
      code: error.platformCode,
      err: error,
    })
    return await afterFailure(claimed, channel, rendered, error, deps)
  }
}

type Sendable = Exclude<Rendered, { readonly kind: 'nothing-to-send' }>

/** Returns the new message's reference; `null` for an edit. */
async function send(
  claimed: ClaimedDelivery,
  channel: Channel,
  adapter: ChatAdapter,
  rendered: Sendable,
): Promise<string | null> {
  const outgoing = (shown: Card) => ({ deliveryId: claimed.id, card: shown, language: channel.language })
  const once = async (shown: Card): Promise<string | null> => {
    if (rendered.kind === 'post') return await adapter.post(channel, outgoing(shown))
    if (rendered.kind === 'reply') return await adapter.reply(channel, rendered.message.ref, outgoing(shown))
    // An edit must carry the id of the post, by which the message is found again.
    await adapter.edit(channel, rendered.message.ref, { ...outgoing(shown), deliveryId: rendered.message.deliveryId })
    return null
  }
  if (claimed.ambiguous && rendered.kind !== 'edit' && adapter.capabilities.canReconcile) {
    const found = await adapter.findSent(channel, {
      deliveryId: claimed.id,
      sinceMs: claimed.claimedAt ?? 0,
      threadOf: rendered.kind === 'reply' ? rendered.message.ref : null,
    })
    if (found !== null) return found
  }
  try {
    return await once(rendered.card)
  } catch (error) {
    // The platform refuses this body for good: the news itself still gets through as a title and a link.
    if (error instanceof ChatError && error.kind === 'invalid') return await once(plainCard(rendered.card))
    throw error
  }
}

async function recordSent(
  claimed: ClaimedDelivery,
  rendered: Sendable,
  ref: string | null,
  deps: DrainDeps,
): Promise<void> {
  await deps.store.transaction(async (ledger) => {
    const message: Message | null =
      ref === null || rendered.kind !== 'post'
        ? null
        : {
            id: deps.random.id(),
            channelId: claimed.channelId,
            ref,
            deliveryId: claimed.id,
            storyId: claimed.storyId,
            revision: rendered.revision,
            closedAt: null,
          }
    if (!(await ledger.deliveries.markSent(claimed, message)) || claimed.storyId === null) return
    if (rendered.kind === 'edit') await ledger.messages.setRevision(rendered.message.id, rendered.revision)
    if (rendered.kind !== 'post') return
    // The story may have moved on while its post was on the way, when there was no message yet to owe an edit to.
    const story = await ledger.stories.find(claimed.storyId)
    if (story === null || story.revision <= rendered.revision) return
    const edit = { channelId: claimed.channelId, kind: 'edit', storyId: story.id, week: null } as const
    await ledger.deliveries.add({ ...edit, revision: story.revision, dueAt: deps.clock.nowMs() })
  })
}
