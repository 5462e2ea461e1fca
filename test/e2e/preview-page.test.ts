import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { sampleFeeds } from '../../src/cli/demo-feeds.ts'
import { createDemoClock } from '../../src/cli/demo-clock.ts'
import { startDemoServer, type DemoServer } from '../../src/cli/demo-server.ts'
import { subscribePreview } from '../../src/cli/preview-channel.ts'
import { parseConfig } from '../../src/config.ts'
import { card, text } from '../../src/core/card.ts'
import { DAY_MS } from '../../src/core/durations.ts'
import { LANGUAGES, type Channel } from '../../src/core/workspace.ts'
import { PREVIEW_WORDS } from '../../src/web/preview-words.ts'
import { SILENT } from '../builders/silent-log.ts'
import { expectPicture } from './picture-grid.ts'

const NOW = Date.UTC(2026, 1, 18, 9)
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
/** What the pictures looked like when somebody agreed with them, coarsely. */
const AGREED = join(import.meta.dirname, '../golden/preview')
/** Where pictures go when somebody wants to look at them; they become the ones that are agreed on. */
const PICTURES = process.env.PREVIEW_PICTURES ?? null
if (PICTURES !== null) mkdirSync(PICTURES, { recursive: true })

let folder: string
let feeds: DemoServer
let app: App
let channel: Channel
let address: string
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-page-'))
  const samples = sampleFeeds(NOW)
  feeds = await startDemoServer(samples.map(({ document }) => document))
  app = await openApp({
    config: {
      ...parseConfig({ DATABASE_URL: `sqlite:${join(folder, 'page.db')}`, PORT: '0' }),
      allowedPrivateHosts: [feeds.host],
    },
    feeds: samples.map(({ feed, document }) => ({ ...feed, url: feeds.origin + document.path })),
    clock: createDemoClock(NOW),
    log: SILENT,
    print: () => undefined,
    isColoured: false,
    hostSpacingMs: 0,
  })
  channel = await subscribePreview(app, { createdAt: NOW - 8 * DAY_MS, timeZone: 'UTC' })
  await app.replay({ onFeed: () => undefined, onEntry: () => undefined })
  address = (await app.openPage(channel)) ?? ''
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file))
  if (executablePath === undefined) throw new Error('chromium is missing: apt-get install chromium')
  browser = await chromium.launch({ executablePath, args: FLAGS })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await app.stop()
  await feeds.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  complaints = []
  page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' })
  page.setDefaultTimeout(30_000)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => {
    complaints.push(error.message)
  })
  await page.goto(address)
  await page.locator('#discord article').first().waitFor()
})
afterEach(() => page.close())

const textOf = (pane: 'discord' | 'slack') => page.locator(`#${pane}`).innerText()
const type = async (line: string) => {
  await page.locator('#line').fill(line)
  await page.locator('#line').press('Escape')
  await page.locator('#line').press('Enter')
}
const picturesAreThere = () =>
  expect.poll(() => page.evaluate('[...document.images].every(({ complete }) => complete)')).toBe(true)
const look = async (name: string) => {
  await picturesAreThere()
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  if (PICTURES !== null) writeFileSync(join(PICTURES, `${name}.png`), png)
  await expectPicture(browser, png, join(AGREED, `${name}.json`), PICTURES !== null)
}

test('shows every story of the channel on both platforms, with replies below their posts', async () => {
  const posted = app.preview?.messages() ?? []
  await expect.poll(() => page.locator('#discord article').count()).toBe(posted.length)
  expect(await page.locator('#slack article').count()).toBe(posted.length)
  const replies = posted.filter(({ threadOf }) => threadOf !== null).length
  expect(replies).toBeGreaterThan(0)
  expect(await page.locator('#discord .message .reply').count()).toBe(replies)
  for (const pane of ['discord', 'slack'] as const) expect(await textOf(pane)).toContain('Anthropic')
  await look('posts-light')
  expect(complaints).toEqual([])
})

