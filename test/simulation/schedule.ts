import { setImmediate } from 'node:timers/promises'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { backfill } from '../../src/bot/delivery/backfill.ts'
import { deliver } from '../../src/bot/delivery/deliver.ts'
import { isoWeekOf } from '../../src/bot/roundup/iso-week.ts'
import { quietAt } from '../../src/bot/delivery/quiet.ts'
import { CLAIM_BEAT_MS, CLAIM_MS } from '../../src/bot/delivery/held-claims.ts'
import { createTraffic } from '../../src/bot/delivery/traffic.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { ChartPainter } from '../../src/core/ports/chart-painter.ts'
import type { Log } from '../../src/core/ports/log.ts'
import type { Random } from '../../src/core/ports/random.ts'
import type { Channel } from '../../src/core/workspace.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { createEmbeddedJobs } from '../../src/jobs/embedded-jobs.ts'
import { ingest } from '../../src/pipeline.ts'
import { mendStory } from '../../src/pipeline/mend-story.ts'
import { addChannel, EVERYTHING, subscribe } from '../builders/channel.ts'
import { pipelineDeps } from '../builders/pipeline-deps.ts'
import { sequence } from '../builders/sequence.ts'
import { createChance } from './chance.ts'
import { findViolations } from './invariants.ts'
import {
  makeScenario,
  SCRIPT_MS,
  START_HOUR,
  UNSET,
  type Scenario,
  type SimChannel,
  type SimEvent,
} from './scenario.ts'
import { createSimFeeds } from './sim-feeds.ts'
import type { SimPlatform } from './sim-platform.ts'
import {
  counted,
  createCallCounter,
  createSimProcess,
  whenIdle,
  type CrashPlan,
  type CrashPoint,
  type RequestKind,
  type SimProcess,
} from './sim-process.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

export type ScheduleOptions = {
  readonly platform: SimPlatform['name']
  readonly seed: number
  /** An empty ledger. */
  readonly open: (random: Random) => Promise<Store>
  /** Where processes die: by chance, at one call, at one request of a kind, or never. */
  readonly crash:
    | 'by-chance'
    | CrashPoint
    | (Omit<CrashPoint, 'call'> & { readonly request: RequestKind; readonly nth: number })
    | 'never'
}

export type ScheduleResult = {
  readonly violations: readonly string[]
  /** Calls of ports between the baseline and the end. */
  readonly calls: number
  /** How many of them were requests to the platform, by kind. */
  readonly requests: ReadonlyMap<RequestKind, number>
  readonly crashes: number
  readonly messages: number
}

/** What is mended by hand takes nothing from the other chances. */
const MENDING_SEED = 500_009
/** Nor does what channels set. */
const SETTINGS_SEED = 700_001
/** A Tuesday. */
const START_MS = Date.UTC(2026, 1, 10, START_HOUR)
const AWAY_AFTER_MS = 6 * HOUR_MS
const SWEEP_MS = 5_000
/** As rarely as keeps every claim: one that a beat passes over is less than a second old. Each beat costs a history time. */
const BEAT_MS = CLAIM_MS - 2 * CLAIM_BEAT_MS
const LONGEST_SWEEP_MS = HOUR_MS
/** Whatever happened, everything has to be sent, dead or refused by then. */
const SETTLED_AFTER_MS = 5 * 24 * HOUR_MS

