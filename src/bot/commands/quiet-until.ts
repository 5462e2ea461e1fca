import { formatHour } from '../cards/format-date.ts'
import { isQuiet } from '../delivery/quiet.ts'
import type { CommandContext } from './command-context.ts'

/** The hour at which the channel's quiet hours end, such as `07:00`; `null` where they are not now. */
export function quietUntil({ channel, deps }: Pick<CommandContext, 'channel' | 'deps'>): string | null {
  const { quietHours } = channel
  if (quietHours === null || !isQuiet(channel, deps.clock.nowMs())) return null
  return formatHour(quietHours.untilHour)
}
