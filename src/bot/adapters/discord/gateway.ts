import { Client, Events, type ClientOptions } from 'discord.js'
import { ChatError } from '../../../core/errors.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** Within that time a further connection must be ready; several begin one after the other, 5 s apart. */
const READY_WITHIN_MS = 60_000
const CLOSED_WITHIN_MS = 2_000

export type Gateway = {
  /** The one that hears now, with what it knows of servers and channels. */
  client(): Client
  /**
   * Resolves with the id of the application when all connections are ready. Rejects with what discord.js says, or as
   * `unavailable` when no connection gets ready for a minute: that login goes on, and the next call waits for it.
   */
  logIn(): Promise<string>
  /** Waits a little for Discord to agree. What is still being opened is closed as soon as it is open. */
  close(): Promise<void>
}

/**
 * Connections to Discord's gateway. discord.js closes a client once and for all, so a login that failed is followed by a
 * client of its own; and closing what is just being opened never ends there and opens it again, so that is not done.
 */
export function openGateway(options: {
  readonly token: string
  readonly client: ClientOptions
  readonly clock: Clock
  /** Listens to a client before it logs in. */
  readonly onClient: (client: Client) => void
}): Gateway {
  const { token, clock } = options
  const open = (): Client => {
    const opened = new Client(options.client)
    options.onClient(opened)
    return opened
  }
  let client = open()
  let login: Promise<string> | null = null
  let isOpen = false
  let isClosed = false

  const begin = async (opened: Client): Promise<string> => {
    const ready = new Promise<string>((resolve) => {
      opened.once(Events.ClientReady, ({ application }) => {
        resolve(application.id)
      })
    })
    try {
      await opened.login(token)
      const applicationId = await ready
      isOpen = true
      return applicationId
    } catch (error) {
      login = null
      if (!isClosed) client = open()
      throw error
    }
  }

  return {
    client: () => client,

    async logIn() {
      login ??= begin(client)
      const waiting = new AbortController()
      const late = untilNothingComes(client, clock, waiting.signal).then((): never => {
        throw new ChatError('unavailable', 'Discord did not get ready in time')
      })
      // Aborted sleeps end too; nobody listens to this one then.
      late.catch(() => undefined)
      try {
        return await Promise.race([login, late])
      } finally {
        waiting.abort()
      }
    },

    async close() {
      isClosed = true
      const opened = client
      if (login !== null && !isOpen) {
        void login.then(() => opened.destroy()).catch(() => undefined)
        return
      }
      const closed = new AbortController()
      await Promise.race([opened.destroy(), clock.sleep(CLOSED_WITHIN_MS, closed.signal)])
      closed.abort()
    },
  }
}

async function untilNothingComes(client: Client, clock: Clock, signal: AbortSignal): Promise<void> {
  let ready = 0
  const count = (): void => {
    ready += 1
  }
  client.on(Events.ShardReady, count)
  for (let before = -1; before < ready && !signal.aborted;) {
    before = ready
    await clock.sleep(READY_WITHIN_MS, signal)
  }
  client.off(Events.ShardReady, count)
}