test('completes by keyboard, answers on both, and turns the pages in place', async () => {
  const line = page.locator('#line')
  await line.pressSequentially('/mod')
  await page.locator('#choices li').first().waitFor()
  await line.press('Tab')
  expect(await line.inputValue()).toBe('/models ')
  await line.pressSequentially('vendor:antro')
  await expect.poll(() => page.locator('#choices li').allInnerTexts()).toContain('Anthropic')
  await look('completion')
  await line.press('ArrowDown')
  await line.press('Enter')
  expect(await line.inputValue()).toBe('/models vendor:Anthropic')
  await line.press('Escape')
  await line.press('Enter')
  await page.locator('#discord .answer').waitFor()
  expect(await page.locator('#slack .answer').innerText()).toContain('Claude')
  await type('/roundup')
  const answer = page.locator('#discord .answer').last()
  await expect.poll(() => answer.innerText()).toContain('The AI week 2026-W08')
  await answer.getByRole('button', { name: 'Previous' }).click()
  await expect.poll(() => page.locator('#discord .answer').last().innerText()).toContain('The AI week 2026-W07')
  expect(await page.locator('#discord .answer').count()).toBe(2)
  expect(await page.locator('#slack .answer').last().innerText()).toContain('The AI week 2026-W07')
  await look('answers')
  expect(complaints).toEqual([])
})

test('answers a button of a story for whoever pressed it, on Slack as on Discord', async () => {
  await page.locator('#slack article').last().getByRole('button', { name: 'Details' }).last().click()
  await expect.poll(() => textOf('slack')).toContain('Facts, each with its quote')
  expect(await textOf('discord')).toContain('Only you can see this')
  await look('story')
  expect(complaints).toEqual([])
})

test('speaks four languages', async () => {
  const titles = {
    en: 'Settings of this channel',
    ko: '이 채널의 설정',
    ja: 'このチャンネルの設定',
    zh: '这个频道的设置',
  }
  for (const language of LANGUAGES) {
    const title = titles[language]
    await page.locator('#language').selectOption(language)
    await type('/settings')
    await expect.poll(() => textOf('discord')).toContain(title)
    expect(await textOf('slack')).toContain(title)
    // The page itself speaks as its answers do.
    const words = PREVIEW_WORDS[language]
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await page.locator('header').innerText()).toContain(words.about)
    expect(await page.getByRole('button', { name: words.send, exact: true }).count()).toBe(1)
    // So does what only those hear who cannot see it.
    const named = [page.getByRole('log', { name: words.messages }), page.getByRole('combobox', { name: words.command })]
    expect(await Promise.all(named.map((one) => one.count()))).toEqual([2, 1])
    expect(await page.locator('#scene').getAttribute('aria-label')).toBe(words.show)
    expect(await page.locator('#choices').getAttribute('aria-label')).toBe(words.choices)
    expect(await page.locator('#slack .answer').last().innerText()).toContain(words.onlyYou)
  }
  await look('languages')
})

test('says in four languages that it needs a script, where none may run', async () => {
  const still = await browser.newContext({ javaScriptEnabled: false })
  const stillPage = await still.newPage()
  await stillPage.goto(address)
  const shown = await stillPage.locator('body').innerText()
  await still.close()
  for (const language of LANGUAGES) expect(shown).toContain(PREVIEW_WORDS[language].noScript)
})

test('shows what is posted while it is looked at, and an edit where the post stands', async () => {
  const shown = { language: 'en', deliveryId: 'live-1' } as const
  const preview = app.preview
  if (preview === null) throw new Error('the preview is missing')
  const ref = await preview.post(channel, { ...shown, card: card({ tone: 'model', title: 'Posted just now' }) })
  await expect.poll(() => textOf('discord')).toContain('Posted just now')
  const count = await page.locator('#discord article').count()
  await preview.reply(channel, ref, { ...shown, deliveryId: 'live-2', card: card({ tone: 'model', title: 'A note' }) })
  await preview.edit(channel, ref, { ...shown, card: card({ tone: 'model', title: 'Edited since' }) })
  await expect.poll(() => textOf('slack')).toContain('Edited since')
  expect(await textOf('slack')).not.toContain('Posted just now')
  await expect.poll(() => textOf('slack')).toContain('A note')
  expect(await page.locator('#discord article').count()).toBe(count + 1)
})

