import { ChatError } from '../core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../core/ports/chat-adapter.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Log } from '../core/ports/log.ts'
import { createTryWaits } from './try-waits.ts'

/** Nothing of a setting is wrong then: the platform is away, or wants to be asked later. */
const PASSES = new Set(['unavailable', 'rate-limited'])

/** Whether a start that failed may work when it is tried again. */
export function isPassing(error: unknown): boolean {
  return error instanceof ChatError && PASSES.has(error.kind)
}

type Startable = Pick<ChatAdapter, 'platform' | 'start' | 'stop'>

/**
 * Starts an adapter, and waits for it no longer than the signal lets it: what comes up after that is stopped again. Says
 * whether it is there.
 */
export async function startUntil(signal: AbortSignal, adapter: Startable, handlers: AdapterHandlers): Promise<boolean> {
  if (signal.aborted) return false
  const started = adapter.start(handlers).then(async () => {
    if (!signal.aborted) return true
    await adapter.stop()
    return false
  })
  const given = new AbortController()
  const givenUp = new Promise<false>((resolve) => {
    const giveUp = (): void => {
      resolve(false)
    }
    signal.addEventListener('abort', giveUp, { signal: given.signal })
  })
  try {
    return await Promise.race([started, givenUp])
  } finally {
    given.abort()
  }
}

/**
 * Connects a platform, and where it is away tries again until it is there: an outage at the start ends neither the process
 * nor what other platforms get. Resolves after the first try. Rejects where no other try can help, such as at a refused
 * token; where that comes later it is told to `onRefused`.
 */
export async function startPatiently(
  adapter: Startable,
  handlers: AdapterHandlers,
  parts: {
    readonly clock: Clock
    readonly log: Log
    /** Ends all tries, and nothing waits for the one that is under way. */
    readonly signal: AbortSignal
    readonly onConnected: () => void
    readonly onRefused: (reason: Error) => void
  },
): Promise<void> {
  const { clock, log, signal } = parts
  const isOver = () => signal.aborted
  const waitAfter = createTryWaits()
  /** How long to wait for the next one; `null` when the platform is there. */
  const attempt = async (): Promise<number | null> => {
    try {
      if (await startUntil(signal, adapter, handlers)) parts.onConnected()
    } catch (error) {
      if (!(error instanceof ChatError) || !isPassing(error)) throw error
      const { platform } = adapter
      const waitMs = waitAfter(error)
      log.error('a platform is not reached, and is tried again', { platform, problem: error.message, waitMs })
      return waitMs
    }
    return null
  }
  const goOn = async (firstMs: number): Promise<void> => {
    for (let waitMs: number | null = firstMs; waitMs !== null && !isOver();) {
      await clock.sleep(waitMs, signal)
      if (!isOver()) waitMs = await attempt()
    }
  }
  const waitMs = await attempt()
  if (waitMs === null) return
  void goOn(waitMs).catch((error: unknown) => {
    parts.onRefused(error instanceof Error ? error : new Error(String(error)))
  })
}
