import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { backfill } from './bot/delivery/backfill.ts'
import { COMMANDS } from './bot/commands/definitions.ts'
import { answer } from './bot/commands/answer.ts'
import { home } from './bot/commands/home.ts'
import { complete } from './bot/commands/complete.ts'
import { createKnownNames } from './bot/commands/known-names.ts'
import type { CommandDeps } from './bot/commands/command-deps.ts'
import { isBackedUp } from './bot/delivery/backlog.ts'
import { oweRoundups } from './bot/delivery/owe-roundups.ts'
import { tellLoss } from './bot/delivery/tell-loss.ts'
import { createTraffic, type Traffic } from './bot/delivery/traffic.ts'
import { decodeCommand } from './bot/adapters/discord/custom-id.ts'
import { renderCard as renderForDiscord, renderMessage } from './bot/adapters/discord/render.ts'
import { parseCommandState } from './bot/adapters/slack/action-id.ts'
import { slackManifest } from './bot/adapters/slack/manifest.ts'
import { renderAnswer, renderCard as renderForSlack } from './bot/adapters/slack/render.ts'
import { createPreviewAdapter, type PreviewAdapter } from './bot/adapters/preview/preview-adapter.ts'
import { addWeeks, isoWeekOf, mondayOf } from './bot/roundup/iso-week.ts'
import { drawPublicRoundup, hasBegun, publicRoundup, storyEntries, weekEntries } from './bot/roundup/public-roundup.ts'
import { buildRoundupCard } from './bot/roundup/roundup-card.ts'
import { roundupJson } from './bot/roundup/roundup-json.ts'
import { cardMarkdown } from './bot/roundup/roundup-markdown.ts'
import type { Config } from './config.ts'
import { ChatError, InputError } from './core/errors.ts'
import type { Feed } from './core/feed.ts'
import type { AdapterHandlers, ChatAdapter } from './core/ports/chat-adapter.ts'
import type { Analyst } from './core/ports/analyst.ts'
import type { Clock } from './core/ports/clock.ts'
import type { Meter, PauseWhy } from './core/ports/meter.ts'
import type { FeedDesk, FeedLevel } from './core/ports/feed-desk.ts'
import type { HttpFetch } from './core/ports/http-fetch.ts'
import type { Jobs } from './core/ports/jobs.ts'
import type { Log } from './core/ports/log.ts'
import type { Random } from './core/ports/random.ts'
import type { Route } from './core/ports/route.ts'
import type { InstanceLease, Store } from './core/ports/store.ts'
import { PAUSE_REASONS } from './core/subscription.ts'
import type { Channel, Language, Platform } from './core/workspace.ts'
import { createEntryMemo } from './feeds/entry-memo.ts'
import { createHttpFetch } from './feeds/http-fetch.ts'
import { createWebSub } from './feeds/websub.ts'
import { createEmbeddedJobs } from './jobs/embedded-jobs.ts'
import type { SharedJobs } from './jobs/boss-jobs.ts'
import { keepHold, type KeptHold } from './jobs/keep-hold.ts'
import { analystRoute } from './news/analyst/analyst-route.ts'
import { ORGANISATIONS } from './news/names/organisations.ts'
import { buildStoryView } from './news/story/view.ts'
import { toUsd } from './news/usd-rates.ts'
import { livez, startHttpServer, type HttpServer, type NodeListener } from './ops/http-server.ts'
import { createSystemRandom } from './ops/system-random.ts'
import { createBackupSchedule } from './ops/backup-schedule.ts'
import { meteredAdapter } from './ops/metered-adapter.ts'
import { createMetrics, type Snapshot } from './ops/metrics.ts'
import { createPrivacy } from './ops/private-routes.ts'
import { readyz } from './ops/readiness.ts'
import { deliver, ingest, ingestPushed, type RecordReport } from './pipeline.ts'
import type { PipelineDeps } from './pipeline/deps.ts'
import { createFeedDesk } from './pipeline/feed-desk.ts'
import { mendStory, type Mended, type MendingOrder } from './pipeline/mend-story.ts'
import { createPoller } from './pipeline/poll-due.ts'
import { replay, type ReplayHooks, type ReplayReport } from './pipeline/replay.ts'
import { systemClock } from './ops/system-clock.ts'
import { backupInThread } from './store/backup-in-thread.ts'
import { backupDatabase as copyDatabase, restoreDatabase as replaceDatabase } from './store/backup.ts'
import { moveLedger, type MovedTable } from './store/move.ts'
import { openStore } from './store/open-store.ts'
import { ledgerRoutes } from './web/ledger-routes.ts'
import { previewRoutes, type Platforms, type PreviewSource } from './web/preview-routes.ts'
import { roundupPage } from './web/roundup-page.ts'
import { roundupRoutes, type RoundupSource } from './web/roundup-routes.ts'
import { statusRoutes } from './web/status-routes.ts'

