import { FeedError } from '../core/errors.ts'
import type { AddressGuard } from './address-guard.ts'

const MAX_REDIRECTS = 5

/** A redirect, or what stands at the end of all redirects. */
export type Step<T> = { readonly to: URL; readonly isPermanent: boolean } | { readonly end: T }

type Walk = {
  readonly guard: AddressGuard
  /** Given up when the time is over. */
  readonly call: AbortController
  readonly timeoutMs: number
  /** Does the work when it is the host's turn. */
  readonly inLine: <R>(host: string, work: () => Promise<R>) => Promise<R>
}

/** Asks one address after the other, as each leads on, within one time. Throws FeedError. */
export async function followRedirects<T>(
  written: string,
  { guard, call, timeoutMs, inLine }: Walk,
  ask: (url: URL) => Promise<Step<T>>,
): Promise<{ readonly end: T; readonly permanentUrl: string | null }> {
  let url = URL.parse(written)
  if (url === null) throw new FeedError('blocked-address', 'The address is not a valid URL.')
  const visited = new Set<string>()
  let leftMs = timeoutMs
  let permanentUrl: string | null = null
  let isPermanent = true
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const current: URL = url
    guard.checkUrl(current)
    if (visited.has(current.href)) throw new FeedError('bad-redirect', 'The address redirects in a loop.')
    visited.add(current.href)
    const step: Step<T> = await inLine(current.host, async () => {
      // The time is for all redirects together. Waiting in line does not count: it is nobody's fault. It is the network's,
      // which no clock of ours makes pass, so here and in `withinTime` it is not taken from the port.
      const startedAt = performance.now()
      const step = await withinTime(call, leftMs, () => ask(current))
      leftMs -= performance.now() - startedAt
      return step
    })
    if ('end' in step) return { ...step, permanentUrl }
    isPermanent &&= step.isPermanent
    if (isPermanent) permanentUrl = step.to.href
    url = step.to
  }
  throw new FeedError('bad-redirect', `The address redirects more than ${MAX_REDIRECTS} times.`)
}

/** Where an answer leads. Throws FeedError where that is nowhere. */
export function redirectTarget(location: string | null, from: URL): URL {
  // Headers come as Latin-1, but addresses beyond ASCII are written in UTF-8.
  const target = location === null ? null : URL.parse(Buffer.from(location, 'latin1').toString(), from.href)
  if (target === null) throw new FeedError('bad-redirect', 'The address redirects to nowhere.')
  return target
}

/** Gives the call up when the work takes longer. */
async function withinTime<T>(call: AbortController, ms: number, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(
    () => {
      call.abort(new FeedError('timeout', 'The server did not answer in time.'))
    },
    Math.max(1, Math.ceil(ms)),
  )
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}
