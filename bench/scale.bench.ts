import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Store } from '../src/core/ports/store.ts'
import { createBossJobs } from '../src/jobs/boss-jobs.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { openStore } from '../src/store/open-store.ts'
import { addChannel, subscribe } from '../test/builders/channel.ts'
import { startPostgres, type PostgresServer } from '../test/builders/postgres.ts'
import { SILENT } from '../test/builders/silent-log.ts'
import { fundingFacts, story } from '../test/builders/story.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { oweDeliveries } from './owed-deliveries.ts'
import { quantile } from './quantile.ts'
import { NEW_ENTRIES, placeFeeds } from './scale-feeds.ts'
import { ScaleAnswer, type ScaleOrder } from './scale-order.ts'

const WORKER = join(import.meta.dirname, 'scale-worker.ts')
const PROCESSES = { full: [1, 2, 3], quick: [1, 2] } as const
const DELIVERIES = { full: 6_000, quick: 300 }
const CHANNELS = 60
const FEW_CHANNELS = 100
/** Enough that the 99th percentile is not the first of them, which finds everything cold. */
const ROUNDS = { full: 300, quick: 120 }
/** Nothing of the last one is under way any more. */
const IDLE_MS = 50
const SETTLED_MS = 2_000

/** What one, two and three processes get done together on a PostgreSQL that waits for the disk; SQLite's figures stand beside it. */
export async function measure(size: BenchSize): Promise<readonly Measurement[]> {
  const server = await startPostgres({ isDurable: true })
  try {
    const measurements: Measurement[] = []
    for (const processes of PROCESSES[size]) {
      const value = await claimsPerSecond(server, processes, DELIVERIES[size])
      measurements.push({
        name: `claim + mark, PostgreSQL, ${of(processes)}`,
        value,
        unit: 'deliveries/s',
        target: null,
      })
    }
    for (const processes of PROCESSES[size]) {
      const value = await entriesPerSecond(server, processes)
      measurements.push({ name: `ingest into PostgreSQL, ${of(processes)}`, value, unit: 'entries/s', target: null })
    }
    const p99 = await sendStartsMs(server, ROUNDS[size])
    const name = `recorded here, sent there, p99, ${FEW_CHANNELS} channels`
    return [...measurements, { name, value: p99, unit: 'ms', target: { atMost: 50 } }]
  } finally {
    await server.stop()
  }
}

function of(processes: number): string {
  return processes === 1 ? '1 process' : `${processes} processes`
}

async function claimsPerSecond(server: PostgresServer, processes: number, deliveries: number): Promise<number> {
  const url = await server.createDatabase()
  const store = await openStore({ url, random: createSystemRandom(systemClock) })
  const channelIds = await oweDeliveries(store, deliveries, CHANNELS)
  await store.close()
  const orders = Array.from({ length: processes }, (_, worker) => ({
    do: 'claim' as const,
    channelIds: channelIds.filter((_id, at) => at % processes === worker),
  }))
  return await rateOf(url, orders, deliveries)
}

async function entriesPerSecond(server: PostgresServer, processes: number): Promise<number> {
  const url = await server.createDatabase()
  const store = await openStore({ url, random: createSystemRandom(systemClock) })
  await placeFeeds(store)
  await store.close()
  return await rateOf(
    url,
    Array.from({ length: processes }, () => ({ do: 'poll' })),
    NEW_ENTRIES,
  )
}

/** Throws when the processes have not done together what was there to do. */
async function rateOf(url: string, orders: readonly ScaleOrder[], wanted: number): Promise<number> {
  const workers = await Promise.all(orders.map(() => startWorker(url)))
  try {
    const startedAt = performance.now()
    const counts = await Promise.all(workers.map((worker, at) => done(worker, orders[at] ?? { do: 'poll' })))
    const seconds = (performance.now() - startedAt) / 1_000
    const sum = counts.reduce((all, count) => all + count, 0)
    if (sum !== wanted) throw new Error(`${sum} of ${wanted} were done`)
    return wanted / seconds
  } finally {
    for (const worker of workers) worker.kill()
  }
}

/** This process records a story for one of the channels, another is woken and sends it. */
async function sendStartsMs(server: PostgresServer, rounds: number): Promise<number> {
  const url = await server.createDatabase()
  const store = await openStore({ url, random: createSystemRandom(systemClock) })
  const channelIds: string[] = []
  await store.transaction(async (ledger) => {
    for (let at = 0; at < FEW_CHANNELS; at += 1) {
      const channel = await addChannel(ledger, String(1_000_000 + at), 'discord')
      await subscribe(ledger, channel, 'funding')
      channelIds.push(channel.id)
    }
  })
  const jobs = createBossJobs({ url, clock: systemClock, log: SILENT })
  const sender = await startWorker(url)
  try {
    await done(sender, { do: 'send' })
    await systemClock.sleep(SETTLED_MS)
    const waits: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const channelId = channelIds[round % channelIds.length] ?? ''
      const sent = nextSent(sender)
      await owe(store, channelId, `s${round}`)
      const recordedAt = performance.timeOrigin + performance.now()
      jobs.wake(channelId)
      waits.push(Math.max(0, (await sent) - recordedAt))
      await systemClock.sleep(IDLE_MS)
    }
    return quantile(waits, 0.99)
  } finally {
    sender.kill()
    await jobs.stop()
    await store.close()
  }
}

async function owe(store: Store, channelId: string, storyId: string): Promise<void> {
  const now = story({ id: storyId, facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }) })
  await store.transaction(async (ledger) => {
    await ledger.stories.insert(now)
    const post = { kind: 'post', storyId, week: null, revision: 1, dueAt: systemClock.nowMs() } as const
    await ledger.deliveries.add({ channelId, ...post })
  })
}

function startWorker(url: string): Promise<ChildProcess> {
  const worker = fork(WORKER, [url], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return answered(worker, (answer) => ('ready' in answer ? worker : null))
}

async function done(worker: ChildProcess, order: ScaleOrder): Promise<number> {
  const count = answered(worker, (answer) => ('count' in answer ? answer.count : null))
  worker.send(order)
  return await count
}

function nextSent(worker: ChildProcess): Promise<number> {
  return answered(worker, (answer) => ('sentAt' in answer ? answer.sentAt : null))
}

/** The first answer that is what is waited for. */
function answered<T>(worker: ChildProcess, read: (answer: ScaleAnswer) => T | null): Promise<T> {
  return new Promise((resolve, reject) => {
    const hear = (message: unknown): void => {
      const found = read(ScaleAnswer.parse(message))
      if (found === null) return
      worker.off('message', hear)
      worker.off('exit', fail)
      resolve(found)
    }
    const fail = (): void => {
      reject(new Error('a process of the measurement ended'))
    }
    worker.on('message', hear)
    worker.once('exit', fail)
  })
}
