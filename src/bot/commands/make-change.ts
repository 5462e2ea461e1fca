import { MINUTE_MS } from '../../core/durations.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Channel } from '../../core/workspace.ts'
import { CommandMistake } from './command-mistake.ts'
import type { CommandContext } from './command-context.ts'

/** Who sets up a channel, or mutes by buttons, is quick. Each sends a test card or asks one feed at most. */
const CHANGES_A_MINUTE = 10

/**
 * Carries out a change of a channel together with its line in the audit table: who, when, what. `work` gets the channel
 * as stored. Throws CommandMistake when the person changed too much in the last minute; then nothing is changed.
 */
export async function makeChange<T>(
  context: CommandContext,
  channel: Channel,
  work: (ledger: Ledger, stored: Channel) => Promise<T>,
): Promise<T> {
  const { deps, workspace, call, strings } = context
  return await deps.store.transaction(async (ledger) => {
    await checkPace(context, ledger)
    const stored = await ledger.channels.ensure(workspace, channel)
    // Of two workspaces that begin in a shared channel at the same time, one came first.
    if (stored.workspaceId !== channel.workspaceId) throw new CommandMistake(strings.ofOtherWorkspace, null)
    const result = await work(ledger, stored)
    await ledger.audit.add({
      at: deps.clock.nowMs(),
      workspaceId: workspace.id,
      channelId: stored.id,
      personId: call.personId,
      action: call.command,
      options: call.options,
    })
    return result
  })
}

/** To be asked before anything is sent because of a change. Throws CommandMistake. */
export async function checkPace({ deps, workspace, call, strings }: CommandContext, ledger: Ledger = deps.store) {
  const now = deps.clock.nowMs()
  // What lies further ahead was written while the clock was: it must not shut the person out until then.
  const [since, until] = [now - MINUTE_MS + 1, now + MINUTE_MS]
  const changes = await ledger.audit.countBetween(workspace.id, call.personId, since, until)
  if (changes >= CHANGES_A_MINUTE) throw new CommandMistake(strings.tooManyChanges(CHANGES_A_MINUTE), null)
}