const PROJECT_URL = 'https://github.com/aiwire/aiwire'
const LEASE_MS = 30_000
const FEEDS_AT_ONCE = 16
const HOUR_MS = 3_600_000
/** How long a stop waits for messages that are on their way. */
const STOP_WITHIN_MS = 8_000
/** What `/readyz` says of a platform to which nothing is sent. */
const PAUSED: Readonly<Record<PauseWhy, string>> = {
  unauthorized: 'it refuses the token',
  outage: 'it does not answer',
  refusals: 'it refused so much that nothing is asked for a while',
}
/** So long without a round of polls means that something is stuck. */
const POLL_LATE_MS = 15 * 60_000
/** Entries are forgotten in small steps, and others get their turn between two. */
const FORGET_AT_ONCE = 500
const DAY_MS = 24 * HOUR_MS
/** How often feeds are read while too much waits to be sent. */
const SLOW_POLL_EVERY_MS = 10 * 60_000

/**
 * What a process does. Over one SQLite file one process does all; over PostgreSQL they may be many.
 * - `poller`: reads the feeds
 * - `sender`: delivers; of several, one at a time for a Discord token
 * - `gateway`: answers people; of several, one at a time for a Discord token
 * - `web`: takes pushed feeds and serves pages
 */
export const ROLES = ['poller', 'sender', 'gateway', 'web'] as const
export type Role = (typeof ROLES)[number]

export type AppOptions = {
  readonly config: Config
  /** All of them where it is not given. */
  readonly roles?: readonly Role[]
  readonly feeds: readonly Feed[]
  readonly clock: Clock
  readonly log: Log
  /** Where the preview channel is printed, when no platform is configured. */
  readonly print: (text: string) => void
  readonly isColoured: boolean
  /** Between two requests to one host; the demo's own server needs none. */
  readonly hostSpacingMs?: number
}

export const ROUNDUP_FORMATS = ['md', 'html', 'json'] as const

export type RoundupOrder = {
  /** ISO week, `2026-W07`. */
  readonly week: string | null
  readonly format: (typeof ROUNDUP_FORMATS)[number]
  readonly language: Language
}

/** All rooms put together. Nothing runs by itself before `start`. */
export type App = {
  readonly store: Store
  /** Set when no platform is configured. */
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
  stop(): Promise<void>
}

