import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../../src/core/ports/store.ts'
import { systemClock } from '../../../src/ops/system-clock.ts'
import { startHttpServer, type HttpServer } from '../../../src/ops/http-server.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { roundupSource } from '../../../src/app/roundup-source.ts'
import { ledgerRoutes } from '../../../src/web/ledger-routes.ts'
import { roundupRoutes } from '../../../src/web/roundup-routes.ts'
import { overviewRoutes } from '../../../src/web/overview-routes.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { fundingFacts, releaseFacts, report, story } from '../../builders/story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const ROOT = { publicUrl: null, basePath: '' }
const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`

/** How links between words are told from the words where nobody sees their colour. */
const LINES_OF_LINKS = `[...new Set([...document.querySelectorAll(':is(footer, .card li) a')]
  .map((link) => getComputedStyle(link).textDecorationLine))]`

/** What a finger has to hit, and is lower than a finger is wide. Links among words stand where their lines do. */
const TOO_SMALL = `[...document.querySelectorAll(':is(header, nav, footer, .pages) a, summary, input:not([type=hidden])')]
  .filter((one) => one.getBoundingClientRect().height < 44).map(({ outerHTML }) => outerHTML)`
const LAST_WEEK = '/roundups/2026-W07'

let store: Store
let server: HttpServer

beforeEach(async () => {
  store = await openMemoryStore(sequence())
  const clock = systemClock
  const open = { mayLook: () => true, guard: <T>(route: T): T => route }
  const overview = overviewRoutes({ store, clock, basePath: '', levelOf: () => 'well', ...open })
  const weekly = roundupRoutes(roundupSource(store, { timeZone: 'UTC', basePath: '' }, clock), ROOT, clock)
  const routes = [...overview, ...weekly, ...ledgerRoutes({ stories: store.stories, clock, basePath: '' })]
  server = await startHttpServer({ host: '127.0.0.1', port: 0, routes, log: SILENT })
})
afterEach(async () => {
  await server.close()
  await store.close()
})

async function add(id: string, title: string, parts: Parameters<typeof story>[0] | object = {}): Promise<void> {
  const facts = fundingFacts({ company: 'Acme', amountUsd: 5e6, title })
  await store.stories.insert(story({ id, facts, eventAt: Date.UTC(2026, 1, 12), ...parts }))
  await store.feeds.replaceCatalogue([
    { ...WIRE_FEED, id: 'feed', name: HOSTILE, url: `https://news.example/?${HOSTILE}` },
  ])
  await store.entries.insert(
    {
      ...{
        id: `e-${id}`,
        feedId: 'feed',
        identity: id,
        identityKeys: [id],
        title,
        url: null,
        summary: '',
      },
      ...{ language: 'en', publishedAt: 1_000, seenAt: 1_000 },
    },
    'joined',
  )
  await store.stories.addReport(id, report({ entryId: `e-${id}`, facts, title, feedName: title }), [])
}

const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const response = await fetch(`${server.url}${path}`, { headers, redirect: 'manual' })
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}

