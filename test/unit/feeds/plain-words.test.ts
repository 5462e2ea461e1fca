import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseFeed } from '../../../src/feeds/parse.ts'
import { plainText, plainTitle } from '../../../src/feeds/plain-text.ts'
import { shownTitle } from '../../../src/feeds/shown-title.ts'
import { startPolledFeed, type PolledFeed } from '../../builders/polled-feed.ts'

const rss = (items: string): string => `<rss version="2.0"><channel><title>Wire</title>${items}</channel></rss>`

describe('a headline', () => {
  test.each([
    ['It&amp;#8217;s AT&amp;amp;T', 'It’s AT&T'],
    ['&amp;quot;Agents&amp;quot; caf&amp;eacute;', '"Agents" café'],
    ['&lt;b&gt;Heron&lt;/b&gt; is out', '<b>Heron</b> is out'],
    ['The &lt;b&gt; element', 'The <b> element'],
    ['Use &amp;amp; in HTML', 'Use &amp; in HTML'],
    ['List&lt;String&gt; &amp; more', 'List<String> & more'],
    ['R&D at 7B < 3B', 'R&D at 7B < 3B'],
    ['Open\u200bAI\u2060 on so\u00adfas\ufeff', 'OpenAI on sofas'],
    ['한빛, 새 모델 공개'.normalize('NFD'), '한빛, 새 모델 공개'],
    ['バードが café を公開'.normalize('NFD'), 'バードが café を公開'],
  ])('%s', (html, text) => {
    expect(plainTitle(html)).toBe(text)
  })
})

describe('a text', () => {
  test.each([
    ['&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two &lt;b&gt;three&lt;/b&gt;&lt;/p&gt;', 'One two three'],
    ['Type: text&lt;br/&gt;Likes: 8', 'Type: text Likes: 8'],
    ['<p>It&amp;#8217;s &amp;amp; more</p>', 'It’s & more'],
    ['<p>Write <code>&lt;b&gt;x&lt;/b&gt;</code></p>', 'Write <b>x</b>'],
    ['a &lt; b', 'a < b'],
    ['모\u2060델', '모델'],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text)
  })
})

test('what a feed of Atom or JSON calls plain and is markup reads as it is meant', async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>1</id>
    <title>Caf&amp;eacute; &amp;amp; co</title><summary>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</summary></entry></feed>`
  expect((await parseFeed(Buffer.from(atom))).entries[0]).toMatchObject({ title: 'Café & co', summary: 'One two' })
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ id: '1', title: 'It&#8217;s out', summary: '<p>One</p>' }],
  }
  expect((await parseFeed(Buffer.from(JSON.stringify(json)))).entries[0]).toMatchObject({
    title: 'It’s out',
    summary: 'One',
  })
})

describe('what stands over an entry', () => {
  const SENTENCE = 'Alder raised $3.5 million to build AI agents.'
  test.each([
    ['Its title', `${SENTENCE} More.`, 'Its title'],
    ['', `${SENTENCE} More.`, SENTENCE],
    ['https://a.example/1', `${SENTENCE} More.`, SENTENCE],
    ['https://a.example/1', '', 'https://a.example/1'],
    ['', '오늘 새 모델을 내놓았습니다. 더 많은 이야기.', '오늘 새 모델을 내놓았습니다.'],
    ['', '今天我们发布了全新的开源大模型。更多内容', '今天我们发布了全新的开源大模型。'],
    ['', 'No end', 'No end'],
    ['', 'word '.repeat(60).trim(), `${'word '.repeat(40).trim()}…`],
    ['', '한'.repeat(300), `${'한'.repeat(200)}…`],
  ])('%j, %j', (title, summary, shown) => {
    expect(shownTitle(title, summary)).toBe(shown)
  })

  describe('that was polled', () => {
    let feed: PolledFeed
    beforeEach(async () => {
      feed = await startPolledFeed()
    })
    afterEach(() => feed.close())

    test('is never empty, and its text is not read as markup twice', async () => {
      let body = rss('')
      feed.origin.serve(feed.host, () => ({ body }))
      await feed.poll()
      body = rss(
        '<item><guid>1</guid><description>Alder raises $35 million Series A to build AI agents. List&amp;lt;String&amp;gt; helps.</description></item>',
      )
      expect(await feed.poll()).toEqual(['new-story'])
      expect(await feed.find('Alder')).toMatchObject([
        {
          title: 'Alder raises $35 million Series A to build AI agents.',
          summary: 'Alder raises $35 million Series A to build AI agents. List<String> helps.',
        },
      ])
      expect(await feed.poll()).toEqual([])
    })
  })
})