/** Throws InputError when the database or a setting cannot be used. */
export async function openApp(options: AppOptions): Promise<App> {
  const { config, clock, log } = options
  const random: Random = createSystemRandom(clock)
  const store = await openStore({ url: config.databaseUrl, random })
  await store.transaction((ledger) => ledger.feeds.replaceCatalogue(options.feeds))
  const fetch: HttpFetch = createHttpFetch({
    // Publishers see whom to ask: the deployment where it has an address, else the project.
    userAgent: `AIWire/0.1 (+${config.publicUrl ?? PROJECT_URL})`,
    allowedHosts: config.allowedPrivateHosts,
    clock,
    ...(options.hostSpacingMs === undefined ? {} : { hostSpacingMs: options.hostSpacingMs }),
  })
  const roles = options.roles ?? ROLES
  if (!store.isShared && roles.length < ROLES.length) {
    await store.close()
    throw new InputError([
      'DATABASE_URL: one process does everything over a SQLite file. Set a postgres:// address to use roles.',
    ])
  }
  const traffic = createTraffic(clock)
  const shared = store.isShared
    ? await openSharedJobs(config.databaseUrl, log, (channelId) => {
        traffic.hurry(channelId)
      })
    : null
  const jobs: Jobs = shared ?? createEmbeddedJobs(log)
  const preview =
    config.discord === null && config.slack === null && config.slackApp === null
      ? createPreviewAdapter({ print: options.print, isColoured: options.isColoured, clock })
      : null
  const analyst = await openAnalyst(config, store, clock, log)
  if (store.isShared && config.backupFolder !== null) {
    await store.close()
    throw new InputError(['BACKUP_FOLDER: is for a SQLite file. Copy PostgreSQL with pg_dump, and leave this out.'])
  }
  const backups =
    config.backupFolder === null
      ? null
      : createBackupSchedule({
          folder: config.backupFolder,
          kept: config.backupsKept,
          copy: (file) => backupInThread(databasePath(config), file),
          clock,
          log,
        })
  const openedAt = clock.nowMs()
  /** When the last round of polls began; 0 before the first. */
  let polledAt = 0
  const platforms = platformsOf(config)
  const look = async (): Promise<Snapshot> => {
    const now = clock.nowMs()
    const feeds = await store.feeds.list()
    const levels = Map.groupBy(feeds, (stored): FeedLevel => feedDesk.levelOf(stored))
    return {
      stories: await store.operations.countStories(),
      feeds: new Map([...levels].map(([level, members]) => [level, members.length])),
      ...(await store.deliveries.backlog(platforms, now)),
      ...(await store.operations.pressure(now)),
      lastPollAt: polledAt === 0 ? null : polledAt,
      lastBackupAt: backups?.lastAt() ?? null,
      analyst: analyst === null ? null : await analyst.health(),
    }
  }
  const { meter, route: metrics } = createMetrics({ clock, platforms, roads: traffic, look })
  const { adapters, listeners } = await createAdapters(config, preview, { meter, traffic, store, clock, log, random })
  const pipeline: PipelineDeps = {
    store,
    fetch,
    clock,
    random,
    log,
    analyst,
    memo: createEntryMemo(),
    wake: (channelId) => {
      jobs.wake(channelId)
      if (shared === null) traffic.hurry(channelId)
    },
  }
  const delivery = {
    ...{ store, adapters, clock, random, log, traffic, awayAfterMs: config.awayAfterHours * HOUR_MS },
    onSent: (platform: Platform, waitedMs: number) => {
      meter.posted(platform, waitedMs)
    },
  }
  jobs.onWake((channelId) => deliver(channelId, delivery))

  const feedDesk = createFeedDesk(pipeline, ingest)
  const adapterOf = (platform: Platform): ChatAdapter => {
    const adapter = adapters.get(platform)
    if (adapter === undefined) throw new ChatError('unavailable', `${platform} is not configured`)
    return adapter
  }
  const commands: CommandDeps = {
    store,
    clock,
    random,
    log,
    names: createKnownNames(store.stories, clock, ORGANISATIONS),
    announce: async (channel, card) => {
      await adapterOf(channel.platform).post(channel, { deliveryId: random.id(), card, language: channel.language })
    },
    openDirect: (workspace, personId) => adapterOf(workspace.platform).openDirect(workspace, personId),
    buildView: buildStoryView,
    defaultTimeZone: config.timeZone,
    backfill: (subscription, channel, count) => backfill(store, subscription, channel, count, clock.nowMs()),
    toUsd,
    feedDesk,
    wake: pipeline.wake,
  }
  const handlers: AdapterHandlers = {
    commands: COMMANDS,
    answer: (call) => answer(call, commands),
    complete: (call, option) => complete(call, option, commands),
    workspaceGone: async (workspaceId) => {
      const lost = await store.subscriptions.pauseWorkspace(workspaceId, 'bot-removed', clock.nowMs())
      for (const adapter of adapters.values()) await tellLoss(lost, 'bot-removed', adapter, delivery)
    },
    workspaceJoined: (workspaceId) => store.subscriptions.resumeWorkspace(workspaceId, 'bot-removed'),
    channelLost: async (channelId, reason) => {
      const lost = await store.subscriptions.pauseChannel(channelId, reason, clock.nowMs())
      for (const adapter of adapters.values()) await tellLoss(lost, reason, adapter, delivery)
    },
    channelBack: async (channelId) => {
      await store.transaction(async (ledger) => {
        for (const reason of PAUSE_REASONS) await ledger.subscriptions.resumeChannel(channelId, reason)
        await ledger.channels.setRest(channelId, { restUntil: 0, refusals: 0 })
      })
      pipeline.wake(channelId)
    },
    home: (call) => home(call, commands),
  }
  // The terminal needs no connection, and answers before anything else runs.
  await preview?.start(handlers)

  const holder = randomUUID()
  const connected = new Set<Platform>(preview === null ? [] : ['preview'])
  const holds: KeptHold[] = []
  let fail: (reason: Error) => void = () => undefined
  const failed = new Promise<Error>((resolve) => {
    fail = resolve
  })
  const served = new Set<Platform>()
  let server: HttpServer | null = null
  const pages: HttpServer[] = []

  const poller = createPoller({
    store,
    clock,
    log,
    ingest: async (stored) => {
      const report = await ingest(stored, pipeline)
      const result = report.problem !== null ? 'failed' : report.isChanged ? 'changed' : 'unchanged'
      meter.polled(stored.feed.kind, result)
      count(report, meter)
      return report
    },
    feedsAtOnce: FEEDS_AT_ONCE,
    ...(store.isShared ? { holder } : {}),
  })
  // Hubs need an address to push to.
  const websub =
    config.publicUrl === null
      ? null
      : createWebSub({
          feeds: store.feeds,
          fetch,
          clock,
          log,
          publicUrl: config.publicUrl,
          onPush: async (stored, document) => {
            count(await ingestPushed(stored, document, pipeline), meter)
          },
        })
  const sweep = async (): Promise<void> => {
    for (const channelId of await store.deliveries.listDueChannels(clock.nowMs())) {
      if (shared === null) jobs.wake(channelId)
      else if ([...served].some((platform) => channelId.startsWith(`${platform}:`))) shared.wakeHere(channelId)
    }
  }

  const pollDue = (): Promise<void> => {
    polledAt = clock.nowMs()
    return poller.pollDue()
  }
  const poll = async (): Promise<void> => {
    const now = clock.nowMs()
    if (now - polledAt < SLOW_POLL_EVERY_MS && (await isBackedUp(store, platforms, now))) {
      log.warn('much waits to be sent, so feeds are read less often')
      return
    }
    await pollDue()
  }
  const stopping = new AbortController()
  const forget = async (): Promise<void> => {
    const beforeMs = clock.nowMs() - config.entriesKeptDays * DAY_MS
    let forgotten = 0
    for (let count = FORGET_AT_ONCE; count === FORGET_AT_ONCE && !stopping.signal.aborted; forgotten += count) {
      count = await store.operations.forgetEntries(beforeMs, FORGET_AT_ONCE)
      await clock.sleep(10, stopping.signal)
    }
    if (forgotten > 0) log.info('old entries were forgotten', { entries: forgotten })
  }
  const ready = readyz({
    database: async () => {
      const pending = await store.operations.pendingMigrations()
      return pending.length === 0 ? null : 'its schema is not up to date'
    },
    polls: () => {
      const silentMs = clock.nowMs() - Math.max(polledAt, openedAt)
      return silentMs < POLL_LATE_MS ? null : `no feed was polled for ${Math.floor(silentMs / 60_000)} minutes`
    },
    ...Object.fromEntries(
      platforms.map((platform) => [
        platform,
        () => {
          const pause = traffic.pauseOf(platform)
          if (!connected.has(platform)) return 'not connected'
          return pause === null ? null : PAUSED[pause.why]
        },
      ]),
    ),
  })
  const privacy = createPrivacy({ host: config.host, publicUrl: config.publicUrl, password: config.adminPassword })

  const serve = async (platform: Platform): Promise<void> => {
    served.add(platform)
    await shared?.serve(platform)
  }
  const leave = async (platform: Platform): Promise<void> => {
    served.delete(platform)
    await shared?.leave(platform)
  }
  /** Over all processes, one at a time sends with a Discord token: its 50 requests a second are counted in one place. */
  const send = async (): Promise<void> => {
    for (const platform of adapters.keys()) {
      if (platform !== 'discord' || config.discord === null) await serve(platform)
      else {
        const onGain = () => serve(platform)
        const onLoss = () => leave(platform)
        holds.push(keepHold({ ...holdOf('sender', config.discord.token), onGain, onLoss }))
      }
    }
    jobs.every('sweep', '*/5 * * * * *', sweep)
    jobs.everyOnce('roundup', '*/5 * * * *', weekly)
  }
  const connect = async (): Promise<void> => {
    for (const adapter of adapters.values()) {
      if (adapter === preview) continue
      if (adapter.platform !== 'discord' || config.discord === null || !store.isShared) await adapter.start(handlers)
      else {
        let isConnected = false
        const onGain = async (): Promise<void> => {
          if (!isConnected) await adapter.start(handlers)
          isConnected = true
        }
        // The connection stays while the database is away; only when another process has taken it, this one ends.
        const onLoss = () => Promise.resolve()
        const onTaken = () => {
          fail(new Error('another process answers for this Discord bot now'))
        }
        holds.push(keepHold({ ...holdOf('gateway', config.discord.token), onGain, onLoss, onTaken }))
      }
      // Who waits for the right to connect is as ready as who has it.
      connected.add(adapter.platform)
    }
  }
  const holdOf = (right: string, token: string) => ({
    name: `${right}:${createHash('sha256').update(token).digest('hex').slice(0, 16)}`,
    tryHold: (name: string) => store.tryHold(name),
    clock,
    log,
  })

  const publicRoutes = (): readonly Route[] => [
    ...(websub?.routes ?? []),
    ...statusRoutes({ store, clock, levelOf: (stored) => feedDesk.levelOf(stored), ...privacy }),
    ...roundupRoutes(roundupSource(store, config.timeZone, clock), config.publicUrl),
    ...ledgerRoutes({ stories: store.stories, clock }),
  ]

  const weekly = (): Promise<void> => oweRoundups(store, clock.nowMs(), pipeline.wake)

  return {
    store,
    preview,
    failed,
    pollDue,
    feedDesk,
    mendStory: (order) => mendStory(order, { store, clock, random }),
    oweRoundups: weekly,

    async writeRoundup({ week, format, language }) {
      const { timeZone } = config
      const shown = week ?? addWeeks(isoWeekOf(clock.nowMs(), timeZone), -1)
      if (mondayOf(shown) === null) throw new InputError([`"${shown}" is not a week. Write one like 2026-W07.`])
      const roundup = await publicRoundup(store, shown, timeZone)
      if (format === 'json') return roundupJson(roundup)
      if (format === 'md') return cardMarkdown(buildRoundupCard(roundup, language, timeZone))
      const parts = await drawPublicRoundup(roundup, language, timeZone)
      return roundupPage({ ...parts, language, nowMs: clock.nowMs() })
    },

    replay: (hooks) => replay(pipeline, { ...hooks, deliver: (channelId) => deliver(channelId, delivery) }),

    async openPage(channel) {
      if (preview === null) return null
      const source = previewSource(preview, channel, clock)
      const routes = previewRoutes(source, PLATFORM_PAYLOADS)
      pages.push(await startHttpServer({ host: '127.0.0.1', port: config.port, routes, log }))
      return `${pages.at(-1)?.url ?? ''}/preview`
    },

    async start() {
      if (!store.isShared) {
        refuseIfHeld(await store.takeLease(holder, clock.nowMs(), LEASE_MS))
        jobs.every('lease', '*/10 * * * * *', async () => {
          if ((await store.takeLease(holder, clock.nowMs(), LEASE_MS)) !== null)
            log.error('another process took the database')
        })
      }
      server = await startHttpServer({
        host: config.host,
        port: config.port,
        routes: [
          livez,
          ready,
          privacy.guard(metrics),
          ...(analyst === null ? [] : [privacy.guard(analystRoute(analyst))]),
          ...(roles.includes('web') ? publicRoutes() : []),
        ],
        // What Slack sends is answered by who is connected.
        listeners: roles.includes('gateway') ? listeners : [],
        log,
      })
      if (roles.includes('gateway')) await connect()
      else for (const platform of adapters.keys()) connected.add(platform)
      if (roles.includes('sender')) await send()
      if (roles.includes('poller')) {
        jobs.every('poll', '* * * * *', poll)
        if (websub !== null) jobs.everyOnce('websub', '* * * * *', websub.tick)
        jobs.everyOnce('forget', '23 4 * * *', forget)
      }
      if (backups !== null) jobs.every('backup', '17 * * * *', backups.tick)
      return server.url
    },

    async stop() {
      stopping.abort()
      const polled = poller.stop()
      await Promise.all(holds.map((hold) => hold.stop()))
      analyst?.close()
      await traffic.stop(STOP_WITHIN_MS)
      await jobs.stop()
      for (const adapter of adapters.values()) await adapter.stop()
      await server?.close()
      for (const opened of pages) await opened.close()
      await fetch.close()
      await polled
      await websub?.settle()
      if (!store.isShared) await store.releaseLease(holder)
      await store.close()
    },
  }
}

