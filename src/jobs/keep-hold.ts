import { DisagreementError, OverlapError } from '../core/errors.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import type { Hold } from '../core/ports/store.ts'

const TRY_EVERY_MS = 1_000

export type KeptHold = {
  /** Gives the right back and tries no more. */
  stop(): Promise<void>
}

/** Waits for a right that one process at a time has, works while it lasts, and waits again when it is lost. */
export function keepHold(options: {
  readonly name: string
  readonly tryHold: (name: string) => Promise<Hold | null>
  readonly clock: Clock
  readonly log: Log
  readonly onGain: () => Promise<void>
  readonly onLoss: () => Promise<void>
  /** Another has the right that this process had. */
  readonly onTaken?: () => void
  /** How long to wait, in ms, before the next try after that went wrong; `null`, the default: a second. */
  readonly waitAfter?: (reason: unknown) => number | null
  /** Another right has a part of this one, or goes by another number, which no waiting will change. */
  readonly onRefused?: (reason: OverlapError | DisagreementError) => void
}): KeptHold {
  const { name, tryHold, clock, log } = options
  const ending = new AbortController()
  const isEnding = (): boolean => ending.signal.aborted
  const ended = new Promise<void>((resolve) => {
    ending.signal.addEventListener('abort', () => {
      resolve()
    })
  })

  const workWhile = async (hold: Hold): Promise<void> => {
    log.info('this process has the right now', { right: name })
    try {
      await options.onGain()
      await Promise.race([hold.lost, ended])
    } finally {
      // Whatever the work does at its end, others wait for the right.
      await options.onLoss().finally(() => hold.release())
    }
    if (!isEnding()) log.warn('the right was lost', { right: name })
  }

  const run = async (): Promise<void> => {
    let hadIt = false
    while (!isEnding()) {
      let waitMs = TRY_EVERY_MS
      try {
        const hold = await tryHold(name)
        if (hold === null && hadIt) options.onTaken?.()
        hadIt = hold !== null
        if (hold !== null) await workWhile(hold)
      } catch (error) {
        if (error instanceof OverlapError || error instanceof DisagreementError) {
          options.onRefused?.(error)
          return
        }
        waitMs = options.waitAfter?.(error) ?? TRY_EVERY_MS
        log.warn('the right cannot be had now', { right: name, waitMs, err: error })
      }
      if (!isEnding()) await clock.sleep(waitMs, ending.signal)
    }
  }

  const running = run()
  return {
    async stop() {
      ending.abort()
      await running
    },
  }
}
