import { createHmac } from 'node:crypto'
import { toBody, type Body } from './fake-body.ts'

/** Where signed HTTP requests go, and with which secret. */
export type HttpTarget = { readonly url: string; readonly signingSecret: string }

/** What is spoilt of a request first. */
export type Forge = { readonly ageMs?: number; readonly signingSecret?: string; readonly charset?: string }

/** A request as Slack signs it. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export async function postSigned(
  target: HttpTarget,
  type: string,
  payload: unknown,
  forge: Forge,
): Promise<{ readonly status: number; readonly body: string }> {
  const isForm = type !== 'events_api'
  const form = type === 'slash_commands' ? stringsOnly(toBody(payload)) : { payload: JSON.stringify(payload) }
  const body = isForm ? new URLSearchParams(form).toString() : JSON.stringify(payload)
  const time = Math.floor((Date.now() - (forge.ageMs ?? 0)) / 1_000)
  const secret = forge.signingSecret ?? target.signingSecret
  const signature = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')
  const response = await fetch(`${target.url}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': `${isForm ? 'application/x-www-form-urlencoded' : 'application/json'}${forge.charset ?? ''}`,
      'x-slack-request-timestamp': String(time),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  })
  return { status: response.status, body: await response.text() }
}

function stringsOnly(payload: Body): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' || typeof value === 'boolean' ? [[key, String(value)]] : [],
    ),
  )
}
