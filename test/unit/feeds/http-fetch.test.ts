import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FeedError, type FeedErrorKind } from '../../../src/core/errors.ts'
import type { Validators } from '../../../src/core/feed.ts'
import type { Clock } from '../../../src/core/ports/clock.ts'
import type { FeedResponse } from '../../../src/core/ports/http-fetch.ts'
import { createHostQueue } from '../../../src/feeds/host-queue.ts'
import { createHttpFetch, type HttpFetchOptions } from '../../../src/feeds/http-fetch.ts'
import { closeServer } from '../../fakes/close-server.ts'
import { SECURE_EXAMPLE } from '../../fakes/secure-example.ts'

const slept: number[] = []
const clock: Clock = {
  nowMs: () => Date.UTC(2026, 1, 20),
  monotonicMs: () => 0,
  sleep: async (ms) => {
    slept.push(ms)
    await Promise.resolve()
  },
}
const NONE: Validators = { etag: null, lastModified: null }

let server: Server
let port: number
let requests: IncomingMessage[] = []
let respond: (request: IncomingMessage, response: ServerResponse) => void

beforeEach(async () => {
  requests = []
  slept.length = 0
  respond = (_, response) => response.end('<rss/>')
  server = createServer((request, response) => {
    requests.push(request)
    respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})

afterEach(async () => {
  await closeServer(server)
})

async function get(url: string, options: Partial<HttpFetchOptions> = {}, validators = NONE): Promise<FeedResponse> {
  const fetch = createHttpFetch({
    userAgent: 'test/1',
    allowedHosts: [`127.0.0.1:${port}`],
    clock,
    timeoutMs: 2_000,
    ...options,
  })
  try {
    return await fetch.fetch({ url, validators, vouchedFor: url })
  } finally {
    await fetch.close()
  }
}

async function problemOf(attempt: Promise<FeedResponse>): Promise<FeedError> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof FeedError) return error
  throw new Error(`No FeedError, but ${String(error)}`)
}

const here = (path = '/'): string => `http://127.0.0.1:${port}${path}`

