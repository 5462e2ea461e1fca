import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { DAY_MS } from '../core/durations.ts'
import { FeedError, InputError } from '../core/errors.ts'
import type { Feed } from '../core/feed.ts'
import { loadCatalogue } from '../feeds/catalogue.ts'
import { parseFeed } from '../feeds/parse.ts'
import { renderSample, SAMPLES } from '../../samples/samples.ts'
import type { DemoDocument } from './demo-server.ts'
import { errorWords } from '../core/error-words.ts'

export type DemoFeed = {
  readonly document: DemoDocument
  readonly feed: Omit<Feed, 'url'>
  /** When its oldest entry was published, Unix milliseconds; `null` when it has none. */
  readonly oldestAt: number | null
}

const COMMUNITY_HOSTS: ReadonlySet<string> = new Set(['reddit.com', 'x.com', 'twitter.com', 'news.ycombinator.com'])
/** The samples tell of the last seven days. */
const SAMPLES_SPAN_MS = 7 * DAY_MS
const UNKNOWN_WEIGHT = 0.6
const COMMUNITY_WEIGHT = 0.3

/** The project's own feeds, dated as of `nowMs`. */
export function sampleFeeds(nowMs: number): readonly DemoFeed[] {
  return SAMPLES.map(({ file, contentType, ...feed }) => ({
    document: {
      path: `/${file}`,
      contentType,
      read: () => Promise.resolve(new TextEncoder().encode(renderSample(file, nowMs))),
    },
    feed: { ...feed, scope: { kind: 'catalogue' } },
    oldestAt: nowMs - SAMPLES_SPAN_MS,
  }))
}

/**
 * Every file of the folder, described by what it says of itself; a publisher that is in the catalogue counts as it does
 * there. Throws InputError when the folder or a file in it cannot be read.
 */
export async function folderFeeds(folder: string): Promise<readonly DemoFeed[]> {
  let names: readonly string[]
  try {
    const found = await readdir(folder, { withFileTypes: true })
    names = found
      .filter((one) => one.isFile())
      .map((one) => one.name)
      .toSorted()
  } catch {
    throw new InputError([`--feeds: ${folder} is not a folder that can be read. Name one that holds feed documents.`])
  }
  if (names.length === 0)
    throw new InputError([`--feeds: ${folder} is empty. Name a folder that holds feed documents.`])
  const byHost = Map.groupBy(loadCatalogue({ scraped: true }), ({ url }) => hostOf(url))
  // A host of several feeds, such as one that keeps files for everybody, does not say whose a document is.
  const known = new Map([...byHost].flatMap(([host, [feed, another]]) => (feed && !another ? [[host, feed]] : [])))
  return await Promise.all(names.map(async (name) => await folderFeed(folder, name, known)))
}

async function folderFeed(folder: string, name: string, known: ReadonlyMap<string, Feed>): Promise<DemoFeed> {
  const path = join(folder, name)
  const contentType = extname(name) === '.json' ? 'application/json' : 'application/xml'
  const document = { path: `/${encodeURIComponent(name)}`, contentType, read: () => readFile(path) }
  const plain = {
    id: name,
    scope: { kind: 'catalogue' },
    name,
    language: 'en',
    kind: 'press',
    weight: UNKNOWN_WEIGHT,
  } as const
  const bytes = await readFile(path).catch((cause: unknown) => {
    const why = errorWords(cause)
    throw new InputError([
      `--feeds: ${path} cannot be read (${why}). Take it out of the folder, or let AI Wire read it.`,
    ])
  })
  try {
    const { feed, entries } = await parseFeed(bytes, { contentType })
    const host = hostOf(feed.link ?? entries[0]?.url ?? '')
    const publisher = known.get(host)
    const times = entries.flatMap(({ published }) => (published === null ? [] : [Date.parse(published)]))
    const isCommunity = COMMUNITY_HOSTS.has(host)
    return {
      document,
      oldestAt: times.length === 0 ? null : Math.min(...times),
      feed: {
        ...plain,
        // On such a host everybody is somebody else: one forum of it in the catalogue is none of the others.
        name: (isCommunity ? null : publisher?.name) ?? nameOf(feed.title, host) ?? name,
        language: feed.language?.slice(0, 2).toLowerCase() ?? plain.language,
        kind: isCommunity ? 'community' : (publisher?.kind ?? plain.kind),
        weight: isCommunity ? COMMUNITY_WEIGHT : (publisher?.weight ?? plain.weight),
      },
    }
  } catch (error) {
    // It is polled all the same, so that the summary names it with the reason.
    if (error instanceof FeedError) return { document, feed: plain, oldestAt: null }
    throw error
  }
}

/** Some documents are titled by whoever made them, in the manner of a file: then the site's own name says more. */
function nameOf(title: string | null, host: string): string | null {
  return title !== null && /^[a-z0-9]+(?:_[a-z0-9]+)+$/u.test(title) && host !== '' ? host : title
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^(www|feeds|rss|blog)\./u, '') : ''
}
