import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { resultWithin } from '../core/done-within.ts'
import { ENTRY_OUTCOMES } from '../core/outcome.ts'
import type { AnalystHealth } from '../core/ports/analyst.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { FeedLevel } from '../core/ports/feed-desk.ts'
import { PAUSE_WHYS, REQUEST_ACTIONS, type Meter, type Roads } from '../core/ports/meter.ts'
import type { Route } from '../core/ports/route.ts'
import type { Topic } from '../core/topic.ts'
import type { Platform } from '../core/workspace.ts'
import { ANSWER_WITHIN_MS, runChecks, type ReadyChecks } from './readiness.ts'

/** What is looked up in the ledger when somebody reads the metrics, and kept for a quarter of a minute. Times are Unix milliseconds. */
export type Snapshot = {
  readonly stories: ReadonlyMap<Topic, number>
  readonly feeds: ReadonlyMap<FeedLevel, number>
  readonly due: number
  readonly oldestDueAt: number | null
  readonly dead: number
  /** Channels that refused and are left alone for a while. */
  readonly resting: number
  readonly analyst: AnalystHealth | null
}

/** What this process knows of itself. Times are Unix milliseconds. */
type Ages = {
  readonly lastPollAt: number | null
  /** `null` where no backups are made. */
  readonly lastBackupAt: number | null
}

type MetricsOptions = {
  readonly clock: Clock
  readonly platforms: readonly Platform[]
  readonly roads: Roads
  /** May reject, or take for ever, while the database is away: all else is told all the same. */
  readonly look: () => Promise<Snapshot>
  readonly ages: () => Ages
  readonly checks: ReadyChecks
}

type Metrics = { readonly meter: Meter; readonly route: Route }

const LOOK_EVERY_MS = 15_000
const SECOND = 1_000
const REQUEST_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]
/** From a push within seconds to a feed that is asked once a day. */
const DELAY_SECONDS = [1, 5, 15, 60, 300, 900, 3_600, 4 * 3_600, 24 * 3_600]