/** The pages and feeds of our own, in English. */
function roundupSource(store: Store, timeZone: string, clock: Clock): RoundupSource {
  return {
    async page(week) {
      if (!hasBegun(week, clock.nowMs(), timeZone)) return null
      const roundup = await publicRoundup(store, week, timeZone)
      const parts = await drawPublicRoundup(roundup, 'en', timeZone)
      return roundupPage({ ...parts, language: 'en', nowMs: clock.nowMs() })
    },
    async entries(feed, origin) {
      if (feed === 'roundup') {
        const weeks = await weekEntries(store, clock.nowMs(), timeZone)
        return weeks.map(({ week, ...entry }) => ({ ...entry, url: `${origin}/roundups/${week}` }))
      }
      const entries = await storyEntries(store, feed === 'models' ? 'model-release' : 'funding')
      return entries.flatMap(({ url, ...entry }) => (url === null ? [] : [{ ...entry, url }]))
    },
  }
}

/** Loaded only where several processes may share the work. */
async function openSharedJobs(url: string, log: Log, onNotice: (channelId: string) => void): Promise<SharedJobs> {
  const { createBossJobs } = await import('./jobs/boss-jobs.ts')
  return createBossJobs({ url, log, onNotice })
}

/** What the platforms would get: their own renderers, which need no SDK. */
const PLATFORM_PAYLOADS: Platforms = {
  discord: {
    render: (card, deliveryId, language) =>
      deliveryId === null ? renderForDiscord(card) : renderMessage({ card, deliveryId, language }),
    decode: decodeCommand,
  },
  slack: {
    render: (card, command) => (command === null ? renderForSlack(card) : renderAnswer(card, command)),
    decode: parseCommandState,
  },
}

