import type { Channel } from '../../core/workspace.ts'
import { localHourOf } from '../roundup/local-time.ts'

/** Whether that moment lies in the channel's quiet hours. */
export function isQuiet({ quietHours, timeZone }: Channel, atMs: number): boolean {
  if (quietHours === null) return false
  const { fromHour, untilHour } = quietHours
  const hour = localHourOf(atMs, timeZone)
  return fromHour <= untilHour ? hour >= fromHour && hour < untilHour : hour >= fromHour || hour < untilHour
}
