import type { CommandState } from '../../../core/card.ts'

/** Pressing answers beside the message. */
export const ASK_ACTION = 'aw:ask:'
/** Pressing replaces the answer that holds the button. */
export const PAGE_ACTION = 'aw:page:'
/** Slack opens the link by itself, and tells us all the same. */
export const LINK_ACTION = 'aw:link:'

/** The command that rides in a button's value; `null` when it is not one of ours. */
export function parseCommandState(value: string): CommandState | null {
  const parsed = parseJson(value)
  if (!isRecord(parsed) || typeof parsed.command !== 'string' || !isRecord(parsed.options)) return null
  const options = Object.entries(parsed.options)
  const texts = options.filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return texts.length === options.length ? { command: parsed.command, options: Object.fromEntries(texts) } : null
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
