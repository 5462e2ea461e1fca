import type { ParsedFeed } from '../core/entry.ts'
import { MAX_BYTES } from './limits.ts'
import { parseDocument } from './parse-document.ts'
import { parseInWorker } from './parse-in-worker.ts'
import type { ParseOptions } from './parse-options.ts'

/** Larger documents go to a thread of their own, so that they hold up nothing else. */
const MAX_BYTES_HERE = 1024 * 1024

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed, however broken. Of what is over 10 MB the beginning is read,
 * where the newest entries stand in most feeds. Throws FeedError `empty`, `html`, `not-a-feed`, or `too-large` for what can't
 * be read in two seconds, and where the beginning does not do.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseOptions = {}): Promise<ParsedFeed> {
  if (bytes.length > MAX_BYTES) return parseFeed(bytes.subarray(0, MAX_BYTES), { ...options, isPart: true })
  return bytes.length > MAX_BYTES_HERE ? parseInWorker(bytes, options) : parseDocument(bytes, options)
}
