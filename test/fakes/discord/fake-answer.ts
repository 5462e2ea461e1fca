import type { ServerResponse } from 'node:http'

export type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }

/** What happens to the next request that it fits. */
export type Fault = {
  readonly methods?: readonly string[]
  readonly pathIncludes?: string
} & (
  | {
      readonly do: 'answer'
      readonly status: number
      /** `null`: no answer of Discord's own, such as a proxy's. */ readonly code?: number | null
      readonly retryAfterS?: number
    }
  /** The connection breaks before or after the request is carried out, or it is never answered. */
  | { readonly do: 'drop-before' }
  | { readonly do: 'drop-after' }
  | { readonly do: 'hang' }
)

export function refusal(status: number, code: number, problems: readonly string[] = []): Answer {
  return { status, body: { code, message: `refused ${code}`, ...(problems.length > 0 && { errors: { problems } }) } }
}

export function faultAnswer(fault: Fault & { readonly do: 'answer' }): Answer {
  const { status, code = 0, retryAfterS } = fault
  if (code === null) return { status, body: { message: 'not from Discord' } }
  if (status !== 429) return refusal(status, code)
  return reply429(retryAfterS ?? 1)
}

export function reply429(retryAfterS: number): Answer {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfterS, global: false },
    headers: { 'Retry-After': String(retryAfterS), 'X-RateLimit-Scope': 'user' },
  }
}

export function reply(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
