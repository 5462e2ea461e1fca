import { expect, test } from 'vitest'
import { loadCatalogue } from '../../../src/feeds/catalogue.ts'
import { canonicalUrl } from '../../../src/core/canonical-url.ts'

test('the catalogue has 120 feeds, none twice, in at least four languages', () => {
  const feeds = loadCatalogue({ scraped: false })
  expect(feeds.length).toBeGreaterThanOrEqual(120)
  expect(new Set(feeds.map((feed) => feed.id)).size).toBe(feeds.length)
  expect(new Set(feeds.map((feed) => canonicalUrl(feed.url))).size).toBe(feeds.length)
  for (const language of ['en', 'ko', 'zh', 'ja']) {
    expect(feeds.filter((feed) => feed.language === language).length).toBeGreaterThanOrEqual(8)
  }
  expect(feeds.every((feed) => feed.scope.kind === 'catalogue')).toBe(true)
})

test('stand-ins that others scrape come only when asked for, and say what they are', () => {
  const without = new Set(loadCatalogue({ scraped: false }).map(({ id }) => id))
  const standIns = loadCatalogue({ scraped: true }).filter(({ id }) => !without.has(id))
  expect(standIns.length).toBeGreaterThan(0)
  for (const { id, name, weight } of standIns) {
    expect(id).toMatch(/-scraped$/)
    expect(name).toContain('(scraped)')
    // The publisher's own word counts for more.
    expect(weight).toBeLessThan(1)
  }
})