function previewSource(preview: PreviewAdapter, channel: Channel, clock: Clock): PreviewSource {
  return {
    messages: () => preview.messages(),
    onChange: (listener) => preview.onChange(listener),
    type: (line, language) => preview.ask(line, { ...channel, language }, true),
    press: (run, language) => preview.press(run, { ...channel, language }, true),
    complete: (line, language) => preview.complete(line, { ...channel, language }),
    nowMs: () => clock.nowMs(),
  }
}

/** The preview stands in where no platform is configured. */
function platformsOf({ discord, slack, slackApp }: Config): readonly Platform[] {
  const platforms: Platform[] = []
  if (discord !== null) platforms.push('discord')
  if (slack !== null || slackApp !== null) platforms.push('slack')
  return platforms.length === 0 ? ['preview'] : platforms
}

function count({ outcomes, fresh }: RecordReport, meter: Meter): void {
  meter.recorded(outcomes)
  for (const { outcome, storyId, publishedAt, seenAt } of fresh) {
    if (storyId !== null && outcome !== 'baseline') meter.seen(seenAt - publishedAt)
  }
}

/** The SDKs are large: each is loaded only where its token is set. */
async function createAdapters(
  config: Config,
  preview: PreviewAdapter | null,
  deps: Pick<PipelineDeps, 'store' | 'clock' | 'log' | 'random'> & { readonly meter: Meter; readonly traffic: Traffic },
): Promise<{ readonly adapters: ReadonlyMap<Platform, ChatAdapter>; readonly listeners: readonly NodeListener[] }> {
  const { meter, traffic, store, clock, log, random } = deps
  const adapters = new Map<Platform, ChatAdapter>()
  const listeners: NodeListener[] = []
  const add = (adapter: ChatAdapter): void => {
    adapters.set(adapter.platform, meteredAdapter(adapter, meter, clock))
  }
  if (preview !== null) add(preview)
  if (config.discord !== null) {
    const { createDiscordAdapter } = await import('./bot/adapters/discord/discord-adapter.ts')
    const { apiUrl, ...discord } = config.discord
    const pace = traffic.paceOf('discord', discord.requestsPerSecond)
    add(createDiscordAdapter({ ...discord, ...(apiUrl === null ? {} : { apiUrl }), pace, clock, log }))
  }
  if (config.slack !== null) {
    const { createSlackAdapter } = await import('./bot/adapters/slack/slack-adapter.ts')
    const { apiUrl, ...slack } = config.slack
    add(createSlackAdapter({ ...slack, ...(apiUrl === null ? {} : { apiUrl }), clock, log }))
  }
  if (config.slackApp !== null) {
    const { createSlackHttpAdapter } = await import('./bot/adapters/slack/slack-http-adapter.ts')
    const { apiUrl, tokenKey, ...slack } = config.slackApp
    const adapter = createSlackHttpAdapter({
      ...slack,
      tokenKey: Buffer.from(tokenKey, 'hex'),
      installations: store.installations,
      ...(apiUrl === null ? {} : { apiUrl }),
      clock,
      log,
      random,
    })
    add(adapter)
    listeners.push(adapter.listener)
  }
  return { adapters, listeners }
}

