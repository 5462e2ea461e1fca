import type { Clock } from '../core/ports/clock.ts'
import { orAborted } from './or-aborted.ts'

/** One request in flight per host, and a pause between them. */
type HostQueue = {
  /** Runs the task when it is the host's turn. Throws what the task throws, or the signal's reason while waiting. */
  readonly run: <T>(host: string, task: () => Promise<T>, signal: AbortSignal) => Promise<T>
  /** Ends the pauses that nobody waits for any more. */
  readonly close: () => void
}

/** Between two requests to one host, whoever makes them. */
export const HOST_REST_MS = 2_000

/** `spacingMs` lies between the end of a request and the start of the next one to the same host. */
export function createHostQueue(clock: Clock, spacingMs: number): HostQueue {
  const tails = new Map<string, Promise<void>>()
  const closing = new AbortController()
  return {
    async run(host, task, signal) {
      const before = tails.get(host)
      const { promise: turn, resolve: release } = Promise.withResolvers<undefined>()
      // Somebody who gives up leaves the line, but keeps the order of those behind.
      const tail = (before ?? Promise.resolve()).then(() => turn)
      tails.set(host, tail)
      const free = (): void => {
        release(undefined)
        if (tails.get(host) === tail) tails.delete(host)
      }
      try {
        await orAborted(before ?? Promise.resolve(), signal)
      } catch (reason) {
        void (before ?? Promise.resolve()).then(free)
        throw reason
      }
      try {
        return await task()
      } finally {
        if (spacingMs === 0) free()
        else void clock.sleep(spacingMs, closing.signal).then(free, free)
      }
    },
    close() {
      closing.abort()
    },
  }
}
