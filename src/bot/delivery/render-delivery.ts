import type { Card } from '../../core/card.ts'
import type { Delivery } from '../../core/delivery.ts'
import { InvariantError } from '../../core/errors.ts'
import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import type { Channel } from '../../core/workspace.ts'
import { isEnded } from '../../core/mending.ts'
import { feedTroubleCard } from '../cards/feed-cards.ts'
import { buildMergedCard, buildRetractedCard } from '../cards/mended-card.ts'
import { buildNoteCard, buildStoryCard } from '../cards/story-card.ts'
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
    if (active.length === 0) return { kind: 'nothing-to-send', why: 'the channel has no active subscription' }
    if (delivery.week === null) throw new InvariantError(`roundup ${delivery.id} has no week`)
    const roundup = await buildRoundup(ledger, {
      week: delivery.week,
      timeZone: channel.timeZone,
      workspaceId: channel.workspaceId,
      subscriptions: active,
    })
    return { kind: 'post', card: buildRoundupCard(roundup, channel.language, channel.timeZone), revision: 0 }
  }
  if (delivery.kind === 'feed-trouble') {
    const stored = delivery.feedId === null ? null : await ledger.feeds.find(delivery.feedId)
    const problem = stored?.state.problem ?? null
    if (stored === null || problem === null) return { kind: 'nothing-to-send', why: 'the feed is well again, or gone' }
    return { kind: 'post', card: feedTroubleCard(stored, problem, channel.language), revision: 0 }
  }
  const story = await storyOf(delivery, ledger)
  if (!active.some(({ topic }) => topic === story.topic)) {
    return { kind: 'nothing-to-send', why: 'the channel has no active subscription to this topic' }
  }
  const { revision } = story
  if (isEnded(story.mending)) return await renderEnded(delivery, story, channel, ledger)
  if (delivery.kind === 'post') return { kind: 'post', card: buildStoryCard(story, channel.language), revision }
  const message = await ledger.messages.findOfStory(channel.id, story.id)
  if (message === null) return { kind: 'nothing-to-send', why: 'the message was deleted' }
  return delivery.kind === 'edit'
    ? { kind: 'edit', card: buildStoryCard(story, channel.language), revision, message }
    : { kind: 'reply', card: buildNoteCard(story, channel.language), revision, message }
}

/** A story that was merged away or retracted is not posted any more; its message says what became of it. */
async function renderEnded(delivery: Delivery, story: Story, channel: Channel, ledger: Ledger): Promise<Rendered> {
  const { revision } = story
  if (delivery.kind === 'post') return { kind: 'nothing-to-send', why: 'the story was mended by hand' }
  const message = await ledger.messages.findOfStory(channel.id, story.id)
  if (message === null) return { kind: 'nothing-to-send', why: 'the message was deleted' }
  const into = story.mending?.kind === 'merged' ? await ledger.stories.find(story.mending.intoId) : null
  const card =
    into === null || into.mending?.kind === 'retracted'
      ? buildRetractedCard(story, channel.language)
      : buildMergedCard(story, into, channel.language)
  return { kind: delivery.kind === 'edit' ? 'edit' : 'reply', card, revision, message }
}

async function storyOf(delivery: Delivery, ledger: Ledger): Promise<Story> {
  const story = delivery.storyId === null ? null : await ledger.stories.find(delivery.storyId)
  if (story === null) throw new InvariantError(`delivery ${delivery.id} has no story`)
  return story
}
