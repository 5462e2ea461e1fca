import type { CommandState } from '../../core/card.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel, RoundupPlan } from '../../core/workspace.ts'
import type { CommandContext } from './command-context.ts'
import { commandLine } from './command-line.ts'
import { subscribeLine } from './filter-words.ts'
import { roundupOption, roundupOptionAnywhere, settingsOptions } from './settings-options.ts'

/** A channel as it was, with what it followed. */
type ChannelBefore = { readonly channel: Channel; readonly subscriptions: readonly Subscription[] }

/** What is typed, in this order, to have a channel as it was before its settings became these; nothing where it still is. */
export function settingsBefore(
  before: ChannelBefore,
  now: Channel,
  { call, setsRumours }: Pick<CommandContext, 'call'> & { readonly setsRumours: boolean },
): readonly string[] {
  const values = settingsOptions(now)
  const changed = Object.entries(settingsOptions(before.channel)).filter(([name, value]) => values[name] !== value)
  const roundup = roundupBefore(before, now.roundup)
  const options = { ...Object.fromEntries(changed), ...(roundup?.command === 'settings' ? roundup.options : {}) }
  return [
    ...(Object.keys(options).length === 0 ? [] : [commandLine({ command: 'settings', options })]),
    ...(roundup?.command === 'subscribe' ? [commandLine(roundup)] : []),
    ...(setsRumours ? rumoursBefore(before, call) : []),
  ]
}

/** What was set of rumours is set for all that is followed: those that had it otherwise come back one by one. */
function rumoursBefore({ channel, subscriptions }: ChannelBefore, call: CommandContext['call']): readonly string[] {
  const others = subscriptions.filter(({ filter }) => filter.rumours !== channel.rumours)
  return others.map((subscription) => subscribeLine(subscription, { call, channel }))
}

/** What brings back when the roundup came; `null` where that is as it was. */
export function roundupBefore({ channel, subscriptions }: ChannelBefore, now: RoundupPlan): CommandState | null {
  const { mode, weekday, hour } = channel.roundup
  if (mode === now.mode && (mode === 'off' || (weekday === now.weekday && hour === now.hour))) return null
  if (mode === 'off') return { command: 'settings', options: { roundup: roundupOption(channel.roundup) } }
  const followsTopics = subscriptions.length > 0
  if (mode === 'with-topics' && !followsTopics) {
    return { command: 'settings', options: { roundup: roundupOptionAnywhere(channel.roundup) } }
  }
  // Turned on again, it would come with the topics and end with them.
  if (mode === 'always' && now.mode === 'off' && followsTopics) {
    return { command: 'subscribe', options: { topic: 'roundup' } }
  }
  return { command: 'settings', options: { roundup: roundupOption(channel.roundup) } }
}
