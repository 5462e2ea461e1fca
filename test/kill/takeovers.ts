import { setTimeout as delay } from 'node:timers/promises'
import type { HeldRow, KillDatabase } from './kill-database.ts'

const LOOK_EVERY_MS = 50

/** A delivery of a dead bot that another has, in milliseconds by the bots' clock. */
type Takeover = {
  readonly kind: string
  readonly channelId: string
  /** After the bot was gone: how long its claim went on, and how long it took in all until another had it. */
  readonly claimLeftMs: number
  readonly takenMs: number
}

type Watched = HeldRow & { readonly sinceMs: number; isTaken: boolean }

type Takeovers = {
  /** That bot is gone: what it was sending is watched from now on. */
  gone(name: string): Promise<void>
  /** Looks once more, and no more then. */
  stop(): Promise<void>
  readonly taken: readonly Takeover[]
  /** How long each took until it was settled, in milliseconds. */
  readonly settledMs: readonly number[]
  /** How many were in the hands of a bot when it was killed. */
  count(): number
}

/** Measures, by the bots' clock, how soon the work of a dead bot goes on. */
export function watchTakeovers(database: KillDatabase, nowMs: () => number): Takeovers {
  const watched = new Map<string, Watched>()
  const taken: Takeover[] = []
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
        const { kind, channelId, sinceMs, leaseUntil } = one
        taken.push({ kind, channelId, claimLeftMs: (leaseUntil ?? 0) - sinceMs, takenMs: nowMs() - sinceMs })
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
    taken,
    settledMs,
    count: () => count,
    async gone(name) {
      const sinceMs = nowMs()
      const held = await database.heldBy(name).catch(() => [])
      for (const row of held) {
        // One that is taken from a second dead bot counts from there, too.
        watched.set(row.id, { ...row, sinceMs, isTaken: false })
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
