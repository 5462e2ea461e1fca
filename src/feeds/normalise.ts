import { z } from 'zod'
import type { ParsedFeed } from '../core/entry.ts'
import { InvariantError } from '../core/errors.ts'
import { plainText, plainTitle } from './plain-text.ts'

const text = z.string().optional()

/** What rss-parser makes of our canonical document. */
const readShape = z.object({
  title: text,
  link: text,
  language: text,
  lastBuildDate: text,
  ttl: text,
  items: z.array(z.object({ title: text })),
})

/**
 * The parser's output in the project's shape, with plain text for titles and summaries. What did not travel through the
 * parser comes from the tidied feed, entry by entry.
 */
export function normalise(output: unknown, tidied: ParsedFeed): ParsedFeed {
  const read = readShape.parse(output)
  if (read.items.length !== tidied.entries.length) throw new InvariantError('The parser lost or found entries.')
  return {
    feed: {
      ...tidied.feed,
      title: titleOf(read.title),
      description: summaryOf(tidied.feed.description),
      link: read.link ?? null,
      language: read.language ?? null,
      updated: read.lastBuildDate ?? null,
      ttl: read.ttl === undefined ? null : Number(read.ttl),
    },
    entries: tidied.entries.map((entry, at) => ({
      ...entry,
      title: titleOf(read.items[at]?.title) ?? '',
      summary: summaryOf(entry.summary),
    })),
    overCap: tidied.overCap,
  }
}

function titleOf(html: string | undefined): string | null {
  return html === undefined ? null : plainTitle(html)
}

function summaryOf(html: string | null): string | null {
  return html === null ? null : plainText(html)
}
