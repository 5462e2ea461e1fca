/** Paths that are answered on the raw request and response of the server, by a listener that a vendor brings. */
export type RawListener<Request, Response> = {
  readonly paths: readonly string[]
  readonly handle: (request: Request, response: Response) => void
}

/** An HTTP route that a room offers; the HTTP server mounts it. */
export type Route = {
  readonly method: 'GET' | 'POST'
  /** Hono path syntax, e.g. `/stories/:id`. */
  readonly path: string
  readonly handle: (request: Request) => Response | Promise<Response>
  /** Answers get a tag (ETag), and whoever has one that is still right gets 304. Not for a stream, which has no end. */
  readonly isTagged?: boolean
}
