import type { Ledger } from '../../core/ports/store.ts'
import { USUAL_PLAN, type Channel } from '../../core/workspace.ts'
import { roundupDueAt } from './due.ts'

export type RoundupChannel = Pick<Channel, 'id' | 'roundup'>

/**
 * When the roundup of that week was sent in the channel, or will be, in Unix milliseconds. Once it is owed its hour stays
 * what it was, whatever the channel changes it to. Throws RangeError when there is no such week.
 */
export async function toldAt(
  ledger: Ledger,
  week: string,
  { channel, timeZone }: { readonly channel: RoundupChannel | null; readonly timeZone: string },
): Promise<number> {
  const owed = channel === null ? null : await ledger.deliveries.findRoundup(channel.id, week)
  return owed?.owedAt ?? roundupDueAt(week, timeZone, channel?.roundup ?? USUAL_PLAN)
}