test('whatever publishers and readers write, no tag but ours is on a page', async () => {
  await add('s1', HOSTILE)
  for (const path of [
    '/',
    '/funding',
    '/stories/s1',
    `/funding?q=${encodeURIComponent(HOSTILE)}`,
    `/stories/${encodeURIComponent(HOSTILE)}`,
  ]) {
    const { text } = await get(path)
    // What stands in a quoted attribute is no markup.
    expect(text.replaceAll(/="[^"]*"/gu, '')).not.toMatch(/<script|<img|<[^>]*\son\w+/iu)
  }
  const { text } = await get('/stories/s1')
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('the language is the one that is asked for, else the one that the browser likes best', async () => {
  await add('s1', 'Acme raises money')
  const languageOf = async (path: string, wishes = ''): Promise<string | undefined> =>
    /<html lang="(\w+)">/u.exec((await get(path, { 'accept-language': wishes })).text)?.[1]
  expect(await languageOf('/funding?lang=ja', 'ko')).toBe('ja')
  expect(await languageOf('/', 'fr, zh-CN;q=0.4, ko;q=0.9')).toBe('ko')
  expect(await languageOf('/stories/s1?lang=xx', 'fr')).toBe('en')
})

test("a workspace's own story is nowhere, a merged one leads to the other, a withdrawn one says so", async () => {
  await add('public', 'Acme raises money')
  await add('theirs', 'Secretco raises money', { workspaceId: 'discord:1' })
  await add('merged', 'Acme raises again', { mending: { kind: 'merged', intoId: 'public' } })
  await add('wrong', 'Acme sells the moon', { mending: { kind: 'retracted' } })
  expect((await get('/stories/theirs')).status).toBe(404)
  for (const path of ['/', '/funding', '/funding?q=secretco']) expect((await get(path)).text).not.toContain('Secretco')
  expect(await get('/stories/merged')).toMatchObject({ status: 301, location: '/stories/public?lang=en' })
  const { text } = await get('/stories/wrong')
  expect(text).toContain('Retracted: Acme sells the moon')
  expect(text).not.toContain('$5')
})

test('a list colours a story as its page does', async () => {
  await add('sure', 'Acme raises money')
  await add('maybe', 'Acme may raise money', { status: 'in-talks' })
  await add('never', 'Acme raises nothing', { status: 'denied' })
  const { text } = await get('/funding')
  const colours = new Map(
    [...text.matchAll(/class="badge (\w+)">.*?\/stories\/(\w+)\?/gsu)].map(([, tone, id]) => [id, tone]),
  )
  expect(colours).toEqual(
    new Map([
      ['sure', 'funding'],
      ['maybe', 'rumour'],
      ['never', 'info'],
    ]),
  )
  for (const [id, tone] of colours) expect((await get(`/stories/${id}`)).text).toContain(`class="card ${tone}"`)
})

test('a fresh ledger says that nothing is there yet, and nothing of posts that fit', async () => {
  expect((await get('/?lang=en')).text).toContain('<p>No stories yet. The first come with the next news.</p>')
  expect((await get('/?lang=ko')).text).toContain('<p>아직 소식이 없습니다.')
  // Whoever runs it reads what to do.
  expect((await get('/?lang=en')).text).toContain('Type /subscribe in one')
  expect((await get('/?lang=zh')).text).toContain('<p>还没有订阅源')
  // Nobody gave words that could be fewer.
  for (const path of ['/models', '/funding']) expect((await get(path)).text).toContain('<p>No stories yet.')
})

test('whoever runs it reads once above the feeds how they are, and at each what is its own', async () => {
  await add('s1', 'Acme raises money')
  const rows = async (): Promise<string> => {
    const { text } = await get('/')
    return text.slice(text.indexOf('<details')).replaceAll(/<[^>]+>/gu, '|')
  }
  expect(await rows()).toContain('Working: 1')
  expect((await get('/?lang=ja')).text).toContain('<summary>正常：1</summary>')
  expect((await rows()).split('Working')).toHaveLength(2)
  expect(await rows()).not.toContain('last read')
  const [stored] = await store.feeds.list()
  if (stored === undefined) throw new Error('there is no feed')
  await store.feeds.saveState('feed', { ...stored.state, lastSuccessAt: Date.now() })
  expect(await rows()).toContain('|last read |now|')
  expect((await rows()).split('Working')).toHaveLength(2)
})

test('every page leads to the last week, which speaks the language of its reader, and names our feeds', async () => {
  const { text } = await get('/models?lang=ja')
  expect(text).toContain('<a href="/roundups?lang=ja">週のまとめ</a>')
  const feeds = [
    ...text.matchAll(/<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="([^"]+)">/gu),
  ]
  expect(feeds.map(([, address]) => address)).toEqual(['/feeds/models.xml', '/feeds/funding.xml', '/feeds/roundup.xml'])
  for (const [, address] of feeds) expect((await get(address ?? '')).status).toBe(200)
  const { status, location } = await get('/roundups', { 'accept-language': 'ko' })
  expect(status).toBe(302)
  expect(location).toMatch(/^\/roundups\/\d{4}-W\d{2}\?lang=ko$/u)
  expect((await get(location ?? '')).text).toContain('<html lang="ko">')
  expect((await get((location ?? '').replace(/\?.*/u, ''), { 'accept-language': 'zh' })).text).toContain('AI 每周汇总')
})

test('long lists come in pages, and words narrow them', async () => {
  for (let at = 0; at < 31; at += 1) {
    const facts = releaseFacts({ vendor: 'Acme', name: `A${at}` })
    await store.stories.insert(story({ id: `m${at}`, facts, eventAt: at }))
  }
  const first = await get('/models')
  expect(first.text.match(/\/stories\/m/gu)).toHaveLength(30)
  expect(first.text).toContain('href="/models?page=2&amp;lang=en"')
  const second = await get('/models?page=2')
  expect(second.text.match(/\/stories\/m/gu)).toHaveLength(1)
  // Each leads to the other, and to none that there is not.
  expect([first, second].map(({ text }) => [text.includes('>Previous</a>'), text.includes('>Next</a>')])).toEqual([
    [false, true],
    [true, false],
  ])
  expect((await get('/models?q=a17')).text.match(/\/stories\/m/gu)).toHaveLength(1)
  for (const odd of ['-3', 'x', '0']) expect((await get(`/models?page=${odd}`)).text).toContain('Page 1 of 2')
  // There are not so many: the last one it is.
  for (const many of ['9', '1e9', '99999999']) {
    const { status, text } = await get(`/models?page=${many}`)
    expect(status).toBe(200)
    expect(text).toContain('Page 2 of 2')
    expect(text).toContain('href="/models?lang=en"')
    expect(text.match(/\/stories\/m/gu)).toHaveLength(1)
  }
  const none = (await get('/models?q=nothing&page=9')).text
  expect(none).toContain('<p>Nothing found with these words.')
  expect(none).not.toContain('Page 1')
})

test('a week of our feeds is HTML, with its links, and no markup that readers would see', async () => {
  await add('s1', 'Acme raises money', { eventAt: systemClock.nowMs() - 7 * 86_400_000 })
  const { text } = await get('/feeds/roundup.xml')
  expect(text).toContain('<content type="html">&lt;p&gt;')
  expect(text).toContain('&lt;a href=&quot;https://news.example/s1&quot;')
  expect(text).not.toMatch(/\*\*|\]\(|^#/mu)
})

test('our feeds hold the newest hundred stories that are no rumours, however many rumours are newer', async () => {
  for (let at = 0; at < 110; at += 1) {
    await store.stories.insert(
      story({ id: `f${at}`, facts: fundingFacts({ company: `F${at}`, amountUsd: 5e6 }), eventAt: at }),
    )
    const talked = fundingFacts({ company: `T${at}`, amountUsd: 5e6, status: 'rumoured' })
    await store.stories.insert(story({ id: `t${at}`, facts: talked, eventAt: 1_000 + at }))
    const other = { ...fundingFacts({ company: `O${at}`, amountUsd: 5e6 }), isAi: false }
    await store.stories.insert(story({ id: `o${at}`, facts: other, eventAt: 2_000 + at }))
  }
  const feed = (await get('/feeds/funding.xml')).text
  expect(feed.match(/urn:aiwire:story:\w+/gu)).toEqual(
    Array.from({ length: 100 }, (_, at) => `urn:aiwire:story:f${109 - at}`),
  )
})

test('a name that is written from right to left turns nothing beside it', async () => {
  const [name, title] = ['شركة الذكاء', 'شركة الذكاء تجمع 5 ملايين دولار']
  await add('s1', title, { facts: fundingFacts({ company: name, amountUsd: 5e6, title }), title })
  const page = (await get('/stories/s1?lang=en')).text
  expect(page).toContain(
    `<strong>Company</strong> <bdi>${name}</bdi>&nbsp;· <strong>Amount</strong> $5M&nbsp;· <bdi>“${title}”</bdi>`,
  )
  expect(page).toContain(`<bdi>${title}</bdi></a></h1>`)
  expect((await get('/funding')).text).toContain(`?lang=en"><bdi>${title}</bdi></a>`)
  await add('s2', 'Acme raises money')
  expect((await get('/stories/s2')).text).not.toContain('bdi')
})

test('a list words talk as talk, and dates what came of it by the day on which it came', async () => {
  const talk = fundingFacts({ company: 'Acme', amountUsd: 9e9, status: 'in-talks', title: 'Acme nears $9B' })
  await add('s1', 'Acme nears $9B', { facts: talk, status: 'in-talks' })
  await add('s2', 'Borea raises', { firstAt: Date.UTC(2026, 0, 3), eventAt: Date.UTC(2026, 1, 5) })
  for (const path of ['/?lang=en', '/funding?lang=en']) {
    const { text } = await get(path)
    expect(text, path).toContain('>Reportedly: Acme nears $9B<')
    expect(text, path).not.toContain('>Acme nears $9B<')
    expect(text, path).toContain('February 5, 2026')
    expect(text, path).not.toContain('January 3')
  }
})

test('a title that stands alone says what did not happen', async () => {
  const facts = fundingFacts({ company: 'Acme', amountUsd: 9e9, status: 'denied', title: 'Acme raises $9B' })
  await add('s1', 'Acme raises $9B', { facts, status: 'denied' })
  expect((await get('/stories/s1?lang=en')).text).toContain('<title>Denied: Acme raises $9B · AI Wire</title>')
  expect((await get('/stories/s1?lang=ja')).text).toContain('<title>否定：Acme raises $9B · AI Wire</title>')
  await add('s2', 'Acme has raised')
  expect((await get('/stories/s2')).text).toContain('<title>Acme has raised · AI Wire</title>')
})

test('whoever hears a page finds its one title and its parts', async () => {
  await add('s1', 'Acme raises money')
  for (const path of ['/', '/models', '/funding', '/stories/s1', '/roundups/2026-W07']) {
    const { text } = await get(path)
    const levels = [...text.matchAll(/<h([1-6])/gu)].map(([, level]) => level)
    expect(levels[0], path).toBe('1')
    expect(levels.slice(1), path).toEqual(levels.slice(1).map(() => '2'))
    expect(text, path).toMatch(/<main>.*<h1>.*<\/main>/su)
  }
})

test('a phone shows every page without scrolling sideways, in the light and in the dark', async () => {
  for (let at = 0; at < 40; at += 1) await add(`f${at}`, `Acme raises money again ${at}`)
  await add('s1', `Acme raises money for ${'averylongwordwithoutanyspace'.repeat(8)}`)
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file))
  if (executablePath === undefined) throw new Error('chromium is missing: apt-get install chromium')
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    const colours = new Set<string>()
    const complaints: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 }, colorScheme })
      page.on('console', (message) => complaints.push(message.text()))
      for (const path of ['/', '/funding', '/stories/s1', LAST_WEEK]) {
        await page.goto(`${server.url}${path}`)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
        expect(await page.evaluate(TOO_SMALL), path).toEqual([])
        if (path !== LAST_WEEK) expect(await page.evaluate(LINES_OF_LINKS), path).toEqual(['underline'])
      }
      await page.goto(`${server.url}/funding?lang=ko`)
      expect(await page.evaluate('getComputedStyle(document.querySelector("main p")).wordBreak')).toBe('keep-all')
      colours.add(String(await page.evaluate('getComputedStyle(document.body).backgroundColor')))
      await page.close()
    }
    expect(colours.size).toBe(2)
    expect(complaints).toEqual([])
  } finally {
    await browser.close()
  }
})
