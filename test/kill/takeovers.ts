import { setTimeout as delay } from 'node:timers/promises'
import type { KillDatabase } from './kill-database.ts'

const LOOK_EVERY_MS = 50

type Watched = { readonly leaseToken: string; readonly sinceMs: number; isTaken: boolean }

export type Takeovers = {
  /** That bot is gone: what it was sending is watched from now on. */
  gone(name: string): Promise<void>
  /** Looks once more, and no more then. */
  stop(): Promise<void>
  /** How long each delivery of a bot that was gone waited for another, and until it was settled, in milliseconds. */
  readonly takenMs: readonly number[]
  readonly settledMs: readonly number[]
  /** How many were in the hands of a bot when it was killed. */
  count(): number
}

/** Measures, by the bots' clock, how soon the work of a dead bot goes on. */
export function watchTakeovers(database: KillDatabase, nowMs: () => number): Takeovers {
  const watched = new Map<string, Watched>()
  const takenMs: number[] = []
  const settledMs: number[] = []
  let count = 0
  let isStopped = false

  const look = async (): Promise<void> => {
    if (watched.size === 0) return
    for (const { id, state, leaseToken } of await database.look([...watched.keys()])) {
      const one = watched.get(id)
      if (one === undefined) continue
      if (!one.isTaken && leaseToken !== one.leaseToken) {
        one.isTaken = true
        takenMs.push(nowMs() - one.sinceMs)
      }
      if (state === 'due' || state === 'sending') continue
      settledMs.push(nowMs() - one.sinceMs)
      watched.delete(id)
    }
  }
  const run = async (): Promise<void> => {
    while (!isStopped) {
      // The server is restarted now and then.
      await look().catch(() => undefined)
      await delay(LOOK_EVERY_MS)
    }
  }
  const running = run()

  return {
    takenMs,
    settledMs,
    count: () => count,
    async gone(name) {
      const sinceMs = nowMs()
      const held = await database.heldBy(name).catch(() => [])
      for (const { id, leaseToken } of held) {
        if (leaseToken === null) continue
        // One that is taken from a second dead bot counts from there, too.
        watched.set(id, { leaseToken, sinceMs, isTaken: false })
        count += 1
      }
    },
    async stop() {
      isStopped = true
      await running
      await look()
    },
  }
}
