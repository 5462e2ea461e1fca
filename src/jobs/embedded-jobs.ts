import type { Jobs } from '../core/ports/jobs.ts'
import type { Log } from '../core/ports/log.ts'
import { atTimes } from './at-times.ts'

/**
 * A story may be owed to ten thousand channels: what else the process does must not wait until each was begun, nor the
 * first of them until many have read what they are owed.
 */
const STARTS_AT_ONCE = 5

/** Jobs of a single process: times of cron, merged wake-ups in memory. */
export function createEmbeddedJobs(log: Log): Jobs {
  const endings: (() => void)[] = []
  const running = new Set<Promise<void>>()
  /** Channels at work; `true` when they were woken again meanwhile. */
  const atWork = new Map<string, boolean>()
  /** Those of them that are not begun yet. */
  const waiting = new Set<string>()
  let startedNow = 0
  let onWake: (channelId: string) => Promise<void> = () => Promise.resolve()
  let isStopped = false

  const track = (name: string, work: () => Promise<void>): void => {
    const run = work()
      .catch((error: unknown) => {
        log.error('a job failed', { job: name, err: error })
      })
      .finally(() => running.delete(run))
    running.add(run)
  }

  const drain = async (channelId: string): Promise<void> => {
    try {
      do {
        atWork.set(channelId, false)
        await onWake(channelId)
      } while (atWork.get(channelId) === true && !isStopped)
    } finally {
      atWork.delete(channelId)
    }
  }

  /** Some at once, the others once the event loop has been around. */
  const startSome = (): void => {
    for (const channelId of waiting) {
      if (startedNow === STARTS_AT_ONCE) return
      if (startedNow === 0) {
        setImmediate(() => {
          startedNow = 0
          startSome()
        })
      }
      startedNow += 1
      waiting.delete(channelId)
      track('wake', () => drain(channelId))
    }
  }

  const every = (name: string, cron: string, run: () => Promise<void>): void => {
    let isBusy = false
    const tick = (): void => {
      if (isBusy || isStopped) return
      isBusy = true
      track(name, async () => {
        try {
          await run()
        } finally {
          isBusy = false
        }
      })
    }
    endings.push(atTimes(cron, tick))
  }

  return {
    every,
    // There is one process.
    everyOnce: every,
    wake(channelId) {
      if (isStopped) return
      if (atWork.has(channelId)) atWork.set(channelId, true)
      else {
        atWork.set(channelId, false)
        waiting.add(channelId)
        startSome()
      }
    },
    onWake(run) {
      onWake = run
    },
    async stop() {
      isStopped = true
      waiting.clear()
      for (const end of endings) end()
      while (running.size > 0) await Promise.all(running)
    },
  }
}
