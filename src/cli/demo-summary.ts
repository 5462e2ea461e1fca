import type { ReplayReport } from '../app.ts'
import { ANY_STORY } from '../core/any-story.ts'
import { ENTRY_OUTCOMES, tallyTotal } from '../core/outcome.ts'
import type { Store } from '../core/ports/store.ts'
import { statusesOf } from '../core/status.ts'
import { TOPICS } from '../core/topic.ts'
import { counted } from './counted.ts'

/** What a demo run did, in lines whose numbers add up. */
export async function summary(
  { feeds, problems, outcomes }: ReplayReport,
  store: Store,
  sentBefore: number,
): Promise<string> {
  const lines = [
    problems.length === 0
      ? `${counted(feeds, 'feed')} polled, none of them in trouble`
      : `${counted(feeds, 'feed')} polled, ${problems.length} of them could not be read:`,
  ]
  for (const { feedName, problem } of problems) lines.push(`  ${feedName}: ${problem}`)
  lines.push(`${counted(tallyTotal(outcomes), 'entry', 'entries')}:`)
  for (const outcome of ENTRY_OUTCOMES) {
    if (outcomes[outcome] > 0) lines.push(`  ${outcome.padEnd(12)} ${String(outcomes[outcome]).padStart(6)}`)
  }
  lines.push('Stories in the ledger:')
  for (const topic of TOPICS) {
    const counts: string[] = []
    for (const status of statusesOf(topic)) {
      const count = await store.stories.count({ ...ANY_STORY, topic, statuses: [status], limit: 1, offset: 0 })
      if (count > 0) counts.push(`${count} ${status}`)
    }
    lines.push(`  ${topic.padEnd(14)} ${counts.length === 0 ? 'none' : counts.join(', ')}`)
  }
  const sent = (await countSent(store)) - sentBefore
  lines.push(`${counted(sent, 'delivery', 'deliveries')} made (posts, ✎ edits of them and ↳ notes in their threads).`)
  return lines.join('\n')
}

/** How many deliveries stand as sent. */
export async function countSent(store: Store): Promise<number> {
  return (await store.deliveries.countByState()).get('sent') ?? 0
}
