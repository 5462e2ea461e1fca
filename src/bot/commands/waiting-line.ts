import { text, type Line } from '../../core/card.ts'
import type { CommandContext } from './command-context.ts'
import { quietUntil } from './quiet-until.ts'

/**
 * Until when a post waits that is due at that moment, Unix milliseconds: for the end of the quiet hours, or while the channel
 * rests after a refusal. `null` where it comes any moment.
 */
export async function waitingLine(dueAt: number, context: CommandContext): Promise<Line | null> {
  const { deps, strings, channel } = context
  const until = quietUntil(context)
  if (until !== null) return [text(strings.waitsForQuiet(until))]
  const { restUntil } = await deps.store.channels.rest(channel.id)
  const atMs = Math.max(dueAt, restUntil)
  return atMs <= deps.clock.nowMs() ? null : strings.somethingWaits({ kind: 'time', atMs, style: 'relative' })
}
