import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestSecure } from 'node:https'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectSecure } from 'node:tls'
import { FeedError } from '../core/errors.ts'
import { bareHost, portOf, type AddressGuard } from './address-guard.ts'
import { orAborted } from './or-aborted.ts'

type GuardedRequest = {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

const MAX_HEADER_BYTES = 32 * 1024

/**
 * Sends one request over a connection of its own, which goes to a looked-up and checked address and is checked again
 * once it stands. Resolves with the answer's head; its body is a stream. The signal ends both. Throws FeedError
 * `blocked-address` or `dns`, and the system's errors.
 */
export async function guardedRequest(
  guard: AddressGuard,
  url: URL,
  { method, headers, body }: GuardedRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const connection = await openConnection(guard, url, signal)
  const options: RequestOptions = {
    method,
    headers,
    maxHeaderSize: MAX_HEADER_BYTES,
    // Servers that end lines by half or state a length twice are read by browsers too. What a lenient reading can mix up
    // are answers that share a connection, and none of ours does.
    insecureHTTPParser: true,
    createConnection: () => connection,
  }
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options)
  request.on('response', resolve)
  // Its own option for this costs more than all the rest of sending.
  signal.addEventListener('abort', () => request.destroy(new Error('The request was given up.')), { once: true })
  // Stays for what goes wrong later: the body tells of it as well.
  request.on('error', reject)
  request.end(body)
  return await promise
}

async function openConnection(guard: AddressGuard, url: URL, signal: AbortSignal): Promise<Socket> {
  const host = bareHost(url.hostname)
  const port = portOf(url)
  // No system lets a look-up be given up: it goes on unheard.
  const addresses = await orAborted(guard.resolve(host, port), signal)
  // The addresses that were checked are the addresses that are used: no second look-up in between.
  const plain = connectPlain({
    host,
    port,
    lookup: (_name, _options, done) => {
      done(null, [...addresses])
    },
  })
  await established(plain, 'connect', signal)
  if (plain.remoteAddress === undefined || !guard.isAllowed(plain.remoteAddress, host, port)) {
    plain.destroy()
    throw new FeedError('blocked-address', `The host ${host} turned out to be private.`)
  }
  if (url.protocol !== 'https:') return plain
  const servername = isIP(host) === 0 ? host : ''
  const secure = connectSecure({ socket: plain, host, servername, ALPNProtocols: ['http/1.1'] })
  await established(secure, 'secureConnect', signal)
  return secure
}

/** Resolves when the socket has told so; ends it where the signal comes first. */
async function established(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const onAbort = (): void => {
    reject(new Error('The connection was given up.'))
  }
  const onReady = (): void => {
    resolve(undefined)
  }
  socket.once(event, onReady)
  socket.once('error', reject)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    await promise
  } catch (error) {
    socket.on('error', () => undefined).destroy()
    throw error
  } finally {
    signal.removeEventListener('abort', onAbort)
    socket.off('error', reject)
  }
}
