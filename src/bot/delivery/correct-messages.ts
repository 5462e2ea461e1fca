import type { DeliveryKind } from '../../core/delivery.ts'
import { isEnded } from '../../core/mending.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'

/**
 * Owes an edit to every message of a story that was mended by hand, those that it shares with others included, and with
 * `withNote` a note in its thread. Runs inside the transaction that mended it; returns the channels to wake.
 */
export async function correctMessages(
  ledger: Ledger,
  story: Story,
  options: { readonly withNote: boolean },
  nowMs: number,
): Promise<readonly string[]> {
  const toWake = new Set<string>()
  const kinds: readonly DeliveryKind[] = options.withNote ? ['edit', 'note'] : ['edit']
  const own = await ledger.messages.listOfStory(story.id)
  // One that is on its way with others is edited once it stands; one more source is no reason to.
  const isWrong = isEnded(story.mending) || options.withNote
  const shared = isWrong ? await ledger.messages.listSharedOf(story.id) : []
  for (const { id, channelId, isShared } of [...own, ...shared]) {
    for (const kind of kinds) {
      const messageId = kind === 'edit' && isShared ? id : null
      const told = { storyId: story.id, week: null, revision: story.revision }
      if (await ledger.deliveries.add({ channelId, kind, messageId, ...told, dueAt: nowMs })) toWake.add(channelId)
    }
  }
  return [...toWake]
}
