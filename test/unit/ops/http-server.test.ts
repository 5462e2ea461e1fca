import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { InputError } from '../../../src/core/errors.ts'
import type { LogFields } from '../../../src/core/ports/log.ts'
import type { Route } from '../../../src/core/ports/route.ts'
import { livez, startHttpServer, type HttpServer, type NodeListener } from '../../../src/ops/http-server.ts'
import { notFound } from '../../../src/web/not-found.ts'
import { SILENT } from '../../builders/silent-log.ts'

let server: HttpServer
let heard: (string | undefined)[]
let errors: LogFields[]
let streams: number

/** A page that fails, and one that never ends. */
const routes: readonly Route[] = [
  livez,
  { method: 'GET', path: '/broken', handle: () => Promise.reject(new Error('the word of the database')) },
  {
    method: 'GET',
    path: '/events',
    handle: () => {
      streams += 1
      return new Response(new ReadableStream({ cancel: () => void (streams -= 1) }))
    },
  },
]

const nothing = (request: Request): Response => notFound(request, '')

beforeEach(async () => {
  heard = []
  errors = []
  streams = 0
  const listener: NodeListener = {
    paths: ['/slack/events'],
    handle: ({ method }, response) => {
      heard.push(method)
      response.writeHead(200).end('heard')
    },
  }
  const log = { ...SILENT, error: (_message: string, fields: LogFields = {}) => void errors.push(fields) }
  const options = { host: '127.0.0.1', port: 0, routes, listeners: [listener], notFound: nothing, log }
  server = await startHttpServer(options)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.close()
})

test("a vendor's listener hears GET and POST; anything else is answered once, and without a word past the log", async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const answers: (readonly [method: string, status: number, allow: string | null])[] = []
  for (const method of ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const { status, headers } = await fetch(`${server.url}/slack/events`, { method })
    answers.push([method, status, headers.get('allow')])
  }
  expect(answers.slice(0, 2).map(([, status]) => status)).toEqual([200, 200])
  for (const [method, status, allow] of answers.slice(2)) expect([status, allow], method).toEqual([405, 'GET, POST'])
  expect(heard).toEqual(['GET', 'POST'])
  expect(printed).not.toHaveBeenCalled()
})

test('a connection outlives the two minutes for which a proxy keeps it', async () => {
  const [, seconds] = /timeout=(\d+)/u.exec((await fetch(`${server.url}/livez`)).headers.get('keep-alive') ?? '') ?? []
  expect(Number(seconds)).toBeGreaterThan(120)
})

test('every answer says that it is nothing else than its type', async () => {
  for (const path of ['/livez', '/nothing', '/broken', '/slack/events'])
    expect((await fetch(server.url + path)).headers.get('x-content-type-options'), path).toBe('nosniff')
  const refused = await fetch(`${server.url}/slack/events`, { method: 'PUT' })
  expect([refused.status, refused.headers.get('x-content-type-options')]).toEqual([405, 'nosniff'])
})

test.each(['//evil.example/login', '/\\evil.example/login', '///evil.example//'])(
  'the links of the page that says that nothing is at %s stay on the site',
  async (path) => {
    // A client that looks the address up first would go elsewhere.
    const answer = nothing(new Request(`https://own.example${path}`, { headers: { accept: 'text/html' } }))
    const links = [...(await answer.text()).matchAll(/href="([^"]*)"/gu)].map(([, to]) => to ?? '')
    expect(links.length).toBeGreaterThan(5)
    const hosts = links.map((to) => new URL(to, 'https://own.example/').host)
    expect(new Set(hosts.filter((host) => host !== ''))).toEqual(new Set(['own.example']))
  },
)

test('a page that fails tells the log why, and strangers nothing', async () => {
  const answer = await fetch(`${server.url}/broken`)
  expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong on our side. It was logged.\n'])
  expect(errors).toMatchObject([{ path: '/broken', err: { message: 'the word of the database' } }])
})

test('who asks for the headers of a stream holds none open', async () => {
  const { status } = await fetch(`${server.url}/events`, { method: 'HEAD' })
  expect([status, streams]).toEqual([200, 0])
})

test('a server that ends waits for nobody who still listens, and a port that is taken is told', async () => {
  const other = startHttpServer({ host: '127.0.0.1', port: Number(new URL(server.url).port), routes, log: SILENT })
  await expect(other).rejects.toThrow(InputError)
  const listening = await fetch(`${server.url}/events`)
  await server.close()
  await expect(listening.text()).rejects.toThrow()
  await expect.poll(() => streams).toBe(0)
})

test('under a path, routes and listeners are found with it and without, and see themselves at the root', async () => {
  const seen: (string | undefined)[] = []
  const listener: NodeListener = {
    paths: ['/slack/events'],
    handle: ({ url }, response) => {
      seen.push(url)
      response.end()
    },
  }
  const here: Route = {
    method: 'GET',
    path: '/here',
    handle: (request) => new Response(request.url.slice(new URL(request.url).origin.length)),
  }
  const options = { host: '127.0.0.1', port: 0, basePath: '/wire', routes: [here], listeners: [listener], log: SILENT }
  const based = await startHttpServer(options)
  try {
    for (const path of ['/wire/slack/events?a=b', '/slack/events?a=b']) await fetch(based.url + path)
    expect(seen).toEqual(['/slack/events?a=b', '/slack/events?a=b'])
    const answers = ['/wire/here?a=b', '/here?a=b', '/wirehere', '/other/here'].map(async (path) => {
      const answer = await fetch(based.url + path)
      return answer.status === 200 ? await answer.text() : answer.status
    })
    expect(await Promise.all(answers)).toEqual(['/here?a=b', '/here?a=b', 404, 404])
  } finally {
    await based.close()
  }
})
