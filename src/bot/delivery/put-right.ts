import { isEnded } from '../../core/mending.ts'
import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'
import { NEWS_FOR_MS, reopenUntold } from './end-untold.ts'
import { isWrongBy } from './is-for-all.ts'
import { isMovedInShared } from './is-moved-in-shared.ts'
import { LOST_UNSEEN } from './why-over.ts'

/**
 * Owes an edit to every message of a channel that tells a story otherwise than it is by now: while the channel was lost,
 * nobody could edit it. Where it is wrong by now, or the platform takes no edit of it, the notes that were not sent
 * meanwhile are owed, too; in a message of several stories, one that was denied, or is no more, gets one of its own. One
 * more source is no reason to. A post that may have come is looked for. To be called in the transaction with which the channel goes on.
 */
export async function putRight(ledger: Ledger, channelId: string, nowMs: number): Promise<void> {
  const owed = new Set<string>()
  await ledger.deliveries.reopenPosts(channelId, { reason: LOST_UNSEEN, sinceMs: nowMs - NEWS_FOR_MS }, nowMs)
  for (const { message, storyId, shown: first } of await ledger.messages.listOutdated(channelId)) {
    const story = await ledger.stories.find(storyId)
    if (story === null) continue
    const shown = Math.max(first, await editedTo(message, storyId, ledger))
    if (shown >= story.revision) continue
    const since = story.changes.filter(({ revision }) => revision > shown)
    const isMoved = message.isShared ? isMovedInShared(story, shown) : isEnded(story.mending) || since.length > 0
    if (!isMoved) continue
    const isWrong = isWrongBy(story, shown)
    // Nobody who has read a message looks at it again: an edit alone would leave them with what is not so.
    if (isWrong || message.frozenAt !== null) await reopenUntold(message, ledger, nowMs)
    // In one that several stories share, a change gets a message of its own.
    const turnedAt = isWrong && !isEnded(story.mending) ? (since.at(-1)?.at ?? 0) : 0
    if (message.isShared && turnedAt >= nowMs - NEWS_FOR_MS && !(await standsAlone(message, storyId, ledger))) {
      const again = { channelId, kind: 'again', storyId, week: null, revision: story.revision, dueAt: nowMs } as const
      await ledger.deliveries.add(again)
    }
    // It is drawn as a whole, however many of its stories changed.
    if (message.frozenAt !== null || owed.has(message.id)) continue
    const messageId = message.isShared ? message.id : null
    const { revision } = story
    owed.add(message.id)
    await ledger.deliveries.add({ channelId, kind: 'edit', storyId, week: null, messageId, revision, dueAt: nowMs })
  }
}

/** Which revision of a story a shared message was edited to: of itself it knows only what it began with. */
async function editedTo(
  { id, channelId, isShared }: Message,
  storyId: string,
  { deliveries }: Pick<Ledger, 'deliveries'>,
): Promise<number> {
  const edit = isShared ? await deliveries.findForStory(channelId, storyId, 'edit') : null
  return edit?.messageId === id && edit.state === 'sent' ? edit.revision : 0
}

async function standsAlone({ channelId }: Message, storyId: string, { messages }: Pick<Ledger, 'messages'>) {
  return (await messages.findOfStory(channelId, storyId)) !== null
}