/** Runs one history of the bot on virtual time, and tells what went wrong. The same options give the same history. */
export async function runSchedule(options: ScheduleOptions): Promise<ScheduleResult> {
  const chance = createChance(options.seed)
  const scenario = makeScenario(
    chance,
    createChance(options.seed + MENDING_SEED),
    createChance(options.seed + SETTINGS_SEED),
  )
  const time = createVirtualTime(START_MS)
  const platform = await openPlatform(options.platform, time, chance)
  platform.poison = scenario.poison
  const feeds = createSimFeeds(START_MS)
  const random = sequence()
  const real = await options.open(random)
  const counter = createCallCounter()
  const problems: string[] = []
  let crashes = 0
  let isArmed = false
  let polling = 0

  const requests = new Map<RequestKind, number>()
  const plan = planOf(options, chance, requests, () => isArmed)
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (message, fields) => {
      if (message === 'a job failed') problems.push(`a job failed: ${String(fields?.err)}`)
    },
  }

  type Life = { readonly process: SimProcess; readonly poll: () => void; readonly sweep: () => void }
  const running: { life: Life | null } = { life: null }

  const boot = (): void => {
    const process = createSimProcess({
      time,
      counter,
      plan,
      onDeath: (askedRestMs) => {
        crashes += 1
        running.life = null
        polling = 0
        const restMs = chance.pick([1_000, 20_000, 5 * 60_000, chance.below(9 * HOUR_MS)])
        time.at(time.nowMs() + (askedRestMs ?? restMs), boot)
      },
    })
    const store = process.store(real)
    const { clock } = process
    const jobs = createEmbeddedJobs(log)
    const traffic = createTraffic(clock)
    const adapters = new Map([[platform.name, platform.adapter(process, traffic)]])
    let drains = 0
    let isBeating = false
    /** Goes on for as long as something is being sent: time would never come to an end otherwise. */
    const beat = (): void => {
      isBeating = drains > 0 && !process.isDead()
      if (!isBeating) return
      time.at(time.nowMs() + BEAT_MS, () => {
        traffic.claims
          .renew(store, clock)
          .catch((error: unknown) => problems.push(`a renewal failed: ${String(error)}`))
        beat()
      })
    }
    jobs.onWake(async (channelId) => {
      drains += 1
      if (!isBeating) beat()
      const deps = { store, adapters, clock, random, log, traffic, awayAfterMs: AWAY_AFTER_MS, painter: PAINTER }
      await deliver(channelId, deps).finally(() => {
        drains -= 1
      })
    })
    const wake = (channelId: string): void => {
      jobs.wake(channelId)
      traffic.hurry(channelId)
    }
    const pipeline = pipelineDeps({ store, fetch: feeds.fetch(process), clock, random, log, wake })
    const pollAll = async (): Promise<void> => {
      for (const stored of await store.feeds.list()) await ingest(stored, pipeline)
    }
    let isPolling = false
    let isWanted = false
    const poll = (): void => {
      isWanted = true
      if (isPolling) return
      isPolling = true
      polling += 1
      const run = async (): Promise<void> => {
        while (isWanted) {
          isWanted = false
          await pollAll()
        }
        isPolling = false
        polling -= 1
      }
      run().catch((error: unknown) => problems.push(`a poll failed: ${String(error)}`))
    }
    const sweep = (): void => {
      const run = async (): Promise<void> => {
        const now = clock.nowMs()
        for (const channelId of await store.deliveries.listDueChannels(now, quietAt(now))) wake(channelId)
      }
      run().catch((error: unknown) => problems.push(`a sweep failed: ${String(error)}`))
    }
    running.life = { process, poll, sweep }
    poll()
    sweep()
  }

  /** Until nothing goes on any more that takes no time. */
  const settle = async (): Promise<void> => {
    let before
    do {
      before = counter.calls
      // A server takes its time. Whoever waited for it has gone on when this goes on.
      await whenIdle(counter)
      await setImmediate()
    } while (counter.calls !== before || polling > 0 || counter.busy > 0)
  }

  await real.transaction((ledger) => ledger.feeds.replaceCatalogue(feeds.feeds))
  for (const channel of scenario.channels) await follow(real, platform, channel, 0)
  boot()
  await settle()
  isArmed = true
  platform.faults.percent = scenario.faultPercent

  for (const report of scenario.reports) {
    time.at(START_MS + report.atMs, () => {
      feeds.publish(report, time.nowMs())
      running.life?.poll()
    })
    if (report.mendedAtMs === undefined) continue
    time.at(START_MS + report.mendedAtMs, () => {
      feeds.mend(report)
      running.life?.poll()
    })
  }
  const followed: string[] = []
  const retracted = new Map<string, number>()
  for (const { atMs, event } of scenario.events) {
    time.at(START_MS + atMs, () => {
      counted(counter, () => happen(event)).catch((error: unknown) =>
        problems.push(`an event failed: ${String(error)}`),
      )
    })
  }
  time.at(START_MS + SCRIPT_MS + HOUR_MS, () => running.life?.poll())
  time.at(START_MS + SCRIPT_MS, () => {
    isArmed = false
    platform.faults.percent = 0
  })

  async function happen(event: SimEvent): Promise<void> {
    switch (event.kind) {
      case 'subscribe': {
        const channel = await follow(real, platform, { ...UNSET, channel: event.channel }, time.nowMs())
        followed.push(event.channel)
        const [subscription] = await real.subscriptions.listOfChannel(channel.id)
        if (event.backfill === 0 || subscription === undefined || running.life === null) return
        // It may die on the way, and then it never ends.
        backfill(running.life.process.store(real), subscription, channel, event.backfill, time.nowMs()).catch(
          (error: unknown) => problems.push(`a backfill failed: ${String(error)}`),
        )
        return
      }
      case 'unsubscribe':
        await real.subscriptions.remove(`${platform.name}:${event.channel}`, 'funding')
        return
      case 'delete-message': {
        const posts = platform.messages.filter(
          ({ channel, threadOf }) => channel === event.channel && threadOf === null,
        )
        const post = posts[chance.below(Math.max(1, posts.length))]
        if (post !== undefined) platform.remove(post.ref)
        return
      }
      case 'forbid':
        platform.setChannel(event.channel, 'forbidden')
        time.at(time.nowMs() + event.forMs, () => {
          platform.setChannel(event.channel, 'open')
        })
        return
      case 'remove-channel':
        // It stays gone: a permission given back later does not bring it back.
        time.at(START_MS + SCRIPT_MS, () => {
          platform.setChannel(event.channel, 'gone')
        })
        platform.setChannel(event.channel, 'gone')
        return
      case 'quiet-hours': {
        const { fromHour, untilHour } = event
        await set(real, `${platform.name}:${event.channel}`, { quietHours: { fromHour, untilHour } })
        return
      }
      case 'threads': {
        const channelId = `${platform.name}:${event.channel}`
        // As the command does: what is on stays on since when it was.
        const isOn = ((await real.channels.find(channelId))?.threadsSince ?? null) !== null
        if (isOn !== event.isOn) await set(real, channelId, { threadsSince: event.isOn ? time.nowMs() : null })
        return
      }
      case 'roundup':
        for (const { channel } of scenario.channels.filter((one) => !one.channel.startsWith('2'))) {
          const owed = { kind: 'roundup', storyId: null, week: WEEK, revision: 0, dueAt: time.nowMs() } as const
          await real.deliveries.add({ channelId: `${platform.name}:${channel}`, ...owed })
        }
        running.life?.sweep()
        return
      case 'retract': {
        const told = await real.stories.list({ ...ANY_STORY, topic: 'funding', limit: 1_000, offset: 0 })
        const story = told.find(({ title }) => title.includes(event.company))
        if (story === undefined) return
        const order = { action: 'retract', storyId: story.id, doneBy: 'operator', why: 'satire' } as const
        await mendStory(order, { store: real, clock: time, random })
        retracted.set(event.company, time.nowMs())
        running.life?.sweep()
        return
      }
      case 'down':
        running.life?.process.kill(event.forMs)
    }
  }

  let sweepMs = SWEEP_MS
  let sentBefore = -1
  for (;;) {
    await settle()
    if (problems.length > 0) break
    const next = time.nextAt()
    const now = time.nowMs()
    if (next !== null && next - now < SWEEP_MS) {
      time.moveTo(next)
      continue
    }
    const states = await real.deliveries.countByState()
    const isOwed = (states.get('due') ?? 0) + (states.get('sending') ?? 0) > 0
    if (!isOwed && next === null) break
    if (now > START_MS + SCRIPT_MS + SETTLED_AFTER_MS) {
      problems.push(`it never ends: ${JSON.stringify(Object.fromEntries(states))}`)
      break
    }
    // While nothing moves, as in quiet hours, it is enough to look now and then.
    sweepMs = sentBefore === platform.requests() ? Math.min(LONGEST_SWEEP_MS, sweepMs * 2) : SWEEP_MS
    sentBefore = platform.requests()
    const sweepAt = now + sweepMs
    if (isOwed && (next === null || sweepAt < next)) {
      time.moveTo(sweepAt)
      running.life?.sweep()
    } else if (next !== null) time.moveTo(next)
  }

  const calls = counter.calls
  if (problems.length === 0)
    problems.push(...(await findViolations({ scenario, platform, store: real, startMs: START_MS, crashes, retracted })))
  await real.close()
  return { violations: problems, calls, requests, crashes, messages: platform.messages.length }
}

