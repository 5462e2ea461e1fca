import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { FeedError } from '../src/core/errors.ts'
import { parseFeed } from '../src/feeds/parse.ts'
import { fiftyMegabytes, HOSTILE_FEEDS } from '../test/builders/hostile-feeds.ts'
import type { Measurement } from './measurement.ts'

const SAMPLE_MS = 10

type Cost = { readonly name: string; readonly ms: number; readonly megabytes: number; readonly blockedMs: number }

/** The worst of the hostile documents in time, in memory on top of the document, and in holding up the event loop. */
export async function measure(): Promise<readonly Measurement[]> {
  const costs: Cost[] = [await costOf('50 MB', fiftyMegabytes())]
  for (const { name, size, build } of HOSTILE_FEEDS) costs.push(await costOf(name, Buffer.from(build(size))))
  const slowest = worst(costs, ({ ms }) => ms)
  const largest = worst(costs, ({ megabytes }) => megabytes)
  const blocking = worst(costs, ({ blockedMs }) => blockedMs)
  return [
    { name: `hostile, slowest: ${slowest.name}`, value: slowest.ms, unit: 'ms', target: { atMost: 2_000 } },
    { name: `hostile, largest: ${largest.name}`, value: largest.megabytes, unit: 'MB', target: { atMost: 200 } },
    { name: `hostile, blocks: ${blocking.name}`, value: blocking.blockedMs, unit: 'ms', target: { atMost: 200 } },
  ]
}

function worst(costs: readonly Cost[], of: (cost: Cost) => number): Cost {
  return costs.reduce((a, b) => (of(b) > of(a) ? b : a))
}

async function costOf(name: string, bytes: Uint8Array): Promise<Cost> {
  const delay = monitorEventLoopDelay({ resolution: SAMPLE_MS })
  delay.enable()
  await wait(SAMPLE_MS * 3)
  // What was built before is not what the document costs.
  globalThis.gc?.()
  delay.reset()
  const before = process.memoryUsage.rss()
  let peak = before
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_MS)
  const startedAt = performance.now()
  try {
    await parseFeed(bytes)
  } catch (error) {
    if (!(error instanceof FeedError)) throw error
  }
  const ms = performance.now() - startedAt
  peak = Math.max(peak, process.memoryUsage.rss())
  await wait(SAMPLE_MS * 3)
  clearInterval(sampler)
  delay.disable()
  return { name, ms, megabytes: (peak - before) / 1_000_000, blockedMs: delay.max / 1_000_000 }
}
