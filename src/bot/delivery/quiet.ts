import type { Channel, QuietHours } from '../../core/workspace.ts'
import { localHourOf } from '../roundup/local-time.ts'

type QuietTimes = Pick<Channel, 'quietHours' | 'timeZone'>

/** Whether that moment lies in the channel's quiet hours. */
export function isQuiet(channel: QuietTimes, atMs: number): boolean {
  return quietAt(atMs)(channel)
}

/** The same of many channels at one moment: each time zone is looked up once. */
export function quietAt(atMs: number): (channel: QuietTimes) => boolean {
  const hours = new Map<string, number>()
  return ({ quietHours, timeZone }) => {
    if (quietHours === null) return false
    const hour = hours.get(timeZone) ?? localHourOf(atMs, timeZone)
    hours.set(timeZone, hour)
    return isQuietHour(quietHours, hour)
  }
}

/** `hour`: 0 to 23, by the channel's clock. */
export function isQuietHour({ fromHour, untilHour }: QuietHours, hour: number): boolean {
  return fromHour <= untilHour ? hour >= fromHour && hour < untilHour : hour >= fromHour || hour < untilHour
}
