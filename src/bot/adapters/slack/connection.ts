import type { SocketModeReceiver } from '@slack/bolt'
import { isDoneWithin } from '../../../core/done-within.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { toChatError } from './errors.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000
/** After being up this long the next reconnection is at once: Slack renews every connection now and then. */
const STEADY_MS = 30_000
const CLOSING_MS = 3_000
/** So soon Slack says hello to a socket that was opened. */
const GREETED_WITHIN_MS = 30_000

export type Connection = {
  /** Closes the socket for good; waits a little for Slack to agree. */
  stop(): Promise<void>
}

/**
 * Opens the socket and keeps it open. Rejects when the first connection fails.
 * The receiver must not reconnect by itself: where that fails, it rejects where nobody can catch it.
 */
export async function keepConnected(receiver: SocketModeReceiver, clock: Clock, log: Log): Promise<Connection> {
  const { client } = receiver
  const ending = new AbortController()
  const isEnding = () => ending.signal.aborted
  let noticeEnd: () => void = () => undefined
  client.on('disconnected', () => {
    noticeEnd()
  })
  const connect = async (): Promise<{ readonly ended: Promise<void>; readonly sinceMs: number }> => {
    const ended = new Promise<void>((resolve) => {
      noticeEnd = resolve
    })
    const greeted = new AbortController()
    // Hung up, a start that waits for the greeting fails.
    void clock.sleep(GREETED_WITHIN_MS, greeted.signal).then(async () => {
      if (!greeted.signal.aborted && !isEnding()) await client.disconnect()
    })
    try {
      await client.start()
    } finally {
      greeted.abort()
    }
    return { ended, sinceMs: clock.nowMs() }
  }
  const watch = async (first: Awaited<ReturnType<typeof connect>>): Promise<void> => {
    let waitMs = 0
    let connection: typeof first | null = first
    while (!isEnding()) {
      if (connection !== null) {
        await connection.ended
        if (clock.nowMs() - connection.sinceMs >= STEADY_MS) waitMs = 0
      }
      await clock.sleep(waitMs, ending.signal)
      waitMs = Math.min(Math.max(waitMs * 2, FIRST_WAIT_MS), LONGEST_WAIT_MS)
      if (isEnding()) return
      connection = await connect().catch((error: unknown) => {
        const { kind, platformCode } = toChatError(error)
        log.warn('the Slack socket could not be opened again', { kind, platformCode })
        return null
      })
    }
    await client.disconnect()
  }

  const watching = watch(await connect()).catch((error: unknown) => {
    log.error('the Slack socket is no longer watched', { err: error })
  })
  return {
    async stop() {
      if (ending.signal.aborted) return
      ending.abort()
      const closing = client.disconnect().then(() => watching)
      await isDoneWithin(CLOSING_MS, closing, clock)
    },
  }
}
