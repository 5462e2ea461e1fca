import type { Card } from '../../core/card.ts'
import type { Delivery } from '../../core/delivery.ts'
import { InvariantError } from '../../core/errors.ts'
import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import type { Channel } from '../../core/workspace.ts'
import { buildNoteCard, buildStoryCard } from '../cards/story-card.ts'
import { mentionOf } from './mention-of.ts'
import { buildRoundup } from '../roundup/build-roundup.ts'
import { buildRoundupCard } from '../roundup/roundup-card.ts'

/** What to do on the platform for a delivery, as things stand now. `revision` is the story's that the card shows. */
export type Rendered =
  | { readonly kind: 'post'; readonly card: Card; readonly revision: number }
  | { readonly kind: 'edit' | 'reply'; readonly card: Card; readonly revision: number; readonly message: Message }
  | { readonly kind: 'nothing-to-send'; readonly why: string }

export async function renderDelivery(delivery: Delivery, channel: Channel, ledger: Ledger): Promise<Rendered> {
  const subscriptions = await ledger.subscriptions.listOfChannel(channel.id)
  const active = subscriptions.filter((subscription) => subscription.pausedAt === null)
  if (delivery.kind === 'roundup') {
    if (active.length === 0 && channel.roundup.mode !== 'always') {
      return { kind: 'nothing-to-send', why: 'the channel has no active subscription' }
    }
    if (delivery.week === null) throw new InvariantError(`roundup ${delivery.id} has no week`)
    const roundup = await buildRoundup(ledger, {
      week: delivery.week,
      timeZone: channel.timeZone,
      workspaceId: channel.workspaceId,
      subscriptions: active,
      muted: channel.muted,
    })
    return { kind: 'post', card: buildRoundupCard(roundup, channel.language, channel.timeZone), revision: 0 }
  }
  const story = await storyOf(delivery, ledger)
  const subscription = active.find(({ topic }) => topic === story.topic)
  if (subscription === undefined) {
    return { kind: 'nothing-to-send', why: 'the channel has no active subscription to this topic' }
  }
  const { revision } = story
  // An edit keeps the mention, which calls nobody a second time.
  const card = { ...buildStoryCard(story, channel.language), mention: mentionOf(story, subscription) }
  if (delivery.kind === 'post') return { kind: 'post', card, revision }
  const message = await ledger.messages.findOfStory(channel.id, story.id)
  if (message === null) return { kind: 'nothing-to-send', why: 'the message was deleted' }
  return delivery.kind === 'edit'
    ? { kind: 'edit', card, revision, message }
    : { kind: 'reply', card: buildNoteCard(story, channel.language), revision, message }
}

async function storyOf(delivery: Delivery, ledger: Ledger): Promise<Story> {
  const story = delivery.storyId === null ? null : await ledger.stories.find(delivery.storyId)
  if (story === null) throw new InvariantError(`delivery ${delivery.id} has no story`)
  return story
}
