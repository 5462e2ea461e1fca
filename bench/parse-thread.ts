/** Reads documents with one reader, in a thread of its own: says how long it took, `null` where it cannot read one. */
import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { parseFeed as parseFeedsmith } from 'feedsmith'
import { parseFeed as parseHtmlparser2 } from 'htmlparser2'
import RssParser from 'rss-parser'
import { parseFeed } from '../src/feeds/parse.ts'
import { ParseOrder, type ParseTime, readerName, type ReaderName } from './parse-order.ts'

const rssParser = new RssParser()
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

const READERS: Readonly<Record<ReaderName, (bytes: Uint8Array) => unknown>> = {
  ours: (bytes) => parseFeed(bytes),
  'rss-parser': (bytes) => rssParser.parseString(textOf(bytes)),
  feedsmith: (bytes) => parseFeedsmith(textOf(bytes)),
  htmlparser2: (bytes) => parseHtmlparser2(textOf(bytes)),
}
const read = READERS[readerName.parse(workerData)]

/** Milliseconds of one run. */
async function msOf(bytes: Uint8Array, runs: number): Promise<ParseTime> {
  try {
    const startedAt = performance.now()
    let found: unknown = null
    for (let at = 0; at < runs; at += 1) found = await read(bytes)
    return found === null ? null : (performance.now() - startedAt) / runs
  } catch {
    return null
  }
}

parentPort?.on('message', (message: unknown) => {
  const { bytes, runs } = ParseOrder.parse(message)
  void msOf(bytes, runs).then((ms) => parentPort?.postMessage(ms))
})
