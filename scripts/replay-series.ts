/**
 * `node scripts/replay-series.ts FOLDER` reads captured documents of real feeds, one folder a feed and one file a poll in
 * the order of their names, and tells what each poll was taken for. Every document is polled a second time at once: what
 * that adds is a mistake, and makes the exit code 1.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tallyTotal } from '../src/core/outcome.ts'
import { ingest } from '../src/pipeline.ts'
import { fetchFrom } from '../test/builders/fetch-from.ts'
import { openMemoryStore } from '../test/builders/memory-store.ts'
import { pipelineDeps } from '../test/builders/pipeline-deps.ts'
import { sequence } from '../test/builders/sequence.ts'
import { WIRE_FEED } from '../test/builders/wire-feed.ts'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('Usage: node scripts/replay-series.ts FOLDER')
  process.exit(2)
}

let wrong = 0
for (const series of readdirSync(folder).toSorted()) wrong += await replay(series, join(folder, series))
process.exitCode = wrong === 0 ? 0 : 1

/** The moment of a poll, as its file is named: `20260224T161802_...`. */
function momentOf(file: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(file) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

async function replay(series: string, path: string): Promise<number> {
  const store = await openMemoryStore(sequence())
  let now = 0
  let body: Uint8Array = new Uint8Array()
  const clock = { nowMs: () => now, monotonicMs: () => now, sleep: () => Promise.resolve() }
  const deps = pipelineDeps({ store, fetch: fetchFrom(() => body), clock })
  const feed = { ...WIRE_FEED, id: series, name: series, url: `https://${series}.example/feed` }
  await store.transaction((ledger) => ledger.feeds.replaceCatalogue([feed]))
  const poll = async () => {
    const stored = await store.feeds.find(series)
    if (stored === null) throw new Error('the feed is missing')
    const { outcomes, problem } = await ingest(stored, deps)
    const fresh = outcomes['new-story'] + outcomes.joined + outcomes['no-topic']
    const absorbed = outcomes.old + outcomes['mass-change']
    return { fresh, absorbed, edited: outcomes.edited, all: tallyTotal(outcomes), problem }
  }
  let added = 0
  let again = 0
  const lines: string[] = []
  for (const file of readdirSync(path).toSorted()) {
    now = momentOf(file)
    body = readFileSync(join(path, file))
    const { fresh, all, absorbed, problem } = await poll()
    const repeat = await poll()
    again += repeat.fresh + repeat.absorbed + repeat.edited
    // The first poll is the baseline.
    if (lines.length > 0) added += fresh
    lines.push(problem === null ? `${fresh}/${all}${absorbed > 0 ? ` (${absorbed} absorbed)` : ''}` : 'unreadable')
  }
  await store.close()
  console.log(
    `${series.padEnd(40)} ${added} new in ${lines.length} polls, ${again} added by a repeat: ${lines.join(' ')}`,
  )
  return again
}
