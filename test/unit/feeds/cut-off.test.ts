import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEntryMemo } from '../../../src/feeds/entry-memo.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'

const HEAD = '<rss version="2.0"><channel><title>Wire</title>'
const END = '</channel></rss>'
const item = (number: number, title: string): string =>
  `<item><guid>${number}</guid><title>${title}</title><link>https://wire.example/${number}</link></item>`
const FIRST = item(1, 'Heron-7B is out')
const NEWS = item(2, 'Alder raises $35 million Series A to build AI agents')

describe('a document that ends inside an entry', () => {
  const titles = async (source: string, memo = createEntryMemo()): Promise<readonly string[]> =>
    (await parseFeed(Buffer.from(source), { memo })).entries.map(({ title }) => title)

  test.each([
    '<title>Alder raises $3',
    '<title>Alder</title><desc',
    '<title><![CDATA[Alder rai',
    '<title>A</title></ite',
  ])('is read without it: %s', async (cut) => {
    expect(await titles(`${HEAD}${FIRST}<item>${cut}`)).toEqual(['Heron-7B is out'])
  })

  test('is read without it, too, where the others are known already', async () => {
    const memo = createEntryMemo()
    await titles(`${HEAD}${FIRST}${END}`, memo)
    expect(await titles(`${HEAD}${FIRST}<item><title>Alder raises $3`, memo)).toEqual(['Heron-7B is out'])
  })

  test('is read whole where no entry has an end, or only the last lost it', async () => {
    expect(await titles(`${HEAD}<item><title>One</title><item><title>Two</title>`)).toEqual(['One', 'Two'])
    expect(await titles(`${HEAD}${FIRST}<item><title>Two</title>${END}`)).toEqual(['Heron-7B is out', 'Two'])
    expect(await titles(`${HEAD}${FIRST}`)).toEqual(['Heron-7B is out'])
  })
})

describe('a feed whose document was cut off', () => {
  let feed: PolledFeed
  beforeEach(async () => {
    feed = await startPolledFeed()
  })
  afterEach(() => feed.close())

  test('tells the entry once it is there as a whole, though the server says that nothing has changed', async () => {
    let body = `${HEAD}${FIRST}${END}`
    let etag = '"1"'
    feed.origin.serve(feed.host, ({ headers }) =>
      headers['if-none-match'] === etag ? { status: 304, headers: { etag } } : { headers: { etag }, body },
    )
    await feed.poll()
    etag = '"2"'
    body = `${HEAD}${FIRST}${NEWS.slice(0, NEWS.indexOf('5 million'))}`
    expect(await feed.poll()).toEqual([])
    body = `${HEAD}${FIRST}${NEWS}${END}`
    expect(await feed.poll()).toEqual(['new-story'])
    expect(await feed.find('Alder')).toMatchObject([{ title: 'Alder raises $35 million Series A to build AI agents' }])
  })
})