/** What Slack makes the app from, as JSON; `publicUrl` null: for Socket Mode. */
export function slackManifestText(publicUrl: string | null): string {
  return `${JSON.stringify(slackManifest(COMMANDS, publicUrl), null, 2)}\n`
}

export type { MendingOrder, ReplayReport }

/** Its SDK, too, is loaded only where it is configured. */
async function openAnalyst(
  { analyst }: Config,
  settings: Pick<Store, 'getSetting' | 'setSetting'>,
  clock: Clock,
  log: Log,
): Promise<Analyst | null> {
  if (analyst === null) return null
  const { createAnalyst } = await import('./news/analyst/create-analyst.ts')
  return await createAnalyst(analyst, { settings, clock, log })
}

/** Throws InputError when the database or the file cannot be used. */
export async function backupDatabase(config: Config, file: string): Promise<void> {
  refuseIfShared(config)
  await copyDatabase(databasePath(config), file)
}

/** Throws InputError when a bot runs on the database, or when the file is no whole backup. */
export async function restoreDatabase(config: Config, file: string): Promise<void> {
  refuseIfShared(config)
  const path = databasePath(config)
  if (existsSync(path)) {
    const store = await openStore({ url: config.databaseUrl, random: createSystemRandom(systemClock) })
    const holder = randomUUID()
    try {
      refuseIfHeld(await store.takeLease(holder, systemClock.nowMs(), LEASE_MS))
      await store.releaseLease(holder)
    } finally {
      await store.close()
    }
  }
  replaceDatabase(file, path)
}

