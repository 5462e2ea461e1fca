import type { IncomingMessage } from 'node:http'
import { defaultBodyLimit, HTTPModuleFunctions, isRawBodyError } from '@slack/bolt'
import { isRecord } from '../../../core/parse-json.ts'

const SECOND_MS = 1_000
/** How far a signed request may be ahead of our clock. */
const SIGNED_WITHIN_MS = 300_000

/** The status with which to refuse a request in the name of Slack; `null`: bolt knows what to do. */
export async function requestRefusal(
  request: IncomingMessage,
  signingSecret: string,
  nowMs: number,
): Promise<number | null> {
  if (isOfLater(request, nowMs)) return 401
  const verified = { signingSecret, bodyLimit: defaultBodyLimit }
  const signed = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(verified, request).catch((error: unknown) =>
    isRawBodyError(error) ? error.statusCode : 401,
  )
  if (typeof signed === 'number') return signed
  try {
    // Bolt takes it for granted that what Slack signs is an object, and would never answer anything else.
    return isRecord(HTTPModuleFunctions.parseHTTPRequestBody(signed)) ? null : 400
  } catch {
    return 400
  }
}

/** Bolt refuses what is old alone. https://docs.slack.dev/authentication/verifying-requests-from-slack */
function isOfLater(request: IncomingMessage, nowMs: number): boolean {
  return Number(request.headers['x-slack-request-timestamp']) * SECOND_MS > nowMs + SIGNED_WITHIN_MS
}
