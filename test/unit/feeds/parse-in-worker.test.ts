import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { FeedError } from '../../../src/core/errors.ts'
import { parseDocument } from '../../../src/feeds/parse-document.ts'
import { parseInWorker } from '../../../src/feeds/parse-in-worker.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'

const PADDING = ' '.repeat(1_100_000)
const large = (inside: string): Buffer => Buffer.from(`${PADDING}<rss version="2.0"><channel>${inside}</channel></rss>`)
const ITEM = '<item><title>One</title><link>/1</link><guid>1</guid></item>'

test('reads a large document as a small one', async () => {
  const bytes = large(ITEM)
  const options = { url: 'https://news.example/feed', contentType: 'text/xml; charset=utf-8' }
  expect(await parseFeed(bytes, options)).toEqual(await parseDocument(bytes, options))
  // The caller keeps the bytes.
  expect(bytes.length).toBeGreaterThan(1_000_000)
})

test('says what is wrong with a large document, and reads the next one', async () => {
  await expect(parseFeed(Buffer.from(`${PADDING}<html><body/></html>`))).rejects.toSatisfy(
    (error) => error instanceof FeedError && error.kind === 'html',
  )
  expect((await parseFeed(large(ITEM))).entries).toHaveLength(1)
})

test('gives up a document that takes too long, not the next one', async () => {
  const slow = parseInWorker(large(ITEM.repeat(50_000)), {}, 1)
  const next = parseInWorker(large(ITEM), {})
  await expect(slow).rejects.toSatisfy((error) => error instanceof FeedError && error.kind === 'too-large')
  expect((await next).entries).toHaveLength(1)
})

test('reads several at once, each with its own answer', async () => {
  const feeds = await Promise.all([1, 2, 3].map((count) => parseFeed(large(ITEM.repeat(count)))))
  expect(feeds.map(({ entries }) => entries.length)).toEqual([1, 2, 3])
})

test('holds nothing else up', async () => {
  const bytes = large(ITEM.repeat(30_000))
  const start = process.threadCpuUsage()
  // However busy the computer is: how long it takes is the bench's business.
  await parseInWorker(bytes, {}, 60_000)
  const { user, system } = process.threadCpuUsage(start)
  expect((user + system) / 1_000).toBeLessThan(200)
})

test('lets the process end', () => {
  const script = `
    const { parseFeed } = await import(${JSON.stringify(new URL('../../../src/feeds/parse.ts', import.meta.url).href)})
    const { entries } = await parseFeed(Buffer.from(' '.repeat(1_100_000) + ${JSON.stringify(`<rss version="2.0"><channel>${ITEM}</channel></rss>`)}))
    console.log(entries.length)`
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    timeout: 50_000,
  })
  expect([stdout.trim(), status]).toEqual(['1', 0])
})
