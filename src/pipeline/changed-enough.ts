import type { Story } from '../core/story.ts'

/** A publisher that cannot make up its mind is not followed for ever: notes to every channel come of it. */
const MOST_CHANGES = 3

/** Whether one entry has changed the story as often as it may. */
export function isChangedEnough({ changes }: Pick<Story, 'changes'>, entryId: string): boolean {
  return changes.filter((change) => change.entryId === entryId).length >= MOST_CHANGES
}
