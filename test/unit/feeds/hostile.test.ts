import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import type { ParsedFeed } from '../../../src/core/entry.ts'
import { FeedError } from '../../../src/core/errors.ts'
import { parseDocument } from '../../../src/feeds/parse-document.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { MAX_ENTRIES } from '../../../src/feeds/tidy.ts'
import { MAX_PARTS } from '../../../src/feeds/xml-query.ts'
import { MAX_FIELD } from '../../../src/feeds/xml-tree.ts'
import { fiftyMegabytes, HOSTILE_FEEDS } from '../../builders/hostile-feeds.ts'

const RUNS = 5
const TRIES = 3
const MAX_GROWTH = 2.5
/** What can't be told from noise. */
const NOISE_MS = 8

async function medianMs(bytes: Uint8Array): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now()
    await parseDocument(bytes, {})
    times.push(performance.now() - startedAt)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}

/** The least of a few tries: another process may slow one of them down, but nothing makes what is quadratic linear. */
async function growth(build: (size: number) => string, size: number): Promise<number> {
  const [half, whole] = [Buffer.from(build(size / 2)), Buffer.from(build(size))]
  let least = Infinity
  for (let tries = 0; tries < TRIES && least > MAX_GROWTH; tries += 1) {
    const before = await medianMs(half)
    least = Math.min(least, (await medianMs(whole)) / Math.max(before, NOISE_MS))
  }
  return least
}

function texts({ feed, entries }: ParsedFeed): readonly (string | null)[] {
  return [
    ...[feed.title, feed.description, feed.link, feed.self],
    ...entries.flatMap(({ id, title, url, author, summary, content }) => [id, title, url, author, summary, content]),
    ...entries.flatMap(({ categories, enclosures }) => [...categories, ...enclosures]),
  ]
}

describe.each(HOSTILE_FEEDS)('$name', ({ build, size }) => {
  // A tenth: large enough to see what is quadratic, small enough for a test.
  const tenth = Math.ceil(size / 10)

  test('costs at most 2.5 times as much when it is twice as large', async () => {
    // A second and a third try, because another process may have had the processor.
    const tries = [await growth(build, tenth)]
    while (tries.length < 3 && Math.min(...tries) > MAX_GROWTH) tries.push(await growth(build, tenth))
    expect(Math.min(...tries)).toBeLessThanOrEqual(MAX_GROWTH)
  })

  test('keeps the caps, and the first entry', async () => {
    const parsed = await parseDocument(Buffer.from(build(tenth)), {})
    expect(parsed.entries.length).toBeLessThanOrEqual(MAX_ENTRIES)
    expect(parsed.entries[0]?.title).toBe('One')
    for (const { categories, enclosures } of parsed.entries) {
      expect(Math.max(categories.length, enclosures.length)).toBeLessThanOrEqual(MAX_PARTS)
    }
    // Escaping may make a text longer, by five characters for one at the most.
    expect(Math.max(...texts(parsed).map((text) => text?.length ?? 0))).toBeLessThanOrEqual(MAX_FIELD * 5)
    expect(JSON.stringify(parsed)).not.toMatch(/root:|(?:ha){100}/)
  })
})

test('an over-long document is refused before it is read', async () => {
  await expect(parseFeed(fiftyMegabytes())).rejects.toSatisfy(
    (error) => error instanceof FeedError && error.kind === 'too-large',
  )
})

test('names of the prototype change no object', async () => {
  const source =
    '<rss version="2.0"><channel><item><__proto__ polluted="1"><polluted>1</polluted></__proto__></item></channel></rss>'
  await parseFeed(Buffer.from(source))
  expect({}).not.toHaveProperty('polluted')
})
