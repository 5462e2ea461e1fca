import type { Delivery } from '../../core/delivery.ts'
import { InvariantError } from '../../core/errors.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'

/** The story that a delivery tells, as it stands. */
export async function storyOf(delivery: Delivery, ledger: Ledger): Promise<Story> {
  const story = delivery.storyId === null ? null : await ledger.stories.find(delivery.storyId)
  if (story === null) throw new InvariantError(`delivery ${delivery.id} has no story`)
  return story
}
