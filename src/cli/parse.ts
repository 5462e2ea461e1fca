import { buffer } from 'node:stream/consumers'
import type { Readable, Writable } from 'node:stream'
import { FeedError } from '../core/errors.ts'
import { parseFeed } from '../feeds/parse.ts'

/** Prints the feed document on `input` as JSON `{feed, entries}`. Exit code 1 when it is no feed. */
export async function parse(input: Readable, output: Writable, errors: Writable): Promise<number> {
  try {
    const { feed, entries } = await parseFeed(await buffer(input), {})
    output.write(`${JSON.stringify({ feed, entries }, null, 2)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof FeedError)) throw error
    // Not its hint: that is about an address.
    errors.write(`${error.message} Put in one whole document of RSS, Atom, RDF or JSON Feed.\n`)
    return 1
  }
}
