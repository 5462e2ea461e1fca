import { createServer, request as ask, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { parseConfig } from '../../src/config.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { SILENT } from '../builders/silent-log.ts'
import { fundingFacts, story } from '../builders/story.ts'

let app: App
let proxy: Server

afterEach(async () => {
  await app.stop()
  await new Promise((resolve) => proxy.close(resolve))
})

/** A reverse proxy with other things beside `/wire`; the address of the bot is known only later. */
async function openProxy(isTakenOff: boolean, botUrl: () => string): Promise<string> {
  proxy = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    if (!/^\/wire(?:[/?]|$)/u.test(path)) {
      outgoing.writeHead(418).end('of somebody else')
      return
    }
    const { method, headers } = incoming
    const passed = ask(
      botUrl() + (isTakenOff ? path.slice('/wire'.length) || '/' : path),
      { ...(method === undefined ? {} : { method }), headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      },
    )
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

test.each([
  { proxy: 'takes the path off', isTakenOff: true },
  { proxy: 'leaves the path', isTakenOff: false },
])('under a path, everything that leads on stays under it where the proxy $proxy', async ({ isTakenOff }) => {
  let botUrl = ''
  const origin = await openProxy(isTakenOff, () => botUrl)
  const config = parseConfig({ DATABASE_URL: 'sqlite::memory:', PORT: '0', PUBLIC_URL: `${origin}/wire/` })
  app = await openApp({ config, feeds: [], clock: systemClock, log: SILENT, print: () => undefined, isColoured: false })
  const facts = fundingFacts({ company: 'Acme', amountUsd: 5e6 })
  const eventAt = systemClock.nowMs() - 7 * 86_400_000
  for (let at = 0; at < 31; at += 1) await app.store.stories.insert(story({ id: `s${at}`, facts, eventAt }))
  await app.store.stories.insert(story({ id: 'old', facts, eventAt, mending: { kind: 'merged', intoId: 's1' } }))
  botUrl = await app.start()

  const [seen, waiting] = [new Map<string, number>(), ['/wire', '/wire/stories/old', '/wire/none']]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue
    const answer = await fetch(origin + path, { headers: { accept: 'text/html' }, redirect: 'manual' })
    seen.set(path, answer.status)
    const links = [...(await answer.text()).matchAll(/ href="([^"]*)"/gu)].map(([, link]) => link ?? '')
    const on = [answer.headers.get('location') ?? '', ...links].filter((link) => link !== '' && link !== 'data:,')
    for (const link of on) {
      const to = new URL(link.replaceAll('&amp;', '&'), origin + path)
      // One language of each page is enough; the first page of all leads to all four.
      const isOther = (to.searchParams.get('lang') ?? 'en') !== 'en' && path !== '/wire'
      // One week leads to another as that one does.
      const isFurther = path.startsWith('/wire/roundups/') && to.pathname.startsWith('/wire/roundups/')
      if (to.origin === origin && !isOther && !isFurther) waiting.push(to.pathname + to.search)
    }
  }
  expect([...seen].filter(([, status]) => status >= 400)).toEqual([
    ['/wire/none', 404],
    ['/wire/status?lang=en', 403],
  ])
  for (const path of [
    '/wire/ledger.css',
    '/wire/models?lang=en',
    '/wire/funding?page=2&lang=en',
    '/wire/feeds/models.xml',
  ])
    expect(seen.get(path), path).toBe(200)
  expect([...seen.keys()].some((path) => path.startsWith('/wire/roundups/'))).toBe(true)

  const feed = await (await fetch(`${origin}/wire/feeds/roundup.xml`)).text()
  expect(feed).toContain(`<link rel="self" href="${origin}/wire/feeds/roundup.xml"/>`)
  const [, week = ''] = /<link rel="alternate" href="([^"]*)"/u.exec(feed) ?? []
  expect(new URL(week).pathname).toMatch(/^\/wire\/roundups\/\d{4}-W\d\d$/u)
  expect((await fetch(week)).status).toBe(200)
})