/** `/metrics` in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export function createMetrics({ clock, platforms, roads, look, ages, checks }: MetricsOptions): Metrics {
  const registers = [new Registry()]
  const [registry = new Registry()] = registers
  collectDefaultMetrics({ register: registry })

  const polls = new Counter({
    name: 'aiwire_polls_total',
    help: 'Polls of feeds',
    labelNames: ['kind', 'result'],
    registers,
  })
  const entries = new Counter({
    name: 'aiwire_entries_total',
    help: 'Entries by how they ended',
    labelNames: ['outcome'],
    registers,
  })
  const deliveries = new Counter({
    name: 'aiwire_deliveries_total',
    help: 'Requests to the chat platforms by what came of them',
    labelNames: ['platform', 'action', 'result'],
    registers,
  })
  const rateLimited = new Counter({
    name: 'aiwire_rate_limited_total',
    help: 'Answers that asked to wait (429)',
    labelNames: ['platform'],
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'aiwire_request_seconds',
    help: 'How long a chat platform took to answer',
    labelNames: ['platform'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const seenSeconds = new Histogram({
    name: 'aiwire_published_to_seen_seconds',
    help: 'From the date of an entry until it was first seen, for entries of stories whose feeds could be read before',
    buckets: DELAY_SECONDS,
    registers,
  })
  const postedSeconds = new Histogram({
    name: 'aiwire_seen_to_posted_seconds',
    help: 'From when a post came to be owed until it stood in its channel',
    labelNames: ['platform'],
    buckets: DELAY_SECONDS,
    registers,
  })
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers })
  const gauges = {
    ready: gauge('aiwire_ready', '1 where a check of /readyz is well, else 0', ['check']),
    stories: gauge('aiwire_stories', 'Public stories in the ledger', ['topic']),
    feeds: gauge('aiwire_feeds', 'Feeds by health', ['level']),
    due: gauge('aiwire_deliveries_due', 'Deliveries that should be on their way by now'),
    oldestDue: gauge('aiwire_oldest_due_seconds', 'How long the oldest of these has been due'),
    dead: gauge('aiwire_deliveries_dead', 'Deliveries that ran out of attempts, or of which no message can be made'),
    breakers: gauge('aiwire_open_breakers', 'Channels that refused and are left alone for a while'),
    invalid: gauge(
      'aiwire_invalid_requests_10m',
      'Requests of the last ten minutes answered with 401, 403, 404 or 429',
      ['platform'],
    ),
    paused: gauge('aiwire_platform_paused', '1 while nothing is sent to the platform, by why', ['platform', 'why']),
    pollAge: gauge('aiwire_last_poll_age_seconds', 'Since the last round of polls began'),
    backupAge: gauge(
      'aiwire_last_backup_age_seconds',
      'Since the last backup by schedule, or the start where there is none',
    ),
    tokensLeft: gauge('aiwire_analyst_tokens_left', 'Tokens that the analyst may still use today (UTC)'),
    questions: gauge('aiwire_analyst_questions', 'Questions to the analyst since the start', ['result']),
  }
  // A series that is there from the start shows an increase, not a birth.
  for (const outcome of ENTRY_OUTCOMES) entries.inc({ outcome }, 0)
  for (const platform of platforms) {
    rateLimited.inc({ platform }, 0)
    for (const action of REQUEST_ACTIONS) {
      for (const result of ['invalid', 'unclear']) deliveries.inc({ platform, action, result }, 0)
    }
  }

  let looked: { readonly at: number; readonly snapshot: Promise<Snapshot> } | null = null
  const snapshotNow = (): Promise<Snapshot> => {
    const now = clock.monotonicMs()
    if (looked === null || now - looked.at >= LOOK_EVERY_MS) {
      const snapshot = look()
      looked = { at: now, snapshot }
      // What failed is looked up again the next time.
      snapshot.catch(() => (looked = null))
    }
    return looked.snapshot
  }
  const age = (at: number): number => Math.max(0, clock.nowMs() - at) / SECOND

  /** `null` where the database does not answer in time. */
  const lookInTime = (): Promise<Snapshot | null> =>
    resultWithin(ANSWER_WITHIN_MS, snapshotNow(), clock).catch(() => null)

  /** What nobody knows now is left out: the figure of before would look like one of now. */
  const fillFromLedger = (found: Snapshot | null): void => {
    gauges.stories.reset()
    gauges.feeds.reset()
    for (const one of [gauges.due, gauges.oldestDue, gauges.dead, gauges.breakers, gauges.tokensLeft]) one.remove()
    if (found === null) return
    for (const [topic, count] of found.stories) gauges.stories.set({ topic }, count)
    for (const [level, count] of found.feeds) gauges.feeds.set({ level }, count)
    gauges.due.set(found.due)
    gauges.oldestDue.set(found.oldestDueAt === null ? 0 : age(found.oldestDueAt))
    gauges.dead.set(found.dead)
    gauges.breakers.set(found.resting)
    if (found.analyst === null) return
    gauges.tokensLeft.set(found.analyst.tokensLeft)
    for (const [result, count] of Object.entries(found.analyst.counts)) gauges.questions.set({ result }, count)
  }

  const fill = async (): Promise<void> => {
    const [found, problems] = await Promise.all([lookInTime(), runChecks(checks, clock)])
    fillFromLedger(found)
    for (const [check, problem] of Object.entries(problems)) gauges.ready.set({ check }, problem === null ? 1 : 0)
    for (const platform of platforms) {
      gauges.invalid.set({ platform }, roads.refusalsOf(platform))
      const pause = roads.pauseOf(platform)
      for (const why of PAUSE_WHYS) gauges.paused.set({ platform, why }, pause?.why === why ? 1 : 0)
    }
    const { lastPollAt, lastBackupAt } = ages()
    if (lastPollAt === null) gauges.pollAge.remove()
    else gauges.pollAge.set(age(lastPollAt))
    if (lastBackupAt === null) gauges.backupAge.remove()
    else gauges.backupAge.set(age(lastBackupAt))
  }

  return {
    meter: {
      polled: (kind, result) => {
        polls.inc({ kind, result })
      },
      recorded(outcomes) {
        for (const outcome of ENTRY_OUTCOMES) if (outcomes[outcome] > 0) entries.inc({ outcome }, outcomes[outcome])
      },
      seen: (delayMs) => {
        seenSeconds.observe(Math.max(0, delayMs) / SECOND)
      },
      requested(platform, action, result, tookMs) {
        deliveries.inc({ platform, action, result })
        requestSeconds.observe({ platform }, tookMs / SECOND)
        if (result === 'rate-limited') rateLimited.inc({ platform })
      },
      posted: (platform, delayMs) => {
        postedSeconds.observe({ platform }, Math.max(0, delayMs) / SECOND)
      },
    },
    route: {
      method: 'GET',
      path: '/metrics',
      async handle() {
        await fill()
        return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } })
      },
    },
  }
}
