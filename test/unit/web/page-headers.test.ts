import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { Story } from '../../../src/core/story.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { startHttpServer, type HttpServer } from '../../../src/ops/http-server.ts'
import { createPrivacy } from '../../../src/ops/private-routes.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { ledgerRoutes } from '../../../src/web/ledger-routes.ts'
import { notForYou } from '../../../src/web/not-for-you.ts'
import { notFound } from '../../../src/web/not-found.ts'
import { overviewRoutes } from '../../../src/web/overview-routes.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { fundingFacts, releaseFacts, story } from '../../builders/story.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'
import { mustClaim } from '../../builders/must-claim.ts'
import { messageOf } from '../../builders/message-of.ts'

const PASSWORD = 'correct horse: battery ü'
const SIGNED = { authorization: `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}` }
const NOW = Date.UTC(2026, 1, 12)
const HOSTILE = `"><script>alert(1)</script>'`

let store: Store
let server: HttpServer

beforeEach(async () => {
  store = await openMemoryStore(sequence())
  const clock = createVirtualClock(NOW)
  const refuse = (request: Request, status: 401 | 403): Response => notForYou(request, status, '')
  const privacy = createPrivacy({ host: '127.0.0.1', publicUrl: null, password: PASSWORD, refuse })
  const overview = overviewRoutes({ store, clock, basePath: '', levelOf: () => 'well', ...privacy })
  const routes = [...overview, ...ledgerRoutes({ stories: store.stories, clock, basePath: '' })]
  const nothing = (request: Request): Response => notFound(request, '')
  server = await startHttpServer({ host: '127.0.0.1', port: 0, routes, notFound: nothing, log: SILENT })
})
afterEach(async () => {
  await server.close()
  await store.close()
})

async function get(path: string, more: Readonly<Record<string, string>> = {}) {
  const headers = { accept: 'text/html', ...more }
  const response = await fetch(server.url + path, { headers, redirect: 'manual' })
  const header = (name: string): string | null => response.headers.get(name)
  return { status: response.status, header, text: await response.text() }
}

const insert = (id: string, parts: Partial<Story> = {}): Promise<void> =>
  store.stories.insert(story({ id, facts: fundingFacts({ company: 'Acme', amountUsd: 5e6 }), ...parts }))

/** A post of that story, sent to the channel. */
async function post(channelId: string, storyId: string, sentAt: number): Promise<void> {
  await store.deliveries.add({ channelId, kind: 'post', week: null, revision: 1, dueAt: 0, storyId })
  const claimed = await mustClaim(store, channelId, NOW)
  await store.deliveries.markSent(claimed, messageOf(claimed, { id: `m-${storyId}`, sentAt }))
}

test('no page runs, frames, leads or tells anything to others, and each is kept for its reader alone', async () => {
  await insert('s1')
  await insert('s2', { mending: { kind: 'merged', intoId: 's1' } })
  const statuses: number[] = []
  for (const path of ['/', '/models', '/funding', '/stories/s1', '/stories/s2', '/stories/none', '/none']) {
    const { status, header } = await get(path)
    statuses.push(status)
    expect(header('content-security-policy')?.split('; '), path).toEqual([
      ...["default-src 'none'", "style-src 'self'", "img-src 'self' data:", "base-uri 'none'", "form-action 'self'"],
      "frame-ancestors 'none'",
    ])
    expect(header('referrer-policy'), path).toBe('no-referrer')
    expect(header('vary'), path).toBe('accept-language, authorization')
    expect(header('cache-control'), path).toBe('no-cache')
  }
  expect(statuses).toEqual([200, 200, 200, 200, 301, 404, 404])
  expect((await get('/ledger.css')).header('cache-control')).toBe('public, max-age=600')
})

test('what only the operator sees is kept nowhere, and the password may hold any sign', async () => {
  const asked = await get('/status')
  expect([asked.status, asked.header('www-authenticate')]).toEqual([401, 'Basic realm="AI Wire", charset="UTF-8"'])
  const signedIn = await get('/status?lang=ko', SIGNED)
  expect([signedIn.status, signedIn.header('location')]).toEqual([302, '/?lang=ko'])
  const lower = await get('/', { authorization: SIGNED.authorization.replace('Basic', 'basic') })
  const inside = await get('/', SIGNED)
  for (const page of [asked, signedIn, inside, lower]) expect(page.header('cache-control')).toBe('no-store')
  expect((await get('/')).header('cache-control')).toBe('no-cache')
  for (const wrong of ['Basic', 'Basic ', 'Basic !', `Bearer ${PASSWORD}`, `Basic ${btoa('me:')}`])
    expect((await get('/status', { authorization: wrong })).status, wrong).toBe(401)
})

