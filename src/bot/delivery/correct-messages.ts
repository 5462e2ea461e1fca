import { isEnded } from '../../core/mending.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import { NOWHERE, whereItMovedOn } from './where-it-moved-on.ts'

/**
 * Owes an edit to every message of a story that was mended by hand, those that it shares with others included, and with
 * `withNote` a note to all who have read of it, or may have. Runs inside the transaction that mended it; returns the
 * channels to wake.
 */
export async function correctMessages(
  ledger: Ledger,
  story: Story,
  options: { readonly withNote: boolean },
  nowMs: number,
): Promise<readonly string[]> {
  const toWake = new Set<string>()
  const told = { storyId: story.id, week: null, revision: story.revision, dueAt: nowMs }
  const own = await ledger.messages.listOfStory(story.id)
  // One more source is no reason to edit what others stand in.
  const isWrong = isEnded(story.mending) || options.withNote
  const { onTheWay, shared, standing } = isWrong ? await whereItMovedOn(ledger, story.id, own) : NOWHERE
  // One that is on its way is edited once it stands.
  for (const { id, channelId, isShared } of [...own, ...standing]) {
    const messageId = isShared ? id : null
    if (await ledger.deliveries.add({ channelId, kind: 'edit', messageId, ...told })) toWake.add(channelId)
  }
  if (!options.withNote) return [...toWake]
  const readers = [...own, ...standing].map(({ channelId }) => channelId)
  for (const channelId of new Set([...readers, ...onTheWay, ...shared])) {
    if (await ledger.deliveries.add({ channelId, kind: 'note', ...told })) toWake.add(channelId)
  }
  return [...toWake]
}
