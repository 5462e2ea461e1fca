import { Agent, buildConnector } from 'undici'
import { FeedError } from '../core/errors.ts'
import { bareHost, type AddressGuard } from './address-guard.ts'

/** An undici agent whose every connection goes to a looked-up and checked address, and is checked again once it stands. */
export function createGuardedAgent(guard: AddressGuard, timeoutMs: number): Agent {
  return new Agent({
    connect: (options, callback) => {
      const hostname = bareHost(options.hostname)
      const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
      const connect = buildConnector({
        timeout: timeoutMs,
        allowH2: false,
        // The addresses that were checked are the addresses that are used: no second look-up in between.
        lookup: (_name, _options, done) => {
          guard.resolve(hostname, port).then(
            (addresses) => {
              done(null, [...addresses])
            },
            (error: unknown) => {
              done(error instanceof Error ? error : new Error(String(error)), [])
            },
          )
        },
      })
      connect(options, (...outcome) => {
        const [error, socket] = outcome
        if (error !== null) {
          callback(error, null)
          return
        }
        const remote = socket.remoteAddress
        if (remote !== undefined && guard.isAllowed(remote, hostname, port)) {
          callback(null, socket)
          return
        }
        socket.destroy()
        callback(new FeedError('blocked-address', `The host ${hostname} turned out to be private.`), null)
      })
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 32 * 1024,
    connections: 1,
    pipelining: 0,
    keepAliveTimeout: 1_000,
  })
}
