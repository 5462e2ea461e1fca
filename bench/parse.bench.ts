import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { parseFeed } from '../src/feeds/parse.ts'
import { feedDocuments } from '../test/builders/feed-documents.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { ParseTime, readerName, type ReaderName } from './parse-order.ts'
import { realDocuments, type FeedDocument } from './real-documents.ts'

const ENTRIES = 50
const ROUNDS = { full: 7, quick: 3 }
const RUNS = 30
/** Of documents from outside, which are many and large. */
const RUNS_OUTSIDE = 2
/** Of more documents than this, none is told of by itself. */
const TOLD_SINGLY = 20

/**
 * Reading documents from their bytes, beside other readers. All take turns, and the best round of each counts. Each has a
 * thread of its own: what they share, such as htmlparser2's tokens, is compiled for how it is used, and where several use it
 * in one thread each is slower than in a program of its own. The documents are made here; with a folder of real ones,
 * these are read as well.
 */
export async function measure(size: BenchSize, folder: string | null): Promise<readonly Measurement[]> {
  const threads = new Map(
    readerName.options.map((name) => [
      name,
      new Worker(new URL('parse-thread.ts', import.meta.url), { workerData: name }),
    ]),
  )
  const msOf: MsOf = async (reader, bytes, runs) => {
    const thread = threads.get(reader)
    thread?.postMessage({ bytes, runs })
    const answers: readonly unknown[] = thread === undefined ? [null] : await once(thread, 'message')
    return ParseTime.parse(answers[0])
  }
  try {
    const documents = Object.entries(feedDocuments(ENTRIES)).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
    const own = await compare('documents of 50 entries', documents, { rounds: ROUNDS[size], runs: RUNS }, msOf)
    if (folder === null) return own
    return [
      ...own,
      ...(await compare(
        'real documents',
        await readable(folder, msOf),
        { rounds: ROUNDS[size], runs: RUNS_OUTSIDE },
        msOf,
      )),
    ]
  } finally {
    for (const thread of threads.values()) await thread.terminate()
  }
}

type MsOf = (reader: ReaderName, bytes: Uint8Array, runs: number) => Promise<ParseTime>

async function compare(
  what: string,
  documents: readonly FeedDocument[],
  { rounds, runs }: { readonly rounds: number; readonly runs: number },
  msOf: MsOf,
): Promise<readonly Measurement[]> {
  const totals = new Map<ReaderName, number>()
  const ratios: Measurement[] = []
  for (const { name, bytes } of documents) {
    const best = new Map<ReaderName, number>()
    for (let round = 0; round < rounds; round += 1) {
      for (const reader of readerName.options) {
        best.set(reader, Math.min(best.get(reader) ?? Infinity, (await msOf(reader, bytes, runs)) ?? Infinity))
      }
    }
    for (const [reader, ms] of best) totals.set(reader, (totals.get(reader) ?? 0) + ms)
    const times = (best.get('rss-parser') ?? 0) / (best.get('ours') ?? Infinity)
    ratios.push({ name: `  parse ${name}, times rss-parser`, value: times, unit: 'x', target: null })
  }
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0)
  let entries = 0
  for (const document of documents) entries += (await parseFeed(document.bytes)).entries.length
  const ours = totals.get('ours') ?? Infinity
  return [
    {
      name: `parse ${documents.length} ${what}, times rss-parser`,
      value: (totals.get('rss-parser') ?? 0) / ours,
      unit: 'x',
      target: { atLeast: 1 },
    },
    ...[...totals].map(([name, ms]): Measurement => {
      return { name: `  ${name}: bytes`, value: bytes / 1_000 / ms, unit: 'MB/s', target: null }
    }),
    { name: '  ours: entries', value: (entries * 1_000) / ours, unit: 'entries/s', target: null },
    ...(documents.length > TOLD_SINGLY ? [] : ratios),
  ]
}

/** Those that every reader can read: who gives up early is fast. */
async function readable(folder: string, msOf: MsOf): Promise<readonly FeedDocument[]> {
  const documents: FeedDocument[] = []
  for (const document of realDocuments(folder)) {
    const times: ParseTime[] = []
    for (const reader of readerName.options) times.push(await msOf(reader, document.bytes, 1))
    if (!times.includes(null)) documents.push(document)
  }
  return documents
}
