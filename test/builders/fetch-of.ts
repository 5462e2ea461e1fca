import type { Clock } from '../../src/core/ports/clock.ts'
import type { HttpFetch } from '../../src/core/ports/http-fetch.ts'
import { createHttpFetch, type HttpFetchOptions } from '../../src/feeds/http-fetch.ts'
import type { OriginServer } from '../fakes/origin-server.ts'

/** Our own client, which reaches the hosts of our own publishers, and no pause between two questions to one. */
export function fetchOf(origin: OriginServer, clock: Clock, more: Partial<HttpFetchOptions> = {}): HttpFetch {
  const { lookup } = origin
  return createHttpFetch({
    userAgent: 'test/1',
    allowedHosts: origin.allowedHosts(),
    lookup,
    clock,
    hostSpacingMs: 0,
    ...more,
  })
}
