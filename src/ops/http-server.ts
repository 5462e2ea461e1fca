import type { IncomingMessage, ServerResponse } from 'node:http'
import { serve, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { InputError } from '../core/errors.ts'
import type { Log } from '../core/ports/log.ts'
import type { RawListener, Route } from '../core/ports/route.ts'
import { listenProblem } from './listen-problem.ts'

export type NodeListener = RawListener<IncomingMessage, ServerResponse>

export type HttpServer = { readonly url: string; close(): Promise<void> }

const LISTENED: ReadonlySet<string> = new Set(['GET', 'POST'])
/**
 * Proxies keep connections for up to two minutes (Caddy; nginx and others for one), and lose a request where the server ends
 * one just then: a push or a press of a button, which they may not send twice.
 */
const IDLE_CONNECTION_MS = 125_000
const ALLOWED = { allow: [...LISTENED].join(', ') }

/** Says that the event loop turns. */
export const livez: Route = { method: 'GET', path: '/livez', handle: () => new Response('ok\n') }

/** Serves the routes that the rooms offer. Throws InputError when it cannot listen there. */
export async function startHttpServer(options: {
  readonly host: string
  readonly port: number
  /**
   * What stands before every path in our public address, such as `/wire`: a proxy may take it off or leave it, so routes are
   * found with it and without.
   */
  readonly basePath?: string
  readonly routes: readonly Route[]
  readonly listeners?: readonly NodeListener[]
  /** What is answered where no route is. */
  readonly notFound?: (request: Request) => Response
  readonly log: Log
}): Promise<HttpServer> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.onError((error, context) => {
    options.log.error('a page failed', { path: context.req.path, err: error })
    return new Response('Something went wrong on our side. It was logged.\n', { status: 500 })
  })
  const { notFound, basePath = '' } = options
  if (notFound !== undefined) app.notFound((context) => notFound(context.req.raw))
  for (const { paths, handle } of options.listeners ?? []) {
    for (const path of paths) {
      app.all(path, ({ env }) => {
        // HEAD would be answered twice: Hono makes an answer of its own from every one to it.
        if (!LISTENED.has(env.incoming.method ?? '')) return new Response(null, { status: 405, headers: ALLOWED })
        handle(env.incoming, env.outgoing)
        return RESPONSE_ALREADY_SENT
      })
    }
  }
  // After the listeners, whose answers are none of Hono's.
  app.use(async (context, next) => {
    await next()
    // Nobody will read it, and a stream that nobody reads never ends.
    if (context.req.method === 'HEAD') await context.res.body?.cancel()
  })
  for (const route of options.routes) {
    if (route.isTagged === true) app.use(route.path, etag())
    app.on(route.method, route.path, (context) => route.handle(context.req.raw))
  }
  return await new Promise<HttpServer>((resolve, reject) => {
    const listen = {
      ...{ fetch: app.fetch, hostname: options.host, port: options.port },
      serverOptions: { keepAliveTimeout: IDLE_CONNECTION_MS },
    }
    const server = serve(listen, (address) => {
      const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
      resolve({
        url: `http://${host}:${address.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => {
              done()
            })
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      request.url = withoutBase(request.url ?? '/', basePath)
      // No browser takes an answer, a vendor's neither, for something else than it says.
      response.setHeader('x-content-type-options', 'nosniff')
    })
    server.once('error', (cause: Error) => {
      reject(new InputError([listenProblem(cause, options)]))
    })
  })
}

function withoutBase(url: string, basePath: string): string {
  if (!url.startsWith(basePath)) return url
  const rest = url.slice(basePath.length)
  if (rest.startsWith('/')) return rest
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url
}
