import { NO_VALIDATORS } from '../../src/core/feed.ts'
import type { HttpFetch } from '../../src/core/ports/http-fetch.ts'

/** Publishers who answer at once, always with a whole document, and say nothing else of it. */
export function fetchFrom(read: (url: string) => string | Uint8Array): HttpFetch {
  return {
    fetch: ({ url }) =>
      Promise.resolve({
        kind: 'modified',
        body: Buffer.from(read(url)),
        contentType: null,
        finalUrl: url,
        hub: null,
        self: null,
        validators: NO_VALIDATORS,
        freshForMs: null,
        permanentUrl: null,
      }),
    postForm: () => Promise.resolve(404),
    close: () => Promise.resolve(),
  }
}
