import type { Message } from '../../core/message.ts'
import type { Story } from '../../core/story.ts'

/** Whether a story was corrected since the message came. */
export function isCorrected(story: Story, message: Message): boolean {
  return story.changes.some(({ kind, at }) => kind === 'correction' && at >= message.sentAt)
}
