import type { ClaimedDelivery } from '../../core/delivery.ts'
import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'
import { PROBED_REASONS } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import type { Sendable } from './claim-work.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { reopenUntold } from './end-untold.ts'
import { isWrongBy } from './is-for-all.ts'
import { isMovedInShared } from './is-moved-in-shared.ts'
import { isQuiet } from './quiet.ts'

/** `ref` is the new message's; `null` for an edit. */
export async function recordSent(
  claimed: ClaimedDelivery,
  channel: Channel,
  rendered: Sendable,
  ref: string | null,
  { store, clock, random, log, onSent }: DeliveryDeps,
): Promise<void> {
  const only = { channelId: channel.id }
  const stories = await store.transaction(async (ledger): Promise<readonly (string | null)[] | null> => {
    const now = clock.nowMs()
    const isShared = claimed.leadId !== null
    // A message that was found, or that the platform gave again, shows what the first attempt showed.
    const stored = await ledger.deliveries.find(claimed.id)
    const revision = isShared ? 0 : (stored?.shownRevision ?? 0)
    // The channel may have got another id while it was on the way.
    const { channelId } = stored ?? claimed
    const message: Message | null =
      ref === null || rendered.kind !== 'post'
        ? null
        : {
            id: random.id(),
            channelId,
            ref,
            deliveryId: claimed.id,
            storyId: isShared ? null : claimed.storyId,
            isShared,
            revision,
            sentAt: now,
            frozenAt: null,
          }
    if (!(await ledger.deliveries.markSent(claimed, message))) return null
    await reopen(ledger, channelId)
    if (isShared) return await tellMembers(ledger, claimed, message, now)
    const told = [claimed.storyId]
    if (claimed.storyId === null) return told
    if (rendered.kind === 'edit') await ledger.messages.setRevision(rendered.message.id, rendered.revision)
    if (rendered.kind !== 'post') return told
    if (message !== null) await takePlace(ledger, claimed, now)
    // The story may have moved on while its post was on the way, when there was no message yet to owe an edit to.
    const story = await ledger.stories.find(claimed.storyId)
    if (story === null || story.revision <= revision) return told
    const edit = { channelId, kind: 'edit', storyId: story.id, week: null } as const
    await ledger.deliveries.add({ ...edit, revision: story.revision, dueAt: now })
    if (message !== null && isWrongBy(story, revision)) await reopenUntold(message, ledger, now)
    return told
  }, only)
  if (stories === null) return
  const place = ref ?? (rendered.kind === 'post' ? null : rendered.message.ref)
  log.info('a delivery was sent', {
    delivery: claimed.id,
    kind: claimed.kind,
    channel: channel.id,
    stories,
    ref: place,
  })
  // Who wants to wait through quiet hours is not served late, nor is what waited for others.
  if (rendered.kind === 'post' && !isQuiet(channel, claimed.owedAt) && !claimed.isLate) {
    onSent?.(channel.platform, clock.nowMs() - claimed.owedAt)
  }
}

/** What a story has to itself is one message at a time: the one that could be changed no more is over. */
async function takePlace({ messages }: Pick<Ledger, 'messages'>, { kind, messageId }: ClaimedDelivery, now: number) {
  const before = kind !== 'again' || messageId === null ? null : await messages.find(messageId)
  if (before !== null && !before.isShared) await messages.close(before.id, now)
}

/**
 * Returns the stories of a shared message that stands now. Where one of them was mended, denied or revived while it was on
 * its way, it is owed an edit. What was to be said of it, and was not while its channel was lost, is owed, too.
 */
async function tellMembers(
  ledger: Ledger,
  { id }: ClaimedDelivery,
  message: Message | null,
  now: number,
): Promise<readonly (string | null)[]> {
  const members = await ledger.deliveries.listOfLead(id)
  const stories = members.map(({ storyId }) => storyId)
  if (message === null) return stories
  for (const { storyId, shownRevision } of members) {
    const story = storyId === null || shownRevision === null ? null : await ledger.stories.find(storyId)
    if (story === null || shownRevision === null || story.revision <= shownRevision) continue
    if (!isMovedInShared(story, shownRevision)) continue
    const edit = { kind: 'edit', storyId: story.id, week: null, revision: story.revision, dueAt: now } as const
    await ledger.deliveries.add({ ...edit, channelId: message.channelId, messageId: message.id })
    if (isWrongBy(story, shownRevision)) await reopenUntold(message, ledger, now)
    // It is drawn as a whole.
    break
  }
  return stories
}

/** A channel that was refused takes messages again. */
async function reopen(ledger: Ledger, channelId: string): Promise<void> {
  const { refusals } = await ledger.channels.rest(channelId)
  if (refusals === 0) return
  await ledger.channels.setRest(channelId, { restUntil: 0, refusals: 0 })
  for (const reason of PROBED_REASONS) await ledger.subscriptions.resumeChannel(channelId, reason)
}
