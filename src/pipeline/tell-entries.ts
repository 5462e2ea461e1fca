import type { Log } from '../core/ports/log.ts'
import type { NewEntry } from './record.ts'

/**
 * Says in the log what became of new entries: from here on the story leads to its deliveries and messages. What was there
 * before the bot, and what is about no topic, is told only to whoever wants every detail.
 */
export function tellEntries(entries: readonly NewEntry[], feedId: string, startedAt: number, log: Log): void {
  const poll = `${feedId}@${startedAt.toString(36)}`
  for (const { id, outcome, storyId } of entries) {
    const level = outcome === 'new-story' || outcome === 'joined' ? 'info' : 'debug'
    log[level]('an entry was recorded', { poll, feed: feedId, entry: id, outcome, story: storyId })
  }
}
