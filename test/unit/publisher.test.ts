import { describe, expect, it } from 'vitest'
import { publisherOf, publishersAmong } from '../../src/core/publisher.ts'
import type { FeedKind } from '../../src/core/feed.ts'

const voice = (url: string | null, name = 'Feed', kind: FeedKind = 'press') => publisherOf({ name, kind, url })

describe('publisherOf', () => {
  it.each([
    ['https://www.quaypost.example/ai/1', 'https://amp.quaypost.example/money/2?ref=x'],
    ['https://quaypost.co.kr/a', 'http://it.quaypost.co.kr/b'],
    ['https://news.quaypost.com.cn/a', 'https://tech.quaypost.com.cn/b'],
    ['https://github.com/Ardent/one/releases/tag/v2', 'https://github.com/ardent/two'],
    ['https://medium.com/feed/@quay', 'https://medium.com/@quay/a'],
    ['http://127.0.0.1:4000/a', 'http://127.0.0.1:4000/b'],
  ])('is the same for two addresses of one site: %s and %s', (one, other) => {
    expect(voice(one, 'One')).toBe(voice(other, 'Other'))
  })

  it.each([
    ['https://quaypost.example/a', 'https://harbourpost.example/a'],
    ['https://quaypost.co.kr/a', 'https://harbourpost.co.kr/a'],
    ['https://quay.substack.com/p/a', 'https://harbour.substack.com/p/a'],
    ['https://medium.com/@quay/a', 'https://medium.com/@harbour/a'],
    ['https://quay.medium.com/a', 'https://harbour.medium.com/a'],
    ['https://huggingface.co/quay/a', 'https://huggingface.co/harbour/a'],
    ['https://www.youtube.com/watch?v=1', 'https://www.youtube.com/watch?v=2'],
    ['https://x.com/quay/status/1', 'https://x.com/harbour/status/2'],
    ['https://www.linkedin.com/pulse/a', 'https://www.linkedin.com/pulse/b'],
    ['http://10.0.0.1/a', 'http://10.2.0.1/a'],
  ])('is another for sites of two: %s and %s', (one, other) => {
    expect(voice(one, 'One')).not.toBe(voice(other, 'Other'))
  })

  it('goes by the name of a feed that gives no address, and of a community', () => {
    expect(voice(null, 'Quay Post')).toBe(voice('mailto:desk@quaypost.example', 'quay post'))
    expect(voice('https://quaypost.example/a', 'r/quays', 'community')).toBe('r/quays')
    for (const host of ['feeds.feedburner.com', 'raw.githubusercontent.com', 'rss.beehiiv.com']) {
      expect(voice(`https://${host}/~r/quay`, 'Quay Post')).toBe('quay post')
    }
  })
})

describe('publishersAmong', () => {
  it('has a publisher once, in whatever languages it writes, and no community', () => {
    const source = (name: string, url: string, kind: FeedKind = 'press', language = 'en') => ({
      ...{ name, url, kind, language },
      at: 0,
    })
    const sources = [
      source('Quay Post', 'https://quaypost.example/a'),
      source('Quay Post Japan', 'https://japan.quaypost.example/b', 'press', 'ja'),
      source('r/quays', 'https://www.reddit.com/r/quays/1', 'community'),
      source('Harbour Letter', 'https://harbour.substack.com/p/1', 'newsletter'),
    ]
    expect(publishersAmong(sources).map(({ name }) => name)).toEqual(['Quay Post', 'Harbour Letter'])
  })
})
