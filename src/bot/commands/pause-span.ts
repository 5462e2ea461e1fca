import { formatMoment } from '../cards/format-date.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { parseSpan } from './parse-span.ts'
import { exampleOf, readText } from './read-options.ts'
import { yesOrNo } from './yes-or-no.ts'

const LONGEST_DAYS = 365

/** For so many days; `null`: until somebody ends it. */
export type Pause = { readonly days: number | null }

/** What `pause` says: `yes`, `no` or for how long; `null` where it says nothing. Throws CommandMistake on anything else. */
export function readPause(context: CommandContext): Pause | 'end' | null {
  const typed = readText(context, 'pause')
  if (typed === null) return null
  const isOn = yesOrNo(typed)
  if (isOn !== null) return isOn ? { days: null } : 'end'
  const days = parseSpan(typed)
  if (days !== null && days >= 1 && days <= LONGEST_DAYS) return { days }
  throw mistake(context, context.strings.badPause('pause', typed), exampleOf(context, 'pause', '7d'))
}

/** Until when, by the clock of the channel. */
export function untilWords(untilMs: number, { strings, language, channel }: CommandContext): string {
  return strings.until(formatMoment(untilMs, language, channel.timeZone))
}

/** Behind what says that it is paused; empty where the pause has no end. */
export async function pausedUntilWords(context: CommandContext): Promise<string> {
  const untilMs = await context.deps.store.channels.pausedUntil(context.channel.id)
  return untilMs === null ? '' : ` · ${untilWords(untilMs, context)}`
}