describe('createHttpFetch', () => {
  test('gets a document with its validators and freshness', async () => {
    respond = (_, response) => {
      response.setHeader('etag', 'W/"1"').setHeader('cache-control', 'max-age=600').setHeader('age', '60')
      response.end('<rss/>')
    }
    const response = await get(here())
    expect(response).toMatchObject({
      kind: 'modified',
      validators: { etag: 'W/"1"', lastModified: null },
      freshForMs: 540_000,
      finalUrl: here(),
    })
    expect(requests[0]?.headers).toMatchObject({ 'user-agent': 'test/1', host: `127.0.0.1:${port}` })
    expect(requests[0]?.headers['if-none-match']).toBeUndefined()
    expect(requests[0]?.headers.referer).toBeUndefined()
  })

  test('echoes validators verbatim and keeps them on 304', async () => {
    respond = (_, response) => response.writeHead(304).end()
    const validators = { etag: 'W/"a b"', lastModified: 'Fri, 20 Feb 2026 01:02:03 GMT' }
    expect(await get(here(), {}, validators)).toMatchObject({ kind: 'not-modified', validators, freshForMs: null })
    expect(requests[0]?.headers['if-none-match']).toBe(validators.etag)
    expect(requests[0]?.headers['if-modified-since']).toBe(validators.lastModified)
  })

  test('unpacks one layer of gzip', async () => {
    respond = (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('<rss>x</rss>'))
    const response = await get(here())
    expect(response.kind === 'modified' && Buffer.from(response.body).toString()).toBe('<rss>x</rss>')
  })

  test('stops at the cap, packed or not', async () => {
    // Packed beforehand: that takes longer than a request may.
    const packed = gzipSync(Buffer.alloc(50 * 1024 * 1024))
    respond = (_, response) => response.setHeader('content-encoding', 'gzip').end(packed)
    const cut = async (): Promise<unknown> => {
      const answer = await get(here(), { maxBytes: 100_000 })
      return answer.kind === 'modified' ? [answer.body.length, answer.isPart] : answer
    }
    expect(await cut()).toEqual([100_000, true])
    respond = (_, response) => response.end(Buffer.alloc(200_000))
    expect(await cut()).toEqual([100_000, true])
    respond = (_, response) => response.end(Buffer.alloc(100_000))
    expect(await cut()).toEqual([100_000, undefined])
  })

  test('follows redirects, but not for ever', async () => {
    respond = ({ url }, response) => {
      if (url === '/end') response.end('<rss/>')
      else response.writeHead(301, { location: '/end' }).end()
    }
    expect(await get(here('/start'))).toMatchObject({ finalUrl: here('/end') })
    respond = ({ url }, response) => response.writeHead(302, { location: `${url ?? ''}x` }).end()
    expect((await problemOf(get(here()))).kind).toBe('bad-redirect')
    expect(requests.length).toBeLessThanOrEqual(8)
    respond = (_, response) => response.writeHead(302, { location: '/' }).end()
    expect((await problemOf(get(here()))).message).toMatch(/loop/)
  })

  test('takes an address for the lasting one as far as only lasting redirects lead', async () => {
    const through = async (statuses: readonly number[]) => {
      respond = ({ url }, response) => {
        const step = Number(url?.slice(1))
        const status = statuses[step]
        if (status === undefined) response.end('<rss/>')
        else response.writeHead(status, { location: `/${step + 1}` }).end()
      }
      return (await get(here('/0'))).permanentUrl
    }
    expect(await through([301, 308])).toBe(here('/2'))
    expect(await through([301, 302])).toBe(here('/1'))
    expect(await through([302, 301])).toBeNull()
    expect(await through([301, 307, 301])).toBe(here('/1'))
  })

  test.each<[number, FeedErrorKind, number | null]>([
    [410, 'gone', null],
    [401, 'login', null],
    [403, 'login', null],
    [404, 'http-status', null],
    [429, 'rate-limited', 120_000],
    [503, 'http-status', 120_000],
  ])('tells of status %d', async (status, kind, retryAfterMs) => {
    respond = (_, response) =>
      response.writeHead(status, retryAfterMs === null ? {} : { 'retry-after': '120' }).end('no')
    expect(await problemOf(get(here()))).toMatchObject({ kind, httpStatus: status, retryAfterMs })
  })

  test('tells of a server that is slow, silent or not there', async () => {
    respond = () => undefined
    expect((await problemOf(get(here(), { timeoutMs: 200 }))).kind).toBe('timeout')
    const lookup = (): Promise<never> => Promise.reject(new Error('ENOTFOUND'))
    expect((await problemOf(get('http://nowhere.example/', { lookup }))).kind).toBe('dns')
    const closed = await problemOf(get('http://127.0.0.1:1/', { allowedHosts: ['127.0.0.1'] }))
    expect(closed.kind).toBe('refused')
  })

  test('waits for a name server no longer than for any other', async () => {
    const lookup = (): Promise<never> => new Promise(() => undefined)
    expect((await problemOf(get('http://slow.example/', { lookup, timeoutMs: 50 }))).kind).toBe('timeout')
  })

  test('reads an address that a server wrote in UTF-8', async () => {
    respond = (request, response) => {
      if (request.url !== '/') response.end('<rss/>')
      else response.writeHead(302, { location: Buffer.from('/소식').toString('latin1') }).end()
    }
    expect(await get(here())).toMatchObject({ finalUrl: here('/%EC%86%8C%EC%8B%9D') })
  })

  test('leaves out a validator that no request can carry', async () => {
    await get(here(), {}, { etag: '"소식"', lastModified: 'Mon, 16 Feb 2026 00:00:00 GMT' })
    expect(requests[0]?.headers).not.toHaveProperty('if-none-match')
    expect(requests[0]?.headers).toHaveProperty('if-modified-since')
  })

  test('trusts a certificate for its own name only', async () => {
    const secure = createSecureServer(SECURE_EXAMPLE, (_, response) => response.end('<rss/>'))
    const named: unknown[] = []
    secure.on('secureConnection', (socket) => named.push(socket.servername))
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
    const address = secure.address()
    const at = typeof address === 'object' && address !== null ? address.port : 0
    const ask = (host: string) =>
      get(`https://${host}:${at}/`, {
        allowedHosts: [host],
        lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
      })
    const before = getCACertificates()
    try {
      const stranger = { kind: 'tls', message: expect.stringContaining('signed by nobody known here') as string }
      expect(await problemOf(ask('secure.example'))).toMatchObject(stranger)
      setDefaultCACertificates([SECURE_EXAMPLE.cert])
      expect(await ask('secure.example')).toMatchObject({ kind: 'modified', finalUrl: `https://secure.example:${at}/` })
      // A server of many names picks the certificate by it.
      expect(named).toEqual(['secure.example'])
      const otherName = { kind: 'tls', message: expect.stringContaining('another name') as string }
      expect(await problemOf(ask('other.example'))).toMatchObject(otherName)
      expect(await problemOf(ask('127.0.0.1'))).toMatchObject(otherName)
    } finally {
      setDefaultCACertificates(before)
      await new Promise((resolve) => secure.close(resolve))
    }
  })

  test('gives up what hangs in the middle of a document, and what is under way when it is closed', async () => {
    respond = (_, response) => response.write('<rss>')
    expect((await problemOf(get(here(), { timeoutMs: 200 }))).kind).toBe('timeout')
    const fetch = createHttpFetch({ userAgent: 'test/1', allowedHosts: [`127.0.0.1:${port}`], clock })
    const asked = requests.length
    const both = Promise.allSettled(
      ['/', '/later'].map((path) => fetch.fetch({ url: here(path), validators: NONE, vouchedFor: here() })),
    )
    await expect.poll(() => requests.length).toBe(asked + 1)
    await fetch.close()
    const givenUp = { status: 'rejected', reason: { name: 'AbortError' } }
    expect(await both).toMatchObject([givenUp, givenUp])
    await expect(fetch.fetch({ url: here(), validators: NONE, vouchedFor: here() })).rejects.toHaveProperty(
      'name',
      'AbortError',
    )
  })

  test('waits between two requests to one host', async () => {
    const fetch = createHttpFetch({ userAgent: 'test/1', allowedHosts: [`127.0.0.1:${port}`], clock })
    let inFlight = 0
    let most = 0
    respond = (_, response) => {
      most = Math.max(most, ++inFlight)
      setTimeout(() => {
        inFlight--
        response.end('<rss/>')
      }, 20)
    }
    await Promise.all(
      ['/a', '/b', '/c'].map((path) => fetch.fetch({ url: here(path), validators: NONE, vouchedFor: here() })),
    )
    await fetch.close()
    expect(most).toBe(1)
    expect(slept).toEqual([2_000, 2_000, 2_000])
  })

  test('has one time for all redirects together', async () => {
    respond = ({ url }, response) => {
      setTimeout(() => response.writeHead(302, { location: `${url ?? ''}x` }).end(), 150)
    }
    expect((await problemOf(get(here(), { timeoutMs: 400 }))).kind).toBe('timeout')
    expect(requests.length).toBeLessThanOrEqual(3)
  })

  test('leaves a host alone for as long as it asked, also when the clock was ahead and is put right', async () => {
    let nowMs = Date.UTC(2026, 1, 20, 9)
    let monotonicMs = 5
    const set = { ...clock, nowMs: () => nowMs, monotonicMs: () => monotonicMs }
    const fetch = createHttpFetch({ userAgent: 'test/1', allowedHosts: [`127.0.0.1:${port}`], clock: set })
    const ask = () => fetch.fetch({ url: here(), validators: NONE, vouchedFor: here() })
    respond = (_, response) => response.writeHead(429, { 'retry-after': '60' }).end()
    expect((await problemOf(ask())).httpStatus).toBe(429)
    respond = (_, response) => response.end('<rss/>')
    nowMs -= 9 * 3_600_000
    monotonicMs += 59_000
    expect(await problemOf(ask())).toMatchObject({ kind: 'rate-limited', httpStatus: null, retryAfterMs: 1_000 })
    // A hub at that host is left alone, too.
    await expect(fetch.postForm(here('/hub'), {}, { vouchedFor: here('/hub') })).rejects.toMatchObject({
      kind: 'rate-limited',
      httpStatus: null,
    })
    monotonicMs += 1_000
    expect((await ask()).kind).toBe('modified')
    expect(requests).toHaveLength(2)
    await fetch.close()
  })

  test.each([301, 302, 307, 308])('posts a form again where a hub answers with %i', async (status) => {
    const fetch = createHttpFetch({ userAgent: 'test/1', allowedHosts: [`127.0.0.1:${port}`], clock })
    const bodies: string[] = []
    respond = (request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(`${request.url ?? ''} ${text}`))
      if (request.url === '/hub') response.writeHead(status, { location: '/moved' }).end()
      else response.writeHead(202).end()
    }
    expect(await fetch.postForm(here('/hub'), { mode: 'subscribe' }, { vouchedFor: here('/hub') })).toBe(202)
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST'])
    expect(bodies).toEqual(['/hub mode=subscribe', '/moved mode=subscribe'])
    await fetch.close()
  })

  test('posts nothing that was to go unseen to where it can be read', async () => {
    const location = here('/hub')
    const secure = createSecureServer(SECURE_EXAMPLE, (_, response) => response.writeHead(307, { location }).end())
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
    const address = secure.address()
    const at = typeof address === 'object' && address !== null ? address.port : 0
    const fetch = createHttpFetch({
      userAgent: 'test/1',
      allowedHosts: ['secure.example', `127.0.0.1:${port}`],
      lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
      clock,
    })
    const before = getCACertificates()
    try {
      setDefaultCACertificates([SECURE_EXAMPLE.cert])
      expect(
        await fetch.postForm(
          `https://secure.example:${at}/hub`,
          { secret: 's' },
          { vouchedFor: `https://secure.example:${at}/hub` },
        ),
      ).toBe(307)
      expect(requests).toEqual([])
    } finally {
      setDefaultCACertificates(before)
      await fetch.close()
      await new Promise((resolve) => secure.close(resolve))
    }
  })

  test('posts a form neither to what a hub only shows, nor for ever', async () => {
    const fetch = createHttpFetch({ userAgent: 'test/1', allowedHosts: [`127.0.0.1:${port}`], clock })
    respond = (_, response) => response.writeHead(303, { location: '/seen' }).end()
    expect(await fetch.postForm(here('/hub'), {}, { vouchedFor: here('/hub') })).toBe(303)
    respond = ({ url }, response) => response.writeHead(307, { location: `${url ?? ''}x` }).end()
    await expect(fetch.postForm(here('/hub'), {}, { vouchedFor: here('/hub') })).rejects.toMatchObject({
      kind: 'bad-redirect',
    })
    expect(requests).toHaveLength(7)
    await fetch.close()
  })

  test('lets nobody ahead where somebody in line gives up', async () => {
    const queue = createHostQueue(clock, 0)
    const told: string[] = []
    const { promise: isDone, resolve: finish } = Promise.withResolvers<undefined>()
    const stays = new AbortController().signal
    const leaving = new AbortController()
    const first = queue.run('h', () => isDone.then(() => told.push('first')), stays)
    const second = queue.run('h', () => Promise.resolve(told.push('second')), leaving.signal)
    leaving.abort()
    await expect(second).rejects.toHaveProperty('name', 'AbortError')
    const third = queue.run('h', () => Promise.resolve(told.push('third')), stays)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(told).toEqual([])
    finish(undefined)
    await Promise.all([first, third])
    expect(told).toEqual(['first', 'third'])
    queue.close()
  })
})
