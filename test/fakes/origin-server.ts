import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Clock } from '../../src/core/ports/clock.ts'
import type { Lookup } from '../../src/feeds/address-guard.ts'
import { closeServer } from './close-server.ts'
import { PATIENT } from './patient-server.ts'

export type Asked = {
  readonly at: number
  readonly method: string
  readonly host: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** What it was answered with; 0 while it is under way. */
  readonly status: number
}

export type Reply = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
}

/** Answers a request; `count` is how many came to that host before. Or takes the response into its own hands. */
export type Handler = (
  asked: Asked,
  count: number,
) => Reply | ((response: ServerResponse, request: IncomingMessage) => void)

export type OriginServer = {
  readonly port: number
  /** Every request of a host (without its port), in order; of all hosts without an argument. */
  readonly asked: (host?: string) => readonly Asked[]
  readonly serve: (host: string, handler: Handler) => void
  readonly url: (host: string, path?: string) => string
  /** Takes every name that is served to this server, and no other. */
  readonly lookup: Lookup
  /** For the setting that allows private hosts. */
  readonly allowedHosts: () => readonly string[]
  readonly mostInFlight: (host: string) => number
  readonly close: () => Promise<void>
}

/** One local server that plays the servers of many publishers, told apart by name. It writes down what it is asked. */
export async function startOriginServer(clock: Pick<Clock, 'nowMs'>): Promise<OriginServer> {
  const handlers = new Map<string, Handler>()
  const log: Asked[] = []
  const counts = new Map<string, number>()
  const inFlight = new Map<string, number>()
  const most = new Map<string, number>()

  const server = createServer(PATIENT, (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const busy = (inFlight.get(host) ?? 0) + 1
    inFlight.set(host, busy)
    most.set(host, Math.max(most.get(host) ?? 0, busy))
    response.on('close', () => inFlight.set(host, (inFlight.get(host) ?? 1) - 1))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const count = counts.get(host) ?? 0
      counts.set(host, count + 1)
      const asked = {
        at: clock.nowMs(),
        method: request.method ?? '',
        host,
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        status: 0,
      }
      const reply = handlers.get(host)?.(asked, count) ?? { status: 404 }
      if (typeof reply === 'function') {
        log.push(asked)
        reply(response, request)
        return
      }
      const { status = 200, headers = {}, body = '' } = reply
      log.push({ ...asked, status })
      response.setHeader('date', new Date(asked.at).toUTCString())
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      response.writeHead(status).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    asked: (host) => (host === undefined ? log : log.filter((one) => one.host === host)),
    serve: (host, handler) => handlers.set(host, handler),
    url: (host, path = '/feed') => `http://${host}:${port}${path}`,
    lookup: (hostname) =>
      handlers.has(hostname)
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : Promise.reject(new Error(`${hostname} does not resolve`)),
    allowedHosts: () => [...handlers.keys()].map((host) => `${host}:${port}`),
    mostInFlight: (host) => most.get(host) ?? 0,
    async close() {
      await closeServer(server)
    },
  }
}
