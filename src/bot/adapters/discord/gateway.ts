import { Client, Events, SimpleShardingStrategy, type ClientOptions } from 'discord.js'
import { isDoneWithin } from '../../../core/done-within.ts'
import { ChatError } from '../../../core/errors.ts'
import type { Clock } from '../../../core/ports/clock.ts'

/** Within that time a further connection must be ready; several begin one after the other, 5 s apart. */
const READY_WITHIN_MS = 60_000
const CLOSED_WITHIN_MS = 2_000

type Gateway = {
  /** The one that hears now, with what it knows of servers and channels. */
  client(): Client
  /**
   * Resolves with the id of the application when all connections are ready. Rejects with what discord.js says, or as
   * `unavailable` when no connection gets ready for a minute. It may be tried again.
   */
  logIn(): Promise<string>
  /** Waits a little for Discord to agree, and not at all for what is still being opened. */
  close(): Promise<void>
}

type Session = {
  readonly client: Client
  /** Closes it for good. May never resolve: discord.js loses count where it closes what is being opened. */
  readonly end: () => Promise<void>
}

/** Connections to Discord's gateway. A login that failed is followed by one with a client of its own. */
export function openGateway(options: {
  readonly token: string
  readonly client: ClientOptions
  readonly clock: Clock
  /** Listens to a client before it logs in. */
  readonly onClient: (client: Client) => void
}): Gateway {
  const { token, clock } = options
  const open = (): Session => {
    const opened = openSession(options.client)
    options.onClient(opened.client)
    return opened
  }
  let session = open()
  let login: Promise<string> | null = null
  let isOpen = false
  let isClosed = false

  const begin = async ({ client, end }: Session): Promise<string> => {
    const waiting = new AbortController()
    const ready = new Promise<string>((resolve) => {
      client.once(Events.ClientReady, ({ application }) => {
        resolve(application.id)
      })
    })
    const late = untilNothingComes(client, clock, waiting.signal).then((): never => {
      throw new ChatError('unavailable', 'Discord did not get ready in time')
    })
    // Aborted sleeps end too; nobody listens to this one then.
    late.catch(() => undefined)
    try {
      const applicationId = await Promise.race([client.login(token).then(() => ready), late])
      isOpen = true
      return applicationId
    } catch (error) {
      void end()
      login = null
      if (!isClosed) session = open()
      throw error
    } finally {
      waiting.abort()
    }
  }

  return {
    client: () => session.client,

    async logIn() {
      login ??= begin(session)
      return await login
    },

    async close() {
      isClosed = true
      const ended = session.end()
      if (isOpen) await isDoneWithin(CLOSED_WITHIN_MS, ended, clock)
    },
  }
}

/**
 * A client that can be ended at any time. discord.js opens a connection again that it closed while it was being opened, and
 * one that was refused, also after its client was destroyed. Before each it asks for the session to go on with, and there
 * what is ended waits for ever.
 */
function openSession(clientOptions: ClientOptions): Session {
  let isEnded = false
  const client = new Client({
    ...clientOptions,
    ws: {
      buildStrategy: (manager) => {
        const usual = { ...manager.options }
        manager.options.retrieveSessionInfo = (shard) =>
          isEnded ? new Promise<never>(() => undefined) : usual.retrieveSessionInfo(shard)
        return new SimpleShardingStrategy(manager)
      },
    },
  })
  return {
    client,
    end: () => {
      isEnded = true
      return client.destroy()
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
