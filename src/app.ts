import { randomUUID } from 'node:crypto'
import { createAdapters, platformsOf } from './app/create-adapters.ts'
import { createHandlers } from './app/create-handlers.ts'
import { createRun } from './app/create-run.ts'
import { guardFile } from './app/file-guard.ts'
import { openAnalyst } from './app/open-analyst.ts'
import { openBackups } from './app/open-backups.ts'
import { openLedger } from './app/open-ledger.ts'
import { openSharedJobs } from './app/open-shared-jobs.ts'
import { createPollWatch } from './app/poll-watch.ts'
import { createPollerRole } from './app/poller-role.ts'
import { PLATFORM_PAYLOADS, previewSource } from './app/preview-source.ts'
import { readyChecks } from './app/ready-checks.ts'
import { createSenderRole } from './app/sender-role.ts'
import { serve } from './app/serve.ts'
import { takeSnapshot } from './app/take-snapshot.ts'
import { trustedWorkspaces } from './app/trusted-workspaces.ts'
import { writeRoundup, type RoundupOrder } from './app/write-roundup.ts'
import { oweRoundups } from './bot/delivery/owe-roundups.ts'
import { createTraffic } from './bot/delivery/traffic.ts'
import { createChartPainter } from './bot/roundup/chart-painter.ts'
import { createPreviewAdapter, type PreviewAdapter } from './bot/adapters/preview/preview-adapter.ts'
import { sqliteFile, type Config } from './config.ts'
import { HOUR_MS } from './core/durations.ts'
import type { Feed } from './core/feed.ts'
import type { Clock } from './core/ports/clock.ts'
import type { FeedDesk } from './core/ports/feed-desk.ts'
import type { HttpFetch } from './core/ports/http-fetch.ts'
import type { Jobs } from './core/ports/jobs.ts'
import type { Log } from './core/ports/log.ts'
import type { Random } from './core/ports/random.ts'
import type { Store } from './core/ports/store.ts'
import { ROLES, type Role } from './core/role.ts'
import { VERSION } from './core/version.ts'
import { CHAT_PLATFORMS, type Channel, type Platform } from './core/workspace.ts'
import { createEntryMemo } from './feeds/entry-memo.ts'
import { createHttpFetch } from './feeds/http-fetch.ts'
import { createEmbeddedJobs } from './jobs/embedded-jobs.ts'
import type { KeptHold } from './jobs/keep-hold.ts'
import { startHttpServer, type HttpServer } from './ops/http-server.ts'
import { createSystemRandom } from './ops/system-random.ts'
import { createMetrics } from './ops/metrics.ts'
import { watchWrites } from './ops/write-watch.ts'
import { deliver, ingest, ingestPushed } from './pipeline.ts'
import type { PipelineDeps } from './pipeline/deps.ts'
import { createFeedDesk } from './pipeline/feed-desk.ts'
import { mendStory, type Mended, type MendingOrder } from './pipeline/mend-story.ts'
import { replay, type ReplayHooks, type ReplayReport } from './pipeline/replay.ts'
import { previewRoutes } from './web/preview-routes.ts'

const PROJECT_URL = 'https://github.com/aiwire/aiwire'

type AppOptions = {
  readonly config: Config
  /** All of them where it is not given. */
  readonly roles?: readonly Role[]
  /** The catalogue, which replaces that of the database where feeds are polled here, or none is known yet; `null`: it stays as it is. */
  readonly feeds: readonly Feed[] | null
  /** `false`: where no ledger is, none is made. */
  readonly mayBeNew?: boolean
  readonly clock: Clock
  readonly log: Log
  /** Where the preview channel is printed, when no platform is configured. */
  readonly print: (text: string) => void
  readonly isColoured: boolean
  /** How wide the terminal is now; `undefined`: nobody knows. */
  readonly columns?: (() => number | undefined) | undefined
  /** Between two requests to one host; the demo's own server needs none. */
  readonly hostSpacingMs?: number
}

export type { MendingOrder, ReplayReport }

/** All rooms put together. Nothing runs by itself before `start`. */
export type App = {
  readonly store: Store
  /** Set when no platform is configured where stories are sent. */
  readonly preview: PreviewAdapter | null
  /** Resolves when the process must end because it cannot go on. */
  readonly failed: Promise<Error>
  /** Polls every due feed once; a call during a poll waits for that one. */
  pollDue(): Promise<void>
  readonly feedDesk: FeedDesk
  /** Mends stories by hand. What is owed is found by the sweep of the process that delivers. Throws InputError. */
  mendStory(order: MendingOrder): Promise<Mended>
  /** Polls every feed once and records all entries in the order of their dates, without a baseline. */
  replay(hooks: Omit<ReplayHooks, 'deliver'>): Promise<ReplayReport>
  /** A week's roundup as everybody may see it; `null` for the last one. Throws InputError. */
  writeRoundup(order: RoundupOrder): Promise<string>
  /** Owes the roundup of the last week to every channel whose hour has come. */
  oweRoundups(): Promise<void>
  /**
   * Serves the preview page on this computer alone, as somebody sees it who sits in that channel. Returns its address;
   * `null` where platforms are configured.
   */
  openPage(channel: Channel): Promise<string | null>
  /** Connects the platforms, begins to poll and to deliver, and serves HTTP. Returns its address. */
  start(): Promise<string>
  /** Gives back what it was sending, and every right. Waits for no platform that is just being connected. */
  stop(): Promise<void>
}