test('whoever may not look is told so in their language, with what would let them', async () => {
  const told = {
    en: ['This page needs the password', 'set ADMIN_PASSWORD'],
    ko: ['비밀번호가 필요한 페이지입니다', 'ADMIN_PASSWORD를 설정'],
    ja: ['このページにはパスワードが必要です', 'ADMIN_PASSWORD を設定'],
    zh: ['这个页面需要密码', '设置 ADMIN_PASSWORD'],
  }
  for (const language of LANGUAGES) {
    const [needsPassword, onlyAtHome] = told[language]
    const page = await get(`/status?lang=${language}`)
    expect(page.text).toContain(`<html lang="${language}">`)
    expect(page.text).toContain(`<h1>${needsPassword}</h1>`)
    const program = await get('/status', { accept: '*/*', 'accept-language': language })
    expect(program.header('content-type')).toBe('text/plain; charset=utf-8')
    expect(program.text).toContain(needsPassword)
    const elsewhere = new Request(`http://bot.example/status?lang=${language}`)
    expect(await notForYou(elsewhere, 403, '').text()).toContain(onlyAtHome)
  }
})

test('the overview tells of the last day, says what it leaves out, and draws what strangers named as text', async () => {
  const channel = await store.transaction(async (ledger) => {
    const made = await addChannel(ledger, HOSTILE)
    await subscribe(ledger, made, 'funding')
    return made
  })
  await insert('old')
  await insert('new', { title: HOSTILE })
  await post(channel.id, 'old', NOW - DAY_MS - 1)
  await post(channel.id, 'new', NOW - DAY_MS)
  const { text } = await get('/', SIGNED)
  expect(text).toContain('<h2>Posted in the last day <small>1</small></h2>')
  expect(text).toContain(`/stories/new?lang=en">&quot;&gt;&lt;script&gt;`)
  expect(text).toContain('<strong>preview:&quot;&gt;&lt;script&gt;')
  expect(text.replaceAll(/="[^"]*"/gu, '')).not.toContain('<script')
  expect(text).toContain('</strong> Working<')
  expect(text).not.toContain(' are shown.')

  await store.channels.setRest(channel.id, { restUntil: NOW, refusals: 1 })
  expect((await get('/', SIGNED)).text).toContain('</strong> Working<')
  await store.channels.setRest(channel.id, { restUntil: NOW + 1, refusals: 1 })
  expect((await get('/', SIGNED)).text).toContain('</strong> It refused a post and will be tried again later<')
  for (let at = 0; at < 51; at += 1) {
    await insert(`s${at}`)
    await store.channels.setRest(channel.id, { restUntil: 0, refusals: 0 })
    await post(channel.id, `s${at}`, NOW)
  }
  expect((await get('/', SIGNED)).text).toContain('50 of 52 are shown.')
})

test('whoever turns a page or changes the language stays where they are', async () => {
  for (let at = 0; at < 31; at += 1)
    await store.stories.insert(story({ id: `m${at}`, facts: releaseFacts({ vendor: 'Acme', name: `A${at}` }) }))
  const { text } = await get('/models?q=acme&lang=ja')
  expect(text).toContain('href="/models?q=acme&amp;page=2&amp;lang=ja"')
  expect(text).toContain('<input type="hidden" name="lang" value="ja">')
  expect(text).toContain('<input type="search" name="q" value="acme"')
  expect((await get('/models?q=acme&page=2')).text).toContain('href="/models?q=acme&amp;page=2&amp;lang=ko"')
  expect((await get('/stories/m1?lang=en')).text).toContain('href="/stories/m1?lang=zh"')
  // A long question is cut where the field would cut it.
  expect((await get(`/models?q=${'x'.repeat(200)}`)).text).toContain(`value="${'x'.repeat(80)}"`)
})

test.each(['/stories/%', '/stories/%ff', '/stories/a%00b', '/models?q=%00', '/models?q=%ff&page=%00'])(
  'an address that nobody could mean is answered: %s',
  async (path) => {
    expect((await get(path)).status).toBe(path.startsWith('/stories') ? 404 : 200)
  },
)

test('who asks for the headers alone gets those of the page', async () => {
  await insert('s1')
  for (const path of ['/', '/stories/s1', '/none']) {
    const [whole, head] = [
      await get(path),
      await fetch(server.url + path, { method: 'HEAD', headers: { accept: 'text/html' } }),
    ]
    expect([head.status, head.headers.get('content-type'), await head.text()], path).toEqual([
      ...[whole.status, whole.header('content-type'), ''],
    ])
  }
})
