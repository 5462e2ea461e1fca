import type { CommandState } from '../../../core/card.ts'
import { isRecord, parseJson } from '../../../core/parse-json.ts'
import { withSigns } from './with-signs.ts'

/** Pressing answers beside the message. */
export const ASK_ACTION = 'aw:ask:'
/** Pressing replaces the answer that holds the button. */
export const PAGE_ACTION = 'aw:page:'
/** Pressing opens the form of the command. */
export const FORM_ACTION = 'aw:open:'
/** Slack opens the link by itself, and tells us all the same. */
export const LINK_ACTION = 'aw:link:'

/** The command that rides in a button's value; `null` when it is not one of ours. */
export function parseCommandState(value: string): CommandState | null {
  const parsed = parseJson(withSigns(value))
  if (!isRecord(parsed) || typeof parsed.command !== 'string' || !isRecord(parsed.options)) return null
  const options = Object.entries(parsed.options)
  const texts = options.filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return texts.length === options.length ? { command: parsed.command, options: Object.fromEntries(texts) } : null
}
