import type { CommandState } from '../../core/card.ts'
import type { Channel, RoundupPlan } from '../../core/workspace.ts'
import { formatWeekday } from '../cards/format-date.ts'

/** What a channel is, and what other commands set: the rest is set by `/settings`, and comes back by it. */
type SetElsewhere = 'id' | 'workspaceId' | 'platform' | 'externalId' | 'personId' | 'muted'

/** All settings but the roundup, as they are typed. */
export function settingsOptions(channel: Channel): CommandState['options'] {
  const { language, timeZone, quietHours, adminsOnly, threadsSince, cardStyle, publish, rumours } = channel
  const yesNo = (value: boolean) => (value ? 'yes' : 'no')
  const typed: Readonly<Record<Exclude<keyof Channel, SetElsewhere | 'roundup'>, readonly [string, string]>> = {
    language: ['language', language],
    timeZone: ['time_zone', timeZone],
    quietHours: ['quiet_hours', quietHours === null ? 'off' : `${quietHours.fromHour}-${quietHours.untilHour}`],
    adminsOnly: ['admins_only', yesNo(adminsOnly)],
    threadsSince: ['threads', threadsSince === null ? 'off' : 'on'],
    cardStyle: ['card', cardStyle],
    publish: ['publish', yesNo(publish)],
    rumours: ['rumours', yesNo(rumours)],
  }
  return Object.fromEntries(Object.values(typed))
}

/** The roundup, as it is typed. */
export function roundupOption({ mode, weekday, hour }: RoundupPlan): string {
  return mode === 'off' ? 'off' : `${formatWeekday(weekday, 'en')} ${hour}`
}

/** The same, for where no topic may be followed: a time alone would be wanted without any there. */
export function roundupOptionAnywhere(plan: RoundupPlan): string {
  return `${roundupOption(plan)}${plan.mode === 'with-topics' ? ' with topics' : ''}`
}

/** What `roundupOptionAnywhere` puts behind the time. */
export const WITH_TOPICS = /\s{1,5}with\s{1,5}topics$/iu
