import { expect, test } from 'vitest'
import { loadCatalogue } from '../../../src/feeds/catalogue.ts'
import { canonicalUrl } from '../../../src/feeds/canonical-url.ts'

test('the catalogue has 120 feeds, none twice, in at least four languages', () => {
  const feeds = loadCatalogue()
  expect(feeds.length).toBeGreaterThanOrEqual(120)
  expect(new Set(feeds.map((feed) => feed.id)).size).toBe(feeds.length)
  expect(new Set(feeds.map((feed) => canonicalUrl(feed.url))).size).toBe(feeds.length)
  for (const language of ['en', 'ko', 'zh', 'ja']) {
    expect(feeds.filter((feed) => feed.language === language).length).toBeGreaterThanOrEqual(8)
  }
  expect(feeds.every((feed) => feed.scope.kind === 'catalogue')).toBe(true)
})
