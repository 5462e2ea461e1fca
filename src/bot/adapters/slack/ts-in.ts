import { isRecord } from '../../../core/parse-json.ts'

/** The time by which Slack knows a message; `null` where there is none. */
export function tsIn(value: unknown): string | null {
  return isRecord(value) && typeof value.ts === 'string' ? value.ts : null
}
