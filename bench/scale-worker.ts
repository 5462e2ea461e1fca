/** One of several processes that share PostgreSQL: says `ready`, does what it is told, and says what that took. */
import { performance } from 'node:perf_hooks'
import { deliver } from '../src/bot/delivery/deliver.ts'
import { createTraffic } from '../src/bot/delivery/traffic.ts'
import type { ChatAdapter } from '../src/core/ports/chat-adapter.ts'
import { createBossJobs } from '../src/jobs/boss-jobs.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { ingest } from '../src/pipeline.ts'
import { createPoller } from '../src/pipeline/poll-due.ts'
import { openStore } from '../src/store/open-store.ts'
import { pipelineDeps } from '../test/builders/pipeline-deps.ts'
import { SILENT } from '../test/builders/silent-log.ts'
import { claimAndMark } from './owed-deliveries.ts'
import { fetchFeeds } from './scale-feeds.ts'
import { ScaleOrder, type ScaleAnswer } from './scale-order.ts'

const FEEDS_AT_ONCE = 8
const AWAY_AFTER_MS = 6 * 3_600_000
const url = process.argv[2]
if (process.send === undefined || url === undefined) throw new Error('bench/scale.bench.ts starts this')

process.once('disconnect', () => process.exit())
const answer = (told: ScaleAnswer): void => {
  process.send?.(told)
}
const random = createSystemRandom(systemClock)
const store = await openStore({ url, random })

async function poll(): Promise<number> {
  const fetch = fetchFeeds()
  const deps = pipelineDeps({ store, fetch, clock: systemClock, random })
  let entries = 0
  const poller = createPoller({
    ...deps,
    ingest: async (stored) => {
      const report = await ingest(stored, deps)
      entries += report.fresh.length
      return report
    },
    feedsAtOnce: FEEDS_AT_ONCE,
    holder: String(process.pid),
  })
  await poller.pollDue()
  return entries
}

async function send(): Promise<void> {
  const sendAtOnce = (): Promise<string> => {
    answer({ sentAt: performance.timeOrigin + performance.now() })
    return Promise.resolve(random.id())
  }
  const adapter: ChatAdapter = {
    platform: 'discord',
    capabilities: { canReconcile: true, requestsPerSecond: null, fits: () => true, requestTimeoutMs: 15_000 },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    upload: () => Promise.resolve(null),
    post: sendAtOnce,
    reply: sendAtOnce,
    edit: () => Promise.resolve(),
    openDirect: () => Promise.reject(new Error('nobody is written to')),
    findSent: () => Promise.resolve(null),
  }
  const traffic = createTraffic(systemClock)
  const jobs = createBossJobs({
    url: url ?? '',
    clock: systemClock,
    log: SILENT,
    onNotice: (channelId) => {
      traffic.hurry(channelId)
    },
  })
  const deps = { store, adapters: new Map([['discord', adapter]]), clock: systemClock, random, log: SILENT, traffic }
  jobs.onWake((channelId) => deliver(channelId, { ...deps, awayAfterMs: AWAY_AFTER_MS }))
  await jobs.serve('discord')
}

process.on('message', (message) => {
  const order = ScaleOrder.parse(message)
  const work = async (): Promise<number> => {
    if (order.do === 'claim') return await claimAndMark(store, order.channelIds, random)
    if (order.do === 'poll') return await poll()
    await send()
    return 0
  }
  work().then(
    (count) => {
      answer({ count })
    },
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
answer({ ready: true })
