import { isRecord } from '../../../core/parse-json.ts'
import { cleanText, shorten } from '../../cards/visible-text.ts'
import { parseCommandState } from './action-id.ts'
import { withSigns } from './with-signs.ts'

/** On a message: "Why was this posted?" */
export const WHY_SHORTCUT = 'aw_why'
/** Anywhere: "Subscribe a channel" */
export const SUBSCRIBE_SHORTCUT = 'aw_subscribe'

const ASKED_TEXT = 300

/** What `/why` is asked about a message: the story that its button names, else its first link, else its words. */
export function whyOf(message: {
  readonly text?: string
  readonly blocks?: unknown
}): Readonly<Record<string, string>> {
  const story = objectsIn(message.blocks)
    .map(({ value }) => (typeof value === 'string' ? parseCommandState(value) : null))
    .find((run) => run?.command === 'why')
  if (story !== null && story !== undefined) return story.options
  const text = message.text ?? ''
  const link = /<(https?:[^|>\s]+)/u.exec(text)?.[1] ?? /https?:\/\/[^\s|>]+/u.exec(text)?.[0]
  return { link_or_title: withSigns(link ?? shorten(cleanText(text), ASKED_TEXT)) }
}

function objectsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => objectsIn(one))
  return isRecord(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : []
}
