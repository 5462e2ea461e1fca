import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '../../src/core/ports/clock.ts'

/** So much faster than the real one: a lease of a minute ends after a second. */
const SPEED = 60

/** The same time in every process that begins from the same moment. */
export function createFastClock(beganAt: number): Clock {
  return {
    nowMs: () => Math.floor(beganAt + (Date.now() - beganAt) * SPEED),
    sleep: async (ms) => {
      await delay(ms / SPEED)
    },
  }
}
