import { PgBoss, type Clock as BossClock, type Job } from 'pg-boss'
import { letOthers } from '../core/let-others.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Jobs } from '../core/ports/jobs.ts'
import type { Log } from '../core/ports/log.ts'
import { PLATFORMS, type Platform } from '../core/workspace.ts'
import { createEmbeddedJobs } from './embedded-jobs.ts'

/** Wakes are small and soon forgotten. */
const WAKES_AT_ONCE = 500
const KEPT_SECONDS = 60
/**
 * Handed on to `pg`. A network that breaks down ends no connection: who asked there would wait for a quarter of an hour, and
 * every tick and wake that this process is to hear of with it.
 */
const POOL = { max: 4, query_timeout: 30_000 }
/** Where no notice comes through, the server is asked so often. */
const LOOK_EVERY_SECONDS = 1
const BEAT_SECONDS = 10
const AGAIN_AFTER_MS = 5_000

/** Jobs that several processes share through PostgreSQL. */
export type SharedJobs = Jobs & {
  /** Wakes for channels of that platform, from whatever process, run here from now on, or in another that serves it. */
  serve(platform: Platform): Promise<void>
  /** This process serves the platform no more. What runs goes on. */
  leave(platform: Platform): Promise<void>
  /** For this process alone, and no notice: for what may be due for long. */
  wakeHere(channelId: string): void
  /** Resolves when the server has all that was asked for until now. */
  settle(): Promise<void>
}

type Wake = { readonly channelId: string }

/**
 * pg-boss carries wakes between processes and fires what is due once. A wake is done as soon as its process has it: the
 * deliveries table knows what is owed, its leases tell who sends it, and a sweep finds what a dead process left. Nothing
 * is asked of the server before it is needed.
 */
export function createBossJobs(options: {
  readonly url: string
  readonly clock: Clock
  readonly log: Log
  /** Hears of every wake that some process has asked for and that comes to this one: something new is due. */
  readonly onNotice?: (channelId: string) => void
  /** The computer's where it is not given. */
  readonly cronClock?: BossClock
}): SharedJobs {
  const { url, clock, log, cronClock } = options
  const local = createEmbeddedJobs(log)
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'aiwire-jobs',
    ...POOL,
    useListenNotify: true,
    ...(cronClock === undefined ? {} : { clock: cronClock }),
  })
  boss.on('error', (error) => {
    log.warn('jobs: the database did not answer', { err: withoutWorker(error) })
  })
  const start = async (): Promise<PgBoss> => {
    await boss.start()
    for (const platform of PLATFORMS) {
      await boss.createQueue(wakesOf(platform), {
        // One wake of a channel waits, however often it is asked for.
        policy: 'short',
        notify: true,
        retryLimit: 0,
        deleteAfterSeconds: KEPT_SECONDS,
        retentionSeconds: KEPT_SECONDS,
      })
    }
    return boss
  }
  let started: Promise<PgBoss> | null = null
  const getBoss = async (): Promise<PgBoss> => {
    started ??= start()
    try {
      return await started
    } catch (error) {
      started = null
      throw error
    }
  }

  let waiting = new Set<string>()
  const sending = new Set<Promise<void>>()
  const stopping = new AbortController()

  const sendAll = async (): Promise<void> => {
    const batch = waiting
    waiting = new Set()
    for (const platform of PLATFORMS) {
      const channels = [...batch].filter((channelId) => channelId.startsWith(`${platform}:`))
      if (channels.length === 0) continue
      const jobs = channels.map((channelId) => ({ data: { channelId }, singletonKey: channelId }))
      await (await getBoss()).insert(wakesOf(platform), jobs)
    }
  }

  const run = (work: Promise<void>): void => {
    const tracked = work
      .catch((error: unknown) => {
        // The sweep finds what is due all the same.
        log.warn('a job could not be asked for', { err: error })
      })
      .finally(() => sending.delete(tracked))
    sending.add(tracked)
  }

  /** What is asked for once a process must not be lost because the database was away at that moment. */
  const untilDone = async (name: string, begin: () => Promise<void>): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await begin()
        return
      } catch (error) {
        log.warn('a job could not be set up, and is tried again', { job: name, err: error })
      }
      await clock.sleep(AGAIN_AFTER_MS, stopping.signal)
    }
  }

  const settle = async (): Promise<void> => {
    while (sending.size > 0) await Promise.all(sending)
  }

  return {
    wakeHere: (channelId) => {
      local.wake(channelId)
    },
    settle,

    every: (name, cron, tick) => {
      local.every(name, cron, tick)
    },

    everyOnce(name, cron, tick) {
      const queue = `tick.${name}`
      const begin = async (): Promise<void> => {
        const ready = await getBoss()
        await ready.createQueue(queue, {
          policy: 'stately',
          retryLimit: 0,
          heartbeatSeconds: BEAT_SECONDS,
          deleteAfterSeconds: KEPT_SECONDS,
        })
        await ready.schedule(queue, cron, null, { tz: 'UTC', missed: 'once' })
        // Comes last: begun again, it would work twice.
        await ready.work(queue, { pollingIntervalSeconds: LOOK_EVERY_SECONDS }, async () => {
          await tick()
        })
      }
      run(untilDone(name, begin))
    },

    wake(channelId) {
      if (stopping.signal.aborted) return
      if (waiting.size === 0) run(letOthers().then(sendAll))
      waiting.add(channelId)
    },

    onWake: (wake) => {
      local.onWake(wake)
    },

    async serve(platform) {
      const asked = {
        batchSize: WAKES_AT_ONCE,
        pollingIntervalSeconds: LOOK_EVERY_SECONDS,
        notifyPollingIntervalSeconds: LOOK_EVERY_SECONDS,
      }
      const ready = await getBoss()
      await ready.work<Wake>(wakesOf(platform), asked, (jobs: readonly Job<Wake>[]) => {
        for (const { data } of jobs) {
          local.wake(data.channelId)
          options.onNotice?.(data.channelId)
        }
        return Promise.resolve()
      })
    },

    async leave(platform) {
      if (started !== null) await (await getBoss()).offWork(wakesOf(platform))
    },

    async stop() {
      stopping.abort()
      await settle()
      if (started !== null) await boss.stop({ graceful: true, close: true })
      await local.stop()
    },
  }
}

function wakesOf(platform: Platform): string {
  return `wakes.${platform}`
}

/** What pg-boss puts behind the server's words: the same refusal would be another one from each of its queues. */
const OF_WORKER = / \(Queue: [^()]{1,200}, Worker: [^()]{1,100}\)/u

function withoutWorker(error: Error): Error {
  if (!OF_WORKER.test(error.message)) return error
  const [message, stack] = [error.message, error.stack ?? ''].map((text) => text.replace(OF_WORKER, ''))
  return Object.assign({}, error, { message, stack })
}
