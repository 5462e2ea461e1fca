import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../src/core/ports/clock.ts'

/** So many times faster than the real one, and the same time in every process that begins from the same moment. */
export function createFastClock(beganAt: number, speed: number): Clock {
  return {
    nowMs: () => Math.floor(beganAt + (Date.now() - beganAt) * speed),
    monotonicMs: () => performance.now() * speed,
    sleep: async (ms, signal) => {
      await delay(ms / speed, undefined, signal === undefined ? {} : { signal }).catch((cause: unknown) => {
        if (signal?.aborted !== true) throw cause
      })
    },
  }
}