test('shows a note for all in the channel, too, saying what it answers, as each platform does', async () => {
  const shown = { language: 'en' } as const
  const preview = app.preview
  if (preview === null) throw new Error('the preview is missing')
  const talks = card({ tone: 'rumour', title: 'Acme in talks to raise $2 billion', badge: 'In talks' })
  const ref = await preview.post(channel, { ...shown, deliveryId: 'talks', card: talks })
  await preview.post(channel, { ...shown, deliveryId: 'later', card: card({ tone: 'model', title: 'Told meanwhile' }) })
  const note = card({ tone: 'funding', title: 'In talks → Announced', lines: [[text('Acme raises $2 billion')]] })
  await preview.reply(channel, ref, { ...shown, deliveryId: 'close', card: note, isForAll: true })
  // A story of the samples closes its talks, too.
  await expect.poll(() => textOf('discord')).toContain('Acme raises $2 billion')
  // The last in the channel: on Discord it is there alone, on Slack it stands in the thread as well.
  const last = (pane: 'discord' | 'slack') => page.locator(`#${pane} > article`).last()
  for (const pane of ['discord', 'slack'] as const) {
    expect(await last(pane).innerText()).toContain('In talks → Announced')
    expect(await page.locator(`#${pane} article.reply`, { hasText: 'Acme raises $2 billion' }).count()).toBe(
      pane === 'slack' ? 1 : 0,
    )
  }
  const words = PREVIEW_WORDS.en
  expect(await last('discord').locator('.answered').innerText()).toContain(words.seeAttachment)
  expect(await last('slack').locator('.answered').innerText()).toBe(`${words.repliedTo} In talks · ${talks.title}`)
  const inThread = page.locator('#slack article.reply', { hasText: 'Acme raises $2 billion' })
  expect(await inThread.innerText()).toContain(words.alsoInChannel)
  await look('for-all')
  // The line leads to the message, and says what that says by now.
  await preview.edit(channel, ref, {
    ...shown,
    deliveryId: 'talks',
    card: { ...talks, title: 'Acme raises $2 billion' },
  })
  await expect
    .poll(() => last('slack').locator('.answered').innerText())
    .toBe(`${words.repliedTo} In talks · Acme raises $2 billion`)
  await last('slack').locator('.answered a').click()
  await expect.poll(() => page.evaluate('location.hash')).toBe(`#slack-${ref}`)
  await page.locator('#language').selectOption('ko')
  expect(await last('slack').locator('.answered').innerText()).toContain(PREVIEW_WORDS.ko.repliedTo)
  expect(complaints).toEqual([])
})

test('is read in the dark and on a phone', async () => {
  await page.getByRole('button', { name: 'Dark' }).click()
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
  await type('/roundup last')
  await page.locator('#discord .answer').waitFor()
  await look('dark')
  await page.setViewportSize({ width: 390, height: 844 })
  await look('phone')
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(wide).toBe(0)
  for (const pane of ['discord', 'slack']) {
    const over = `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('#${pane}'))`
    expect(await page.evaluate(over), pane).toBe(0)
  }
})

test('keeps the place of a chart that loads late, so that the end of an answer stays in sight', async () => {
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<null>()
  await page.route('**/preview/pictures/**', async (route) => {
    await arrival
    await route.continue()
  })
  await type('/roundup last')
  await page.locator('#slack .answer').waitFor()
  const ends = `['discord', 'slack'].map((id) => document.getElementById(id))
    .map(({ scrollHeight, scrollTop, clientHeight }) => ({ scrollHeight, below: scrollHeight - scrollTop - clientHeight }))`
  const before = await page.evaluate(ends)
  arrive(null)
  await picturesAreThere()
  expect(await page.locator('img.picture').count()).toBeGreaterThan(0)
  expect(await page.evaluate(ends)).toEqual(before)
})

