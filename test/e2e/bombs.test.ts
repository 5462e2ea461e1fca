import { execFile } from 'node:child_process'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Feed } from '../../src/core/feed.ts'
import type { HttpFetch } from '../../src/core/ports/http-fetch.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { createHttpFetch } from '../../src/feeds/http-fetch.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { ingest } from '../../src/pipeline.ts'
import { createPoller } from '../../src/pipeline/poll-due.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { pipelineDeps } from '../builders/pipeline-deps.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { startOriginServer, type Handler, type OriginServer } from '../fakes/origin-server.ts'

const MEGABYTE = 1024 * 1024

let origin: OriginServer
beforeEach(async () => {
  origin = await startOriginServer(systemClock)
})
afterEach(() => origin.close())

test('2 GiB in 2 MB of gzip cost less than 120 MB', async () => {
  // Members of a gzip stream follow each other (RFC 1952, 2.2).
  const member = gzipSync(Buffer.alloc(64 * MEGABYTE), { level: 9 })
  const bomb = Buffer.concat(Array.from({ length: 32 }, () => member))
  origin.serve('127.0.0.1', () => ({ headers: { 'content-encoding': 'gzip' }, body: bomb }))
  const script = join(import.meta.dirname, 'fetch-once.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, origin.url('127.0.0.1')])
  const { ended, megabytes } = z.object({ ended: z.string(), megabytes: z.number() }).parse(JSON.parse(stdout))
  // Of what is larger than the cap, the beginning is there to be read.
  expect(ended).toBe('modified')
  expect(megabytes).toBeLessThan(120)
})

const HOSTILE: Readonly<Record<string, { readonly handler: Handler; readonly problem: string }>> = {
  'endless.example': {
    problem: 'too-large',
    handler: () => (response) => {
      const chunk = Buffer.alloc(MEGABYTE, ' ')
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk));
      }
      response.writeHead(200, { 'content-type': 'application/rss+xml' })
      response.on('drain', pour)
      pour()
    },
  },
  'flood.example': {
    problem: 'too-large',
    handler: () => (response) => {
      const header = `X-Flood: ${'a'.repeat(8_000)}\r\n`
      response.socket?.end(`HTTP/1.1 200 OK\r\n${header.repeat(100)}\r\n<rss/>`)
    },
  },
  'garbage.example': {
    problem: 'refused',
    handler: () => (response) => {
      response.socket?.end('This is not HTTP\r\n\r\n')
    },
  },
  'cut.example': {
    problem: 'refused',
    handler: () => (response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('<rss>')
      setTimeout(() => response.destroy(), 20)
    },
  },
}

/** Never ends, whatever it sends meanwhile. */
const ENDLESS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'drip.example': (response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    const drip = setInterval(() => response.write('<'), 20)
    response.on('close', () => {
      clearInterval(drip)
    })
  },
  'silent.example': () => undefined,
}

/** `timeoutMs`: for one document. */
function fetchWithin(timeoutMs: number): HttpFetch {
  const { lookup } = origin
  return createHttpFetch({
    ...{ userAgent: 'test/1', allowedHosts: origin.allowedHosts(), lookup, timeoutMs, clock: systemClock },
  })
}

test.each(Object.entries(ENDLESS))('%s costs no more than its time', async (host, handle) => {
  origin.serve(host, () => handle)
  const fetch = fetchWithin(200)
  const url = origin.url(host)
  const fetched = fetch.fetch({ url, validators: { etag: null, lastModified: null }, vouchedFor: url })
  await expect(fetched).rejects.toMatchObject({ kind: 'timeout' })
  await fetch.close()
})

describe('a hostile server', () => {
  let store: Store
  beforeEach(async () => {
    store = await openMemoryStore(sequence())
  })
  afterEach(() => store.close())

  test('costs its own feed only: the others are polled meanwhile', async () => {
    const body = '<rss version="2.0"><channel><title>Fine</title><item><title>News</title></item></channel></rss>'
    for (const [host, { handler }] of Object.entries(HOSTILE)) origin.serve(host, handler)
    const good = Array.from({ length: 12 }, (_, at) => `good-${at}.example`)
    // Whoever hangs does until all the others are read, however long that takes here: else it ends by its time.
    const left = new Set(good)
    const hanging: ServerResponse[] = []
    for (const [host, handle] of Object.entries(ENDLESS)) {
      origin.serve(host, () => (response) => {
        if (left.size === 0) response.destroy()
        hanging.push(response)
        handle(response)
      })
    }
    for (const host of good) origin.serve(host, () => ({ headers: { 'content-type': 'text/xml' }, body }))
    const hosts = [...Object.keys(HOSTILE), ...Object.keys(ENDLESS), ...good]
    const feeds = hosts.map((host): Feed => ({ ...WIRE_FEED, id: host, name: host, url: origin.url(host) }))
    await store.transaction((ledger) => ledger.feeds.replaceCatalogue(feeds))
    const fetch = fetchWithin(20_000)
    const deps = pipelineDeps({ store, fetch, clock: systemClock })
    const poller = createPoller({
      ...deps,
      // One more than there are hostile ones: whoever hangs holds only its own place.
      feedsAtOnce: hosts.length - good.length + 1,
      ingest: async (stored) => {
        const report = await ingest(stored, deps)
        left.delete(stored.feed.id)
        if (left.size === 0) for (const response of hanging) response.destroy()
        return report
      },
    })
    await poller.pollDue()
    await fetch.close()
    for (const { feed, state } of await store.feeds.list()) {
      const problem = feed.id in ENDLESS ? 'refused' : (HOSTILE[feed.id]?.problem ?? null)
      expect([feed.id, state.problem]).toEqual([feed.id, problem])
    }
  })
})
