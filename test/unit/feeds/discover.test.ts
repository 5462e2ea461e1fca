import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { discoverFeed } from '../../../src/feeds/discover.ts'
import { feedOfKnownPage } from '../../../src/feeds/known-pages.ts'
import type { Reply } from '../../fakes/origin-server.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'

const FEED: Reply = { body: '<rss version="2.0"><channel><title>Notes</title></channel></rss>' }

let site: PolledFeed
beforeEach(async () => {
  site = await startPolledFeed()
})
afterEach(() => site.close())

/** What is found on a page with these tags, where these paths are feeds and all others are missing. */
function discover(tags: string, feeds: readonly string[]) {
  const page = { headers: { 'content-type': 'text/html' }, body: `<!doctype html><html><body>${tags}</body></html>` }
  site.origin.serve(site.host, ({ path }) => (path === '/' ? page : feeds.includes(path) ? FEED : { status: 404 }))
  return discoverFeed(site.origin.url(site.host, '/'), { fetch: site.fetch, mayBePrivate: true })
}

const link = (href: string, type = 'application/rss+xml', more = ''): string =>
  `<link rel="alternate" type="${type}" href="${href}" ${more}>`
const paths = (): readonly string[] => site.origin.asked(site.host).map(({ path }) => path)
const at = (path: string): string => site.origin.url(site.host, path)

describe('a page', () => {
  test('whose first feed is dead leads to the next one', async () => {
    expect(await discover(link('/dead') + link('/live'), ['/live'])).toMatchObject({ url: at('/live') })
    expect(paths()).toEqual(['/', '/dead', '/live'])
  })

  test('whose feeds are all dead is asked for three of them, and the first says why', async () => {
    const tags = ['/a', '/b', '/c', '/d'].map((href) => link(href)).join('')
    await expect(discover(tags, [])).rejects.toMatchObject({ kind: 'http-status', httpStatus: 404 })
    expect(paths()).toEqual(['/', '/a', '/b', '/c'])
  })

  test.each([
    ['text/xml', link('/feed', 'text/xml')],
    ['rel=feed', '<link rel="feed" type="application/atom+xml" href="/feed">'],
    ['a link that readers see', '<a href="/about">About</a><a href="feed">RSS</a>'],
  ])('may name its feed by %s', async (_how, tags) => {
    expect(await discover(tags, ['/feed'])).toMatchObject({ url: at('/feed'), title: 'Notes' })
    expect(paths()).toEqual(['/', '/feed'])
  })

  test.each([
    ['an address of feed readers', (host: string) => link(`feed://${host}/feed.xml`), '/feed.xml'],
    ['one with both schemes', (host: string) => `<a href="feed:http://${host}/feed.xml">RSS</a>`, '/feed.xml'],
    ['a link into a folder of feeds', () => '<a href="/rss/allArticle.xml">RSS</a>', '/rss/allArticle.xml'],
    ['a query', () => '<a href="/?page=2">More</a><a href="/blog?feed=rss2">RSS</a>', '/blog?feed=rss2'],
  ])('may lead to its feed by %s', async (_how, tags, path) => {
    const host = new URL(at('/')).host
    expect(await discover(tags(host), [path])).toMatchObject({ title: 'Notes' })
    expect(paths()).toEqual(['/', path])
  })

  test('has the feed of its comments asked last, in whatever language it calls that', async () => {
    for (const title of ['댓글 피드', 'コメントのフィード', '评论 Feed', '迴響 Feed']) {
      const tags = link('/c/feed', undefined, `title="${title}"`) + link('/feed', undefined, 'title="Notes"')
      expect((await discover(tags, ['/feed', '/c/feed'])).url, title).toBe(at('/feed'))
    }
  })

  test('that leads to services which read feeds is first asked for its own', async () => {
    const tags = '<a href="https://reader.example/add/feed">Follow</a><a href="/blog-rss.xml">RSS</a>'
    expect(await discover(tags, ['/blog-rss.xml'])).toMatchObject({ url: at('/blog-rss.xml') })
  })

  test('that names none is not asked for what is no feed by its looks', async () => {
    const tags = `${link('/wp-json/posts/1', 'application/json')}<a href="/how-we-built-our-feed">A post</a>`
    await expect(discover(tags, ['/how-we-built-our-feed'])).rejects.toMatchObject({ kind: 'html' })
    expect(paths()).toEqual(['/'])
  })

  test('says which others it names, less the same in another format and the comments', async () => {
    const tags =
      link('/feed') +
      link('/feed.atom', 'application/atom+xml') +
      link('/comments') +
      link('/ai', undefined, 'title="AI"')
    const { url, others } = await discover(tags, ['/feed'])
    expect([url, others.map((one) => [one.url, one.title])]).toEqual([at('/feed'), [[at('/ai'), 'AI']]])
  })
})

