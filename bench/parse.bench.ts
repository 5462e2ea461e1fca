import { performance } from 'node:perf_hooks'
import RssParser from 'rss-parser'
import { parseFeed } from '../src/feeds/parse.ts'
import { feedDocuments } from '../test/builders/feed-documents.ts'
import type { Measurement } from './measurement.ts'

const ENTRIES = 50
const ROUNDS = 7
const RUNS = 30

/** Reading documents of 50 entries, from their bytes, beside rss-parser alone. Both take turns; the best round counts. */
export async function measure(): Promise<readonly Measurement[]> {
  const rssParser = new RssParser()
  const documents = Object.entries(feedDocuments(ENTRIES)).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  const measurements: Measurement[] = []
  const total = { ours: 0, theirs: 0, bytes: 0 }
  for (const { name, bytes } of documents) {
    const best = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY }
    for (let round = 0; round < ROUNDS; round++) {
      best.ours = Math.min(best.ours, await msOf(() => parseFeed(bytes)))
      best.theirs = Math.min(best.theirs, await msOf(() => rssParser.parseString(bytes.toString('utf8'))))
    }
    total.ours += best.ours
    total.theirs += best.theirs
    total.bytes += bytes.length
    measurements.push(ratio(`parse ${name}, times rss-parser`, best, null))
  }
  return [
    ratio('parse all of these, times rss-parser', total, { atLeast: 1 }),
    { name: 'parse, bytes', value: total.bytes / 1_000 / total.ours, unit: 'MB/s', target: null },
    { name: 'parse with rss-parser, bytes', value: total.bytes / 1_000 / total.theirs, unit: 'MB/s', target: null },
    {
      name: 'parse, entries',
      value: (documents.length * ENTRIES * 1_000) / total.ours,
      unit: 'entries/s',
      target: null,
    },
    {
      name: 'parse with rss-parser, entries',
      value: (documents.length * ENTRIES * 1_000) / total.theirs,
      unit: 'entries/s',
      target: null,
    },
    ...measurements,
  ]
}

function ratio(
  name: string,
  { ours, theirs }: { readonly ours: number; readonly theirs: number },
  target: Measurement['target'],
): Measurement {
  return { name, value: theirs / ours, unit: 'x', target }
}

/** Milliseconds of one run. */
async function msOf(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  for (let at = 0; at < RUNS; at++) await run()
  return (performance.now() - startedAt) / RUNS
}
