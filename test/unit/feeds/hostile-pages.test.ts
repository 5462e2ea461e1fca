import { expect, test } from 'vitest'
import { parseOpml } from '../../../src/feeds/opml.ts'
import { listPageLinks } from '../../../src/feeds/page-links.ts'
import { growthOf, MAX_GROWTH } from '../../builders/growth.ts'

const PAGE = 'https://site.example/blog/'
const ANY_ADDRESS = { checkUrl: () => undefined }
const filled = (piece: string, characters: number): string => piece.repeat(Math.ceil(characters / piece.length))

test.each([
  ['elements in elements', (size: number) => filled('<div>', size)],
  ['links to nothing', (size: number) => filled('<a href=x>', size)],
  ['as many feeds', (size: number) => Array.from({ length: size / 20 }, (_, at) => `<a href="/${at}/feed">`).join('')],
  [
    'links below a long base',
    (size: number) => `<base href="/${filled('a/', size / 2)}">${filled('<a href=x>', size / 2)}`,
  ],
  ['names without end', (size: number) => filled('<a href="', size)],
])('a page of %s costs at most 2.5 times as much when it is twice as large', async (_name, build) => {
  const [half, whole] = [build(200_000), build(400_000)]
  const growth = await growthOf(
    () => listPageLinks(half, PAGE),
    () => listPageLinks(whole, PAGE),
  )
  expect(growth).toBeLessThanOrEqual(MAX_GROWTH)
})

test('a page of a hundred thousand feeds names a thousand, and a base that nobody means is none', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => `<a href="/${at}/feed">`).join('')
  expect(listPageLinks(many, PAGE).likely).toHaveLength(1_000)
  const based = `<base href="/${'a'.repeat(2_000)}/"><link rel="alternate" type="application/rss+xml" href="feed.xml">`
  expect(listPageLinks(based, PAGE).likely).toMatchObject([{ url: 'https://site.example/blog/feed.xml' }])
})

test.each([
  ['folders in folders', (size: number) => filled('<outline type="rss">', size)],
  ['one feed on one line', (size: number) => filled('<outline xmlUrl="https://a.example/"/>', size)],
])('a list of %s costs at most 2.5 times as much when it is twice as large', async (_name, build) => {
  const [half, whole] = [200_000, 400_000].map((size) => `<opml>${build(size)}</opml>`)
  const growth = await growthOf(
    () => parseOpml(half ?? '', ANY_ADDRESS),
    () => parseOpml(whole ?? '', ANY_ADDRESS),
  )
  expect(growth).toBeLessThanOrEqual(MAX_GROWTH)
})

test('a list still says in which line something is wrong', () => {
  const list =
    '<opml>\n<body>\n\n<outline type="rss"/><outline xmlUrl="no address"/>\n<outline type="rss"/>\n</body></opml>'
  expect(parseOpml(list, ANY_ADDRESS).problems).toEqual([
    'Line 4: the outline has no xmlUrl.',
    'Line 4: "no address" is no address. Write it with http:// or https://.',
    'Line 5: the outline has no xmlUrl.',
  ])
})
