import type { DeliveryKind } from '../../core/delivery.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'

/**
 * Owes an edit to every message of a story that was mended by hand, and with `withNote` a note in its thread. Runs
 * inside the transaction that mended it; returns the channels to wake.
 */
export async function correctMessages(
  ledger: Ledger,
  story: Story,
  options: { readonly withNote: boolean },
  nowMs: number,
): Promise<readonly string[]> {
  const toWake = new Set<string>()
  const kinds: readonly DeliveryKind[] = options.withNote ? ['edit', 'note'] : ['edit']
  for (const { channelId } of await ledger.messages.listOfStory(story.id)) {
    for (const kind of kinds) {
      const delivery = { channelId, kind, storyId: story.id, week: null, revision: story.revision, dueAt: nowMs }
      if (await ledger.deliveries.add(delivery)) toWake.add(channelId)
    }
  }
  return [...toWake]
}