test.each([
  ['https://www.reddit.com/r/LocalLLaMA/', 'https://www.reddit.com/r/LocalLLaMA/.rss'],
  ['https://www.reddit.com/r/LocalLLaMA/new/', 'https://www.reddit.com/r/LocalLLaMA/new/.rss'],
  ['https://www.reddit.com/r/LocalLLaMA/top/?t=day&share=1', 'https://www.reddit.com/r/LocalLLaMA/top/.rss?t=day'],
  ['https://www.reddit.com/r/LocalLLaMA+OpenAI', 'https://www.reddit.com/r/LocalLLaMA+OpenAI/.rss'],
  ['https://www.reddit.com/u/ada', 'https://www.reddit.com/user/ada/.rss'],
  ['https://old.reddit.com/user/ada', 'https://www.reddit.com/user/ada/.rss'],
  ['https://www.reddit.com/r/LocalLLaMA/comments/1a/title/', null],
  [
    'https://youtube.com/channel/UCabcdefghijklmnopqrstuv/videos',
    'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv',
  ],
  [
    'https://www.youtube.com/playlist?list=PL0123456789',
    'https://www.youtube.com/feeds/videos.xml?playlist_id=PL0123456789',
  ],
  ['https://www.youtube.com/playlist', null],
  [
    'https://news.google.com/search?q=%22open%20weights%22%20when%3A1d&hl=ko&gl=KR&ceid=KR%3Ako&utm=1',
    'https://news.google.com/rss/search?q=%22open+weights%22+when%3A1d&hl=ko&gl=KR&ceid=KR%3Ako',
  ],
  [
    'https://news.google.com/topics/CAAqJggKIiBDQkFTRWdvSUwyMHZNRGRqTVhZU0FtVnVHZ0pWVXlnQVAB?hl=en-US',
    'https://news.google.com/rss/topics/CAAqJggKIiBDQkFTRWdvSUwyMHZNRGRqTVhZU0FtVnVHZ0pWVXlnQVAB?hl=en-US',
  ],
  ['https://news.google.com/search', null],
  ['https://news.google.com/rss/search?q=llm', null],
  ['https://github.com/ada/engine', 'https://github.com/ada/engine/releases.atom'],
  ['https://github.com/ada/engine.js.git', 'https://github.com/ada/engine.js/releases.atom'],
  ['https://github.com/ada/engine/tags', null],
  ['https://github.com/topics/llm', null],
  ['https://arxiv.org/list/cs.CL/recent', 'https://rss.arxiv.org/rss/cs.CL'],
  ['https://arxiv.org/abs/2601.00001', null],
  ['https://medium.com/@ada.l', 'https://medium.com/feed/@ada.l'],
  ['https://www.medium.com/engine-notes/', 'https://medium.com/feed/engine-notes'],
  ['https://medium.com/tag/llm', 'https://medium.com/feed/tag/llm'],
  ['https://ada.medium.com', 'https://ada.medium.com/feed'],
  ['https://medium.com/@ada.l/a-post-0a1b2c3d4e5f', null],
  ['https://medium.com/search', null],
  ['https://medium.com/', null],
  ['https://help.medium.com/', null],
  ['https://notreddit.com/r/LocalLLaMA', null],
  ['ftp://www.reddit.com/r/LocalLLaMA', null],
  ['nothing', null],
])('the feed of %s is %s', (page, feed) => {
  expect(feedOfKnownPage(page)).toBe(feed)
})
