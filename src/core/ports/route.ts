/** An HTTP route that a room offers; the HTTP server mounts it. */
export type Route = {
  readonly method: 'GET' | 'POST'
  /** Hono path syntax, e.g. `/stories/:id`. */
  readonly path: string
  readonly handle: (request: Request) => Response | Promise<Response>
}
