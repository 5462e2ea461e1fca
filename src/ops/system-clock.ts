import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../core/ports/clock.ts'

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  async sleep(ms, signal) {
    await delay(ms, undefined, signal === undefined ? {} : { signal }).catch((cause: unknown) => {
      // Waking early is what the signal asks for, not a failure.
      if (signal?.aborted !== true) throw cause
    })
  },
}
