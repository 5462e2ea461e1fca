import { answer } from '../../src/bot/commands/answer.ts'
import { createKnownNames } from '../../src/bot/commands/known-names.ts'
import type { CommandDeps } from '../../src/bot/commands/command-deps.ts'
import { createTurns } from '../../src/bot/commands/turns.ts'
import { createPreviewAdapter, type PreviewAdapter } from '../../src/bot/adapters/preview/preview-adapter.ts'
import { backfill } from '../../src/bot/delivery/backfill.ts'
import { createTraffic } from '../../src/bot/delivery/traffic.ts'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import { TROUBLE_WAITS_MS } from '../../src/bot/delivery/tell-feed-trouble.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { majorOf } from '../../src/core/money.ts'
import { USUAL_OWN_QUOTA, type OwnQuota } from '../../src/core/own-quota.ts'
import type { StoredFeed } from '../../src/core/ports/feed-store.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { platformId, type Language, type Platform } from '../../src/core/workspace.ts'
import { fetchOf } from './fetch-of.ts'
import { buildStoryView } from '../../src/news/story/view.ts'
import { ingest } from '../../src/pipeline.ts'
import type { PipelineDeps } from '../../src/pipeline/deps.ts'
import { createFeedDesk } from '../../src/pipeline/feed-desk.ts'
import { openMemoryStore } from './memory-store.ts'
import { startOriginServer, type OriginServer } from '../fakes/origin-server.ts'
import { pipelineDeps } from './pipeline-deps.ts'
import { sequence } from './sequence.ts'
import { SILENT } from './silent-log.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'
import { WIRE_FEED } from './wire-feed.ts'

/** The feed that everybody gets. */
export const CATALOGUE = 'catalogue'

export type OwnFeeds = {
  readonly origin: OriginServer
  readonly clock: VirtualClock
  readonly store: Store
  readonly pipeline: PipelineDeps
  readonly commands: CommandDeps
  readonly adapter: PreviewAdapter
  /** Lets a host answer with a feed of these titles, dated now. */
  readonly serve: (host: string, titles: readonly string[]) => void
  /** What a person of that workspace is answered, as JSON. */
  readonly ask: (
    workspace: string,
    command: string,
    options?: Readonly<Record<string, string>>,
    who?: { readonly canManage?: boolean; readonly language?: Language },
  ) => Promise<string>
  readonly poll: (feedId: string) => Promise<void>
  /** What the channel of a workspace gets now. */
  readonly posted: (workspace: string) => Promise<string>
  /** The same once words about feeds have waited to be worth it; then the clock is as before. */
  readonly told: (workspace: string) => Promise<string>
  /** The feed that a workspace added; `null` where it has none. */
  readonly ownFeed: (workspace: string, platform?: Platform) => Promise<StoredFeed | null>
  readonly close: () => Promise<void>
}

/**
 * Workspaces with feeds of their own beside one of the catalogue, their servers, and all that commands need. `trusts`: they may
 * add feeds of these servers, which are all at private addresses.
 */
export async function startOwnFeeds(
  nowMs: number,
  ownQuota: OwnQuota = USUAL_OWN_QUOTA,
  trusts = true,
): Promise<OwnFeeds> {
  const clock = createVirtualClock(nowMs)
  const origin = await startOriginServer(clock)
  const serve: OwnFeeds['serve'] = (host, titles) => {
    const items = titles.map(
      (title, at) =>
        `<item><title>${title}</title><link>https://${host}/${at}</link><guid>${host}-${at}</guid>` +
        `<pubDate>${new Date(clock.nowMs()).toUTCString()}</pubDate></item>`,
    )
    const body = `<rss version="2.0"><channel><title>Notes of ${host}</title>${items.join('')}</channel></rss>`
    origin.serve(host, () => ({ headers: { 'content-type': 'application/rss+xml' }, body }))
  }
  for (const host of ['press.example', 'own.example', 'broken.example']) serve(host, [])
  const store = await openMemoryStore(sequence())
  let shown: string[] = []
  const posted = async (workspace: string): Promise<string> => {
    shown = []
    await deliver(`preview:${workspace}-channel`, {
      store,
      adapters: new Map([['preview', adapter]]),
      clock,
      random: pipeline.random,
      log,
      traffic: createTraffic(clock),
      awayAfterMs: 6 * HOUR_MS,
    })
    return shown.join('\n')
  }
  const log = SILENT
  const fetch = fetchOf(origin, clock)
  const pipeline = pipelineDeps({ store, fetch, clock, ownQuota, trusts: () => trusts })
  const commands: CommandDeps = {
    store,
    clock,
    log,
    defaultTimeZone: 'UTC',
    backfill: (subscription, channel, count) => backfill(store, subscription, channel, count, clock.nowMs()),
    random: sequence(),
    names: createKnownNames(store.stories, clock),
    announce: () => Promise.resolve(),
    openDirect: () => Promise.reject(new Error('nobody is written to')),
    buildView: buildStoryView,
    toUsd: majorOf,
    feedDesk: createFeedDesk(pipeline, ingest),
    wake: () => undefined,
    about: { version: '1.2.3', docsUrl: 'https://example.com/docs' },
    inTurn: createTurns(),
  }
  const adapter = createPreviewAdapter({ print: (text) => shown.push(text), isColoured: false, clock })
  await store.feeds.replaceCatalogue([
    { ...WIRE_FEED, id: CATALOGUE, name: 'The Press', url: origin.url('press.example') },
  ])
  return {
    origin,
    clock,
    store,
    pipeline,
    commands,
    adapter,
    serve,
    async ask(workspace, command, options = {}, { canManage = true, language = 'en' } = {}) {
      const call = { command, options, platform: 'preview', workspaceExternalId: workspace } as const
      const place = {
        channelExternalId: `${workspace}-channel`,
        personId: 'p',
        canManage,
        isAdmin: true,
        managesToo: [],
        language,
      }
      return JSON.stringify(await answer({ ...call, ...place }, commands))
    },
    async poll(feedId) {
      const stored = await store.feeds.find(feedId)
      if (stored === null) throw new Error(`there is no feed ${feedId}`)
      await ingest(stored, pipeline)
    },
    posted,
    async told(workspace) {
      clock.adjust(TROUBLE_WAITS_MS)
      const words = await posted(workspace)
      clock.adjust(-TROUBLE_WAITS_MS)
      return words
    },
    async ownFeed(workspace, platform = 'preview') {
      const all = await store.feeds.list()
      const isOwn = ({ feed: { scope } }: StoredFeed): boolean =>
        scope.kind === 'workspace' && scope.workspaceId === platformId(platform, workspace)
      return all.find(isOwn) ?? null
    },
    async close() {
      await fetch.close()
      await store.close()
      await origin.close()
    },
  }
}
