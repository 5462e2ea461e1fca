import type { Log } from '../core/ports/log.ts'

/**
 * A promise that failed and that nobody waited for ends a Node process by default. Here it is logged: the SDKs of the
 * platforms leave such behind at a message that they can't read, and that must not end everything else.
 * https://nodejs.org/api/process.html#event-unhandledrejection
 */
export function surviveRejections(log: Log): void {
  process.on('unhandledRejection', (reason) => {
    log.error('something failed and nobody waited for it', { err: reason })
  })
}