/** Loads one platform only: a process that plays one needs nothing of the other. */
async function openPlatform(
  name: SimPlatform['name'],
  ...world: readonly [VirtualTime, ReturnType<typeof createChance>]
): Promise<SimPlatform> {
  if (name === 'discord') return (await import('./sim-discord.ts')).createSimDiscord(...world)
  return (await import('./sim-slack.ts')).createSimSlack(...world)
}

async function follow(store: Store, platform: SimPlatform, made: SimChannel, createdAt: number) {
  const { channel: name, rumours, hasThreads, cardStyle } = made
  return await store.transaction(async (ledger) => {
    const channel = await addChannel(ledger, name, platform.name)
    await ledger.channels.update({ ...channel, threadsSince: hasThreads ? 0 : null, cardStyle })
    await subscribe(ledger, channel, 'funding', { ...EVERYTHING, rumours }, createdAt)
    return channel
  })
}

/** What a chart looks like does not matter here. */
const PAINTER: ChartPainter = { paint: () => Promise.resolve(Uint8Array.of(0x89, 0x50, 0x4e, 0x47)) }
const WEEK = isoWeekOf(START_MS, 'UTC')
const MAX_CRASHES = 4

function planOf(
  options: ScheduleOptions,
  chance: ReturnType<typeof createChance>,
  requests: Map<RequestKind, number>,
  isArmed: () => boolean,
): CrashPlan {
  const { crash } = options
  let first: number | null = null
  let left = crash === 'by-chance' ? chance.below(MAX_CRASHES + 1) : 0
  const oneIn = chance.pick([20, 100, 400])
  return {
    crashAt(call, request) {
      if (!isArmed()) return null
      const nth = request === null ? 0 : (requests.get(request) ?? 0)
      if (request !== null) requests.set(request, nth + 1)
      if (crash === 'never') return null
      first ??= call
      if (crash !== 'by-chance' && 'request' in crash) {
        return crash.request === request && crash.nth === nth ? crash.when : null
      }
      if (crash !== 'by-chance') return call - first === crash.call ? crash.when : null
      if (left === 0 || !chance.oneIn(oneIn)) return null
      left -= 1
      return chance.pick(['before', 'after'])
    },
  }
}

export type { Scenario }

async function set(store: Store, channelId: string, change: Partial<Channel>): Promise<void> {
  const channel = await store.channels.find(channelId)
  if (channel !== null) await store.channels.update({ ...channel, ...change })
}
