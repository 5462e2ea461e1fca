import type { Channel, QuietHours } from '../../core/workspace.ts'
import { localHourOf } from '../roundup/local-time.ts'

/** Whether that moment lies in the channel's quiet hours. */
export function isQuiet({ quietHours, timeZone }: Channel, atMs: number): boolean {
  return quietHours !== null && isQuietHour(quietHours, localHourOf(atMs, timeZone))
}

/** `hour`: 0 to 23, by the channel's clock. */
export function isQuietHour({ fromHour, untilHour }: QuietHours, hour: number): boolean {
  return fromHour <= untilHour ? hour >= fromHour && hour < untilHour : hour >= fromHour || hour < untilHour
}
