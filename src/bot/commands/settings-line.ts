import { timeZoneToday } from '../../core/time-zone-names.ts'
import { newChannel, workspaceOf, type Channel } from '../../core/workspace.ts'
import { commandLine } from './command-line.ts'
import { roundupOption, roundupOptionAnywhere, settingsOptions } from './settings-options.ts'

/**
 * What is typed in a channel that nobody has set yet to have it as this one, anywhere. Language and time zone of a new one
 * are not the same everywhere; else it says what is not as usual.
 */
export function settingsLine(channel: Channel): string {
  const { language, timeZone, roundup } = channel
  const usual = newChannel(workspaceOf(channel), channel.externalId, { language, timeZone })
  const usually = settingsOptions(usual)
  const own = Object.entries(settingsOptions(channel)).filter(([name, value]) => usually[name] !== value)
  const { mode } = usual.roundup
  const comesAsUsual = roundup.mode === mode && roundupOption(roundup) === roundupOption(usual.roundup)
  const plan = comesAsUsual ? {} : { roundup: roundupOptionAnywhere(roundup) }
  const options = { language, time_zone: timeZoneToday(timeZone), ...plan, ...Object.fromEntries(own) }
  return commandLine({ command: 'settings', options })
}
