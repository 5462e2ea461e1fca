import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Topic } from '../../../src/core/topic.ts'
import { startHttpServer, type HttpServer } from '../../../src/ops/http-server.ts'
import { roundupRoutes } from '../../../src/web/roundup-routes.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { createVirtualClock, type VirtualClock } from '../../builders/virtual-clock.ts'

const ENTRY = {
  ...{ id: 'urn:x', title: 'The week', language: null, publishedAt: 1, updatedAt: 1 },
  content: { type: 'html', value: '<p>all of it</p>' },
} as const

let clock: VirtualClock
let made: string[]
let isBroken: boolean
let server: HttpServer

beforeEach(async () => {
  clock = createVirtualClock(0)
  made = []
  isBroken = false
  const make = async <Made>(name: string, found: Made): Promise<Made> => {
    made.push(name)
    await clock.sleep(0)
    if (isBroken) throw new Error('the store is away')
    return found
  }
  const source = {
    lastWeek: () => '2026-W06',
    hasPage: (week: string) => Promise.resolve(week.startsWith('2026-W')),
    page: (week: string) => make(week, `<p>${week} ${made.length}`),
    entries: (topic: Topic | null) =>
      make(topic ?? 'roundup', [{ ...ENTRY, url: topic === null ? '/roundups/1' : 'https://x.example/' }]),
  }
  server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes: roundupRoutes(source, { publicUrl: null, basePath: '' }, clock),
    log: SILENT,
  })
})
afterEach(() => server.close())

const get = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(server.url + path, { headers })
const textOf = async (path: string) => (await get(path)).text()

test('pages and feeds are made once in five minutes, however many ask at once', async () => {
  const bodies = await Promise.all(Array.from({ length: 5 }, () => textOf('/roundups/2026-W07')))
  expect(new Set(bodies)).toEqual(new Set(['<p>2026-W07 0']))
  const [atom, json] = [await textOf('/feeds/roundup.xml'), await textOf('/feeds/roundup.json')]
  for (const body of [atom, json]) expect(body).toContain(`${server.url}/roundups/1`)
  expect(await textOf('/feeds/models.xml')).toContain('"https://x.example/"')
  clock.moveTo(299_999)
  await textOf('/roundups/2026-W07')
  expect(made).toEqual(['2026-W07', 'roundup', 'model-release'])
  clock.moveTo(300_000)
  await Promise.all([textOf('/roundups/2026-W07'), textOf('/feeds/roundup.xml')])
  expect(made.slice(3).toSorted()).toEqual(['2026-W07', 'roundup'])
})

test('whoever has the page already is told so, and gets nothing', async () => {
  for (const path of ['/roundups/2026-W07', '/feeds/funding.json']) {
    const first = await get(path)
    const tag = first.headers.get('etag') ?? ''
    expect([first.status, tag]).toEqual([200, expect.stringMatching(/^"\w+"$/u)])
    const again = await get(path, { 'if-none-match': tag })
    expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([
      304,
      '',
      'public, max-age=300',
    ])
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200)
  }
})

test('no other site shows the page in a frame, and nothing is taken for another type', async () => {
  expect((await get('/roundups/2026-W07')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  for (const path of ['/roundups/2026-W07', '/roundups/x', '/feeds/models.xml', '/feeds/models.json'])
    expect((await get(path)).headers.get('x-content-type-options'), path).toBe('nosniff')
})

test('what is not there or fails is looked for again, and the oldest of many pages goes', async () => {
  for (let turn = 0; turn < 2; turn += 1) expect((await get('/roundups/nothing')).status).toBe(404)
  isBroken = true
  expect((await get('/roundups/2026-W01')).status).toBe(500)
  isBroken = false
  expect((await get('/roundups/2026-W01')).status).toBe(200)
  expect(made).toEqual(['2026-W01', '2026-W01'])
  for (let week = 2; week <= 51; week += 1) {
    if (week === 27) clock.moveTo(60_000)
    await get(`/roundups/2026-W${week}`)
  }
  await get('/roundups/2026-W51')
  expect(made).toHaveLength(52)
  await get('/roundups/2026-W01')
  expect(made).toHaveLength(53)
})

test('whoever goes through all weeks makes thirty a minute, and the others are told when to come again', async () => {
  for (let week = 1; week <= 30; week += 1) expect((await get(`/roundups/2026-W${week}`)).status).toBe(200)
  const refused = await get('/roundups/2026-W31?lang=ko', { accept: 'text/html' })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
  expect(await refused.text()).toContain('1분 뒤에 다시 열어 주세요.')
  // What is made already, and what is nowhere, costs nothing.
  expect((await get('/roundups/2026-W30')).status).toBe(200)
  expect((await get('/roundups/x')).status).toBe(404)
  expect((await get('/feeds/models.xml')).status).toBe(200)
  expect(made).toHaveLength(31)
  clock.moveTo(60_000)
  expect((await get('/roundups/2026-W31')).status).toBe(200)
})

test('who keeps a page keeps it for one language, and no page brings anything from elsewhere', async () => {
  const page = await get('/roundups/2026-W07', { 'accept-language': 'ko' })
  const last = await fetch(`${server.url}/roundups`, { redirect: 'manual', headers: { 'accept-language': 'ko' } })
  expect([last.status, last.headers.get('location')]).toEqual([302, '/roundups/2026-W06?lang=ko'])
  for (const { headers } of [page, last])
    expect([headers.get('vary'), headers.get('cache-control')]).toEqual(['accept-language', 'public, max-age=300'])
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
  expect(page.headers.get('content-security-policy')).toBe(`${policy}; frame-ancestors 'none'`)
  await get('/roundups/2026-W07', { 'accept-language': 'ja' })
  expect(made).toEqual(['2026-W07', '2026-W07'])
})

test('feeds name the public address, whatever name they were asked under', async () => {
  const entries = () => Promise.resolve([{ ...ENTRY, url: '/roundups/1' }])
  const source = {
    lastWeek: () => '2026-W06',
    hasPage: () => Promise.resolve(false),
    page: () => Promise.resolve(''),
    entries,
  }
  const routes = roundupRoutes(source, { publicUrl: 'https://bot.example/wire', basePath: '/wire' }, clock)
  for (const path of ['/feeds/roundup.xml', '/feeds/roundup.json']) {
    const route = routes.find((one) => one.path === path)
    const document = await (await route?.handle(new Request(`http://127.0.0.1:8080${path}`)))?.text()
    expect(document).toContain(`"https://bot.example/wire${path}"`)
    expect(document).toContain('"https://bot.example/wire/roundups/1"')
    expect(document).toContain('"https://bot.example/wire/roundups"')
    expect(document).not.toContain('127.0.0.1')
  }
})
