import { performance } from 'node:perf_hooks'
import { parseFeed as parseFeedsmith } from 'feedsmith'
import { parseFeed as parseHtmlparser2 } from 'htmlparser2'
import RssParser from 'rss-parser'
import { parseFeed } from '../src/feeds/parse.ts'
import { feedDocuments } from '../test/builders/feed-documents.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { realDocuments, type FeedDocument } from './real-documents.ts'

const ENTRIES = 50
const ROUNDS = 7
const RUNS = 30
/** Of documents from outside, which are many and large. */
const RUNS_OUTSIDE = 2
const rssParser = new RssParser()

type Reader = { readonly name: string; readonly read: (bytes: Buffer) => unknown }

const OURS: Reader = { name: 'ours', read: (bytes) => parseFeed(bytes) }
const RSS_PARSER: Reader = { name: 'rss-parser', read: (bytes) => rssParser.parseString(bytes.toString('utf8')) }
const READERS: readonly Reader[] = [
  OURS,
  RSS_PARSER,
  { name: 'feedsmith', read: (bytes) => parseFeedsmith(bytes.toString('utf8')) },
  { name: 'htmlparser2', read: (bytes) => parseHtmlparser2(bytes.toString('utf8')) },
]

/**
 * Reading documents from their bytes, beside other readers. All take turns, and the best round of each counts. The
 * documents are made here; with a folder of real ones, these are read as well.
 */
export async function measure(_size: BenchSize, folder: string | null): Promise<readonly Measurement[]> {
  const documents = Object.entries(feedDocuments(ENTRIES)).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  const own = await compare('documents of 50 entries', documents, RUNS)
  return folder === null ? own : [...own, ...(await compare('real documents', await readable(folder), RUNS_OUTSIDE))]
}

async function compare(
  what: string,
  documents: readonly FeedDocument[],
  runs: number,
): Promise<readonly Measurement[]> {
  const totals = new Map(READERS.map((reader) => [reader, 0]))
  const ratios: Measurement[] = []
  for (const { name, bytes } of documents) {
    const best = new Map<Reader, number>()
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const reader of READERS) {
        best.set(reader, Math.min(best.get(reader) ?? Infinity, await msOf(reader, bytes, runs)))
      }
    }
    for (const [reader, ms] of best) totals.set(reader, (totals.get(reader) ?? 0) + ms)
    const times = (best.get(RSS_PARSER) ?? 0) / (best.get(OURS) ?? Infinity)
    ratios.push({ name: `  parse ${name}, times rss-parser`, value: times, unit: 'x', target: null })
  }
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0)
  let entries = 0
  for (const document of documents) entries += (await parseFeed(document.bytes)).entries.length
  const ours = totals.get(OURS) ?? Infinity
  return [
    {
      name: `parse ${documents.length} ${what}, times rss-parser`,
      value: (totals.get(RSS_PARSER) ?? 0) / ours,
      unit: 'x',
      target: { atLeast: 1 },
    },
    ...[...totals].map(([{ name }, ms]): Measurement => {
      return { name: `  ${name}: bytes`, value: bytes / 1_000 / ms, unit: 'MB/s', target: null }
    }),
    { name: '  ours: entries', value: (entries * 1_000) / ours, unit: 'entries/s', target: null },
    ...(documents.length > 20 ? [] : ratios),
  ]
}

/** Those that every reader can read: who gives up early is fast. */
async function readable(folder: string): Promise<readonly FeedDocument[]> {
  const documents: FeedDocument[] = []
  for (const document of realDocuments(folder)) if (await isReadByAll(document.bytes)) documents.push(document)
  return documents
}

async function isReadByAll(bytes: Buffer): Promise<boolean> {
  try {
    for (const { read } of READERS) if ((await read(bytes)) === null) return false
    return true
  } catch {
    return false
  }
}

/** Milliseconds of one run. */
async function msOf({ read }: Reader, bytes: Buffer, runs: number): Promise<number> {
  const startedAt = performance.now()
  for (let at = 0; at < runs; at += 1) await read(bytes)
  return (performance.now() - startedAt) / runs
}