/** Throws InputError when the database or a setting cannot be used. */
export async function openApp(options: AppOptions): Promise<App> {
  const { config, clock, log } = options
  const random: Random = createSystemRandom(clock)
  const { feeds: catalogue, mayBeNew = true, roles = ROLES } = options
  const file = sqliteFile(config)
  const platforms = platformsOf(config, roles)
  const writes = watchWrites(clock)
  const store = await openLedger({ config, roles, catalogue, mayBeNew, random, clock, log, writes })
  const fetch: HttpFetch = createHttpFetch({
    // Publishers see whom to ask: the deployment where it has an address, else the project.
    userAgent: `AIWire/${VERSION.split('.', 2).join('.')} (+${config.publicUrl ?? PROJECT_URL})`,
    allowedHosts: config.allowedPrivateHosts,
    clock,
    ...(options.hostSpacingMs === undefined ? {} : { hostSpacingMs: options.hostSpacingMs }),
  })
  const traffic = createTraffic(clock)
  const shared = store.isShared
    ? await openSharedJobs(config.databaseUrl, clock, log, (channelId) => {
        traffic.hurry(channelId)
      })
    : null
  const jobs: Jobs = shared ?? createEmbeddedJobs(log)
  const preview = platforms.includes('preview')
    ? createPreviewAdapter({ print: options.print, isColoured: options.isColoured, columns: options.columns, clock })
    : null
  const analyst = await openAnalyst(config, store, clock, log)
  const backups = openBackups(config, clock, log)
  const polls = createPollWatch(clock)
  const openedAt = clock.nowMs()
  const awayAfterMs = config.awayAfterHours * HOUR_MS
  /** Whose backlog counts. A process without a token does not know which of them the others serve. */
  const backedUp = platforms.length > 0 ? platforms : CHAT_PLATFORMS
  const trusts = trustedWorkspaces(config)
  const pipeline: PipelineDeps = {
    store,
    fetch,
    clock,
    random,
    log,
    analyst,
    memo: createEntryMemo(),
    ownQuota: config.ownQuota,
    trusts,
    awakeSince: openedAt,
    awayAfterMs,
    wake: (channelId) => {
      jobs.wake(channelId)
      if (shared === null) traffic.hurry(channelId)
    },
  }
  const feedDesk = createFeedDesk(pipeline, ingest)
  const connected = new Set<Platform>()
  const { promise: failed, resolve: fail } = Promise.withResolvers<Error>()
  const guard = file === null || file === ':memory:' ? null : guardFile(file, log, fail)
  const checks = readyChecks({ store, roles, platforms, connected, traffic, guard, writes, polls })
  const ages = () => ({
    lastPollAt: polls.lastAt(),
    // A folder that is gone, or that could never be written, must not look as if no copy were wanted.
    lastBackupAt: backups === null ? null : (backups.lastAt() ?? openedAt),
  })
  const look = () => takeSnapshot({ store, feedDesk, analyst, backedUp, clock, log })
  const { meter, route: metrics } = createMetrics({ clock, platforms, roads: traffic, look, ages, checks })
  const stopping = new AbortController()
  const parts = { meter, traffic, stopping: stopping.signal, store, clock, log, random, print: options.print }
  const { adapters, listeners, routes } = await createAdapters(config, preview, parts)
  const painter = createChartPainter()
  const delivery = {
    ...{ store, adapters, clock, random, log, traffic, awayAfterMs },
    painter,
    onSent: (platform: Platform, waitedMs: number) => {
      meter.posted(platform, waitedMs)
    },
  }
  jobs.onWake((channelId) => deliver(channelId, delivery))

  const handlers = createHandlers({
    ...{ store, adapters, painter, clock, random, log, feedDesk },
    defaultTimeZone: config.timeZone,
    wake: pipeline.wake,
    about: { version: VERSION, docsUrl: PROJECT_URL },
  })
  // The terminal needs no connection, and answers before anything else runs.
  await preview?.start(handlers)

  const holder = randomUUID()
  if (preview !== null) connected.add('preview')
  const holds: KeptHold[] = []
  const servers: HttpServer[] = []

  const poller = createPollerRole({
    ...{ config, jobs, store, fetch, meter, polls, platforms: backedUp, clock, log, holder, trusts },
    ingest: (stored) => ingest(stored, pipeline),
    ingestPushed: (stored, document) => ingestPushed(stored, document, pipeline),
  })
  const sender = createSenderRole({
    ...{ adapters, jobs, shared, traffic, store, clock, log, holder, onFailed: fail },
    onHold: (hold) => holds.push(hold),
    discordToken: config.discord?.token ?? null,
  })
  const weekly = (): Promise<void> => oweRoundups(store, clock.nowMs(), pipeline.wake)

  const run = createRun({
    ...{ config, roles, holder, store, jobs, fetch, analyst, guard, backups, adapters, handlers, poller, sender },
    ...{ traffic, connected, holds, servers, oweRoundups: weekly, fail, stopping, clock, log },
    serve: () =>
      serve({
        ...{ config, roles, store, feedDesk, analyst, checks, metrics, clock, log },
        pushes: poller.pushes,
        ofPlatforms: { routes, listeners },
      }),
  })

  return {
    store,
    preview,
    failed,
    pollDue: () => poller.pollDue(),
    feedDesk,
    mendStory: (order) => mendStory(order, { store, clock, random }),
    oweRoundups: weekly,

    writeRoundup: (order) => writeRoundup(order, { store, timeZone: config.timeZone, clock }),

    replay: (hooks) => replay(pipeline, { ...hooks, deliver: (channelId) => deliver(channelId, delivery) }),

    async openPage(channel) {
      if (preview === null) return null
      const source = previewSource(preview, channel, clock)
      const routes = previewRoutes(source, PLATFORM_PAYLOADS)
      const page = await startHttpServer({ host: '127.0.0.1', port: config.port, routes, log })
      servers.push(page)
      return `${page.url}/preview`
    },

    start: run.start,
    stop: run.stop,
  }
}
