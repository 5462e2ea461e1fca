import type { Clock } from '../core/ports/clock.ts'

/** One request in flight per host, and a pause between them. */
export type HostQueue = {
  /** Runs the task when it is the host's turn. Throws what the task throws, or the signal's reason while waiting. */
  readonly run: <T>(host: string, task: () => Promise<T>, signal?: AbortSignal) => Promise<T>
}

/** `spacingMs` lies between the end of a request and the start of the next one to the same host. */
export function createHostQueue(clock: Clock, spacingMs: number): HostQueue {
  const tails = new Map<string, Promise<void>>()
  return {
    async run(host, task, signal) {
      const before = tails.get(host)
      const { promise: turn, resolve: release } = Promise.withResolvers<undefined>()
      const tail = (before ?? Promise.resolve()).then(() => turn)
      tails.set(host, tail)
      await before
      try {
        signal?.throwIfAborted()
        return await task()
      } finally {
        const free = (): void => {
          release(undefined)
          if (tails.get(host) === tail) tails.delete(host)
        }
        if (spacingMs === 0) free()
        else void clock.sleep(spacingMs, signal).then(free, free)
      }
    },
  }
}
