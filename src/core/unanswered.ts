import { ChatError } from './errors.ts'

/** What a platform is waited for that asks to wait and says no time. */
export const SOME_WAIT_MS = 1_000
/** The same where it says that it takes long: too much of something, or something that is turned off or being moved. */
export const LONG_WAIT_MS = 600_000

/** No connection came about, so nothing was carried out. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** `ECONNRESET`, `UND_ERR_SOCKET`: the codes of Node and of its HTTP client, which those of an SDK are not. */
const SYSTEM_CODE = /^[A-Z][A-Z0-9_]+$/u

/** What it means that a request has no answer: not carried out where nobody was reached, else nobody knows. */
export function unanswered(platform: string, error: unknown): ChatError {
  const platformCode = systemCode(error)
  if (platformCode !== null && NOT_CONNECTED.has(platformCode)) {
    const details = { platformCode, isUnreached: true, cause: error }
    return new ChatError('unavailable', `${platform} could not be reached`, details)
  }
  // Whatever else went wrong may have gone wrong after the platform had accepted it.
  return new ChatError('ambiguous', `${platform} did not answer`, { platformCode, cause: error })
}

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string' && SYSTEM_CODE.test(error.code)) return error.code
  if (error instanceof AggregateError) return systemCode(error.errors[0])
  return systemCode(error.cause)
}