test('shows the greeting, the forms, and the Home tab where there is one', async () => {
  const show = async (name: string, words: string) => {
    await page.locator('#scene').selectOption(name)
    await expect.poll(() => page.locator('#slack .answer').last().innerText()).toContain(words)
  }
  await show('greeting', "Hello, I'm AI Wire")
  expect(await page.locator('#discord .answer').last().innerText()).toContain('/subscribe topic:models')
  await show('forms', 'min_amount')
  expect(await page.locator('#discord .answer').last().innerText()).toContain('Everything else, one a line')
  await show('home', 'Subscriptions of this channel')
  expect(await textOf('discord')).not.toContain('Subscribe a channel')
  await look('home')
  expect(complaints).toEqual([])
})

test('answers nobody from elsewhere', async () => {
  const { port } = new URL(address)
  const base = `http://127.0.0.1:${port}`
  const send = (headers: Record<string, string>, body = '{"line":"/help"}') =>
    fetch(`${base}/preview/type`, { method: 'POST', headers, body })
  expect((await send({ 'content-type': 'text/plain' })).status).toBe(403)
  expect((await send({ 'content-type': 'application/json' }, 'no json')).status).toBe(400)
  expect((await send({ 'content-type': 'application/json' })).status).toBe(200)
  const { headers } = await fetch(`${base}/preview`)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
})

test('text of feeds runs no script and loads nothing', async () => {
  const attacks = [
    '<script>window.pwned = 1</script>',
    '<img src=x onerror="window.pwned = 1">',
    '"><svg onload=window.pwned=1>',
    '[x](javascript:window.pwned=1)',
    '<javascript:window.pwned=1|x>',
    '<iframe srcdoc="<script>parent.pwned = 1</script>">',
    '<style>* { display: none }</style><base href="https://evil.example/">',
  ]
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).hostname))
  const lines = attacks.map((text) => [
    { kind: 'text', text } as const,
    { kind: 'link', text, url: 'javascript:window.pwned=1' } as const,
  ])
  const hostile = card({
    tone: 'model',
    title: attacks.join(' '),
    badge: attacks[1] ?? '',
    lines,
    fields: attacks.map((value) => ({ label: value, value })),
    sections: [{ heading: attacks[0] ?? '', lines }],
    footer: lines[2] ?? [],
    buttons: [{ kind: 'command', label: attacks[1] ?? '', run: { command: 'help', options: { x: attacks[2] ?? '' } } }],
  })
  await app.preview?.post(channel, { deliveryId: 'hostile', card: hostile, language: 'en' })
  await expect.poll(() => textOf('slack')).toContain('onerror')
  // As an answer too, where the text is what was typed.
  for (const attack of attacks) await type(`/search "${attack.replaceAll('"', "'")}"`)
  await expect.poll(() => page.locator('#discord .answer').count()).toBe(attacks.length)
  expect(await page.evaluate('window.pwned')).toBeUndefined()
  for (const tag of ['script', 'img', 'iframe', 'style', 'base']) {
    expect(await page.locator(`main ${tag}`).count(), tag).toBe(0)
  }
  expect(await page.locator('main a[href^="javascript"]').count()).toBe(0)
  // Were a tag to get through, the policy would still run nothing.
  await page.evaluate(
    `document.querySelector('#discord').insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.pwned = 1">')`,
  )
  await page.waitForTimeout(200)
  expect(await page.evaluate('window.pwned')).toBeUndefined()
  expect(new Set(asked)).toEqual(new Set(['127.0.0.1']))
  await look('hostile')
})