/** Throws InputError when a bot runs on the file, when the target is not empty, or when both sides differ afterwards. */
export async function moveDatabase(from: string, to: string, onTable: (moved: MovedTable) => void): Promise<void> {
  const path = from.slice('sqlite:'.length)
  if (!existsSync(path)) throw new InputError([`--from: ${path} does not exist. Name the file of DATABASE_URL.`])
  const store = await openStore({ url: from, random: createSystemRandom(systemClock) })
  const holder = randomUUID()
  const keepLease = async (): Promise<void> => {
    refuseIfHeld(await store.takeLease(holder, systemClock.nowMs(), LEASE_MS))
  }
  try {
    await keepLease()
    await moveLedger({ path, url: to, onBatch: keepLease, onTable })
    await store.releaseLease(holder)
  } finally {
    await store.close()
  }
}

function refuseIfShared({ databaseUrl }: Config): void {
  if (databaseUrl.startsWith('sqlite:')) return
  throw new InputError(['DATABASE_URL: a PostgreSQL database is copied with its own tools: pg_dump and pg_restore.'])
}

function databasePath({ databaseUrl }: Config): string {
  return databaseUrl.slice('sqlite:'.length)
}

function refuseIfHeld(other: InstanceLease | null): void {
  if (other === null) return
  throw new InputError([
    'DATABASE_URL: another AI Wire is running on this database. Stop it first, or name another file. After a crash, wait half a minute.',
  ])
}
