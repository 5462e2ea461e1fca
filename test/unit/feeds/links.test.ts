import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canonicalUrl } from '../../../src/core/canonical-url.ts'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'

const rss = (items: string): string => `<rss version="2.0"><channel><title>Wire</title>${items}</channel></rss>`
const atom = (entries: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>${entries}</feed>`

describe('the address of an entry', () => {
  const urlOf = async (source: string): Promise<string | null | undefined> =>
    (await parseFeed(Buffer.from(source), { url: 'https://wire.example/feeds/all.xml' })).entries[0]?.url

  test.each([
    ['<link>https://a.example/?x=1&amp;y=2</link>', 'https://a.example/?x=1&y=2'],
    ['<link><![CDATA[https://a.example/?x=1&amp;y=2&#038;z=3]]></link>', 'https://a.example/?x=1&y=2&z=3'],
    ['<link>www.a.example/post</link>', 'https://www.a.example/post'],
    ['<link>www/post</link>', 'https://wire.example/feeds/www/post'],
    ['<guid>https://a.example/1</guid>', 'https://a.example/1'],
    ['<guid isPermaLink="false">https://a.example/1</guid>', null],
    ['<enclosure url="/sound.mp3" type="audio/mpeg"/>', 'https://wire.example/sound.mp3'],
    ['<enclosure url="/face.jpg" type="image/jpeg"/>', null],
    [
      '<enclosure url="/face.jpg" type="image/jpeg"/><enclosure url="/sound.mp3" type="audio/mpeg"/>',
      'https://wire.example/sound.mp3',
    ],
    ['<link>https://a.example/1</link><enclosure url="/sound.mp3" type="audio/mpeg"/>', 'https://a.example/1'],
  ])('of RSS: %s', async (inside, url) => {
    expect(await urlOf(rss(`<item><title>One</title>${inside}</item>`))).toBe(url)
  })

  test.each([
    ['<id>https://a.example/1</id>', 'https://a.example/1'],
    ['<id>https://a.example/1</id><link href="/2"/>', 'https://wire.example/2'],
    ['<id>https://a.example/1</id><link rel="self" href="/2.atom"/>', 'https://a.example/1'],
    ['<id>tag:a.example,2026:1</id>', null],
  ])('of Atom: %s', async (inside, url) => {
    expect(await urlOf(atom(`<entry><title>One</title>${inside}</entry>`))).toBe(url)
  })

  test.each([
    ['https://www.google.com/url?rct=j&sa=t&url=https://a.example/p%3Fx%3D1&ct=ga', 'https://a.example/p?x=1'],
    ['https://www.google.co.kr/url?q=https://a.example/p', 'https://a.example/p'],
    ['http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fa.example%2fp&c=1', 'https://a.example/p'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fp&h=AT', 'https://a.example/p'],
    ['https://www.google.com/url?url=javascript:alert(1)', 'https://www.google.com/url?url=javascript:alert(1)'],
    ['https://a.example/url?url=https://b.example/', 'https://a.example/url?url=https://b.example/'],
    ['https://www.google.com/search?q=https://b.example/', 'https://www.google.com/search?q=https://b.example/'],
  ])('is that of the page, not of who counts its readers: %s', async (written, url) => {
    expect(await urlOf(rss(`<item><title>One</title><link><![CDATA[${written}]]></link></item>`))).toBe(url)
    const json = { version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', url: written }] }
    expect(await urlOf(JSON.stringify(json))).toBe(url)
  })
})

test.each([
  'https://a.example/p?mc_cid=1&mc_eid=2',
  'https://a.example/p?at_medium=RSS&at_campaign=news',
  'https://a.example/p?source=rss----7f0c',
  'https://a.example/p?from=RSS&guccounter=1',
  'http://www.a.example/p/?cmpid=rss&spm=a.b',
])('one page is known again however a reader was sent there: %s', (address) => {
  expect(canonicalUrl(address)).toBe('https://a.example/p')
})

test('what is read is not taken for how a reader came', () => {
  expect(canonicalUrl('https://a.example/p?source=wire&from=2026&feed=rss')).toBe(
    'https://a.example/p?feed=rss&from=2026&source=wire',
  )
})

describe('a feed whose links are wrapped anew at every poll', () => {
  let feed: PolledFeed
  beforeEach(async () => {
    feed = await startPolledFeed()
  })
  afterEach(() => feed.close())

  test('tells its entry once, with the address of the page', async () => {
    const wrapped = (title: string, usg: string) =>
      rss(
        `<item><title>${title}</title><link>https://www.google.com/url?url=https://a.example/heron&amp;usg=${usg}</link></item>`,
      )
    let body = rss('')
    feed.origin.serve(feed.host, () => ({ body }))
    await feed.poll()
    body = wrapped('Alder raises $35 million Series A to build AI agents', 'one')
    expect(await feed.poll()).toEqual(['new-story'])
    body = wrapped('Alder raises $35 million Series A for AI agents', 'two')
    expect(await feed.poll()).toEqual([])
    expect(await feed.find('Alder')).toMatchObject([{ url: 'https://a.example/heron' }])
  })
})
