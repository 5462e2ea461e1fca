import type { ServerResponse } from 'node:http'
import type { Body } from './fake-body.ts'

/** What goes wrong with one request. `drop-after`: it is carried out and the answer lost. */
export type Fault =
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'rate-limited'; readonly retryAfter: string | null }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'drop-before' | 'drop-after' | 'hang' }

export function answerFault(fault: Fault, response: ServerResponse): void {
  if (fault.kind === 'error') sendJson(response, { ok: false, error: fault.code })
  else if (fault.kind === 'status') response.writeHead(fault.status).end('<html>no</html>')
  else if (fault.kind === 'rate-limited') {
    response.writeHead(429, fault.retryAfter === null ? {} : { 'retry-after': fault.retryAfter }).end('{"ok":false}')
  } else if (fault.kind !== 'hang') response.destroy()
}

export function sendJson(response: ServerResponse, body: Body): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
