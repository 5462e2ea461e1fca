import { endPauses } from '../bot/delivery/end-pauses.ts'
import type { Traffic } from '../bot/delivery/traffic.ts'
import type { Config } from '../config.ts'
import type { Analyst } from '../core/ports/analyst.ts'
import type { AdapterHandlers, ChatAdapter } from '../core/ports/chat-adapter.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { HttpFetch } from '../core/ports/http-fetch.ts'
import type { Jobs } from '../core/ports/jobs.ts'
import type { Log } from '../core/ports/log.ts'
import type { Store } from '../core/ports/store.ts'
import type { Role } from '../core/role.ts'
import type { Platform } from '../core/workspace.ts'
import type { KeptHold } from '../jobs/keep-hold.ts'
import type { BackupSchedule } from '../ops/backup-schedule.ts'
import { examineBackups } from '../ops/examine-backups.ts'
import type { HttpServer } from '../ops/http-server.ts'
import { connectPlatforms } from './connect-platforms.ts'
import type { FileGuard } from './file-guard.ts'
import { takeInstance } from './instance-lease.ts'
import type { PollerRole } from './poller-role.ts'
import type { SenderRole } from './sender-role.ts'

/** How long a stop waits for messages that are on their way. */
const STOP_WITHIN_MS = 8_000

type RunParts = {
  readonly config: Config
  readonly roles: readonly Role[]
  /** Of this process. */
  readonly holder: string
  readonly store: Store
  readonly jobs: Jobs
  readonly fetch: HttpFetch
  readonly analyst: Analyst | null
  readonly guard: FileGuard | null
  readonly backups: BackupSchedule | null
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>
  readonly handlers: AdapterHandlers
  readonly poller: PollerRole
  readonly sender: SenderRole
  readonly traffic: Traffic
  /** Platforms that are there, or that another process has. */
  readonly connected: Set<Platform>
  /** Rights of this process over all that share the database. */
  readonly holds: KeptHold[]
  /** Servers that are open; those of pages, too. */
  readonly servers: HttpServer[]
  /** Opens the server that answers for the roles of this process. */
  readonly serve: () => Promise<HttpServer>
  readonly oweRoundups: () => Promise<void>
  /** The process cannot go on. */
  readonly fail: (reason: Error) => void
  /** Ends every try to connect. */
  readonly stopping: AbortController
  readonly clock: Clock
  readonly log: Log
}

type Run = {
  /** Takes the database, serves HTTP, connects the platforms and begins to send and to poll. Returns its address. */
  readonly start: () => Promise<string>
  /** Ends all of it in the order in which one needs the other, and closes the database. */
  readonly stop: () => Promise<void>
}

/** What runs by itself, from a start to a stop. */
export function createRun(parts: RunParts): Run {
  const { config, roles, holder, store, jobs, fetch, analyst, guard, backups, adapters, handlers } = parts
  const { poller, sender, traffic, connected, holds, servers, serve, oweRoundups, fail, stopping, clock, log } = parts
  const { signal } = stopping
  let beginning: Promise<unknown> = Promise.resolve()

  const keepInstance = async (): Promise<void> => {
    const renew = await takeInstance(store, holder, clock, fail)
    jobs.every('lease', '*/10 * * * * *', async () => {
      await renew()
      guard?.tick()
    })
  }

  const connect = async (): Promise<void> => {
    if (!roles.includes('gateway')) {
      for (const platform of adapters.keys()) connected.add(platform)
      return
    }
    await connectPlatforms({
      ...{ config, adapters, handlers, store, clock, log, signal },
      onConnected: (platform) => connected.add(platform),
      onFailed: fail,
      onHold: (hold) => holds.push(hold),
    })
  }

  const begin = async (): Promise<string> => {
    if (!store.isShared) await keepInstance()
    const server = await serve()
    servers.push(server)
    await connect()
    if (signal.aborted) return server.url
    if (roles.includes('sender')) {
      await sender.begin()
      jobs.everyOnce('roundup', '*/5 * * * *', oweRoundups)
      jobs.everyOnce('pauses', '* * * * *', () => endPauses(store, clock.nowMs()))
    }
    if (roles.includes('poller')) poller.begin()
    if (backups !== null) {
      jobs.every('backup', '17 * * * *', backups.tick)
      // Who set it wants to hear of it now, not when the first copy is missed.
      const { level, words } = examineBackups(backups.folder, null)
      if (level !== 'ok') log.warn(words)
    }
    return server.url
  }

  return {
    start() {
      const begun = begin()
      beginning = begun
      return begun
    },

    async stop() {
      stopping.abort()
      // Whoever started it is told what went wrong there.
      await beginning.catch(() => undefined)
      const polled = poller.leave()
      analyst?.close()
      await sender.leave()
      await traffic.stop(STOP_WITHIN_MS)
      for (const adapter of adapters.values()) await adapter.stop()
      // Another process may send and answer only when this one does no more.
      await Promise.all(holds.map((hold) => hold.stop()))
      // A job that polls would wait for every publisher that lets it wait.
      await fetch.close()
      await jobs.stop()
      for (const server of servers) await server.close()
      await polled
      await poller.settle()
      if (!store.isShared) {
        // A database that takes nothing, as on a full disk, must not keep the process from ending as it should.
        await store.releaseLease(holder).catch((error: unknown) => {
          log.warn('the claim on the database could not be given back: it ends within half a minute', { err: error })
        })
      }
      await store.close()
    },
  }
}
