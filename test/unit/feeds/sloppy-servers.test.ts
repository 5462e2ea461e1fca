import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HttpFetch } from '../../../src/core/ports/http-fetch.ts'
import { fetchOf } from '../../builders/fetch-of.ts'
import { createVirtualClock } from '../../builders/virtual-clock.ts'
import { startOriginServer, type OriginServer } from '../../fakes/origin-server.ts'

const DOCUMENT = '<rss><channel><title>소식</title></channel></rss>'
const PACKED = gzipSync(DOCUMENT)
const HOST = 'sloppy.example'

let origin: OriginServer
let fetch: HttpFetch

beforeEach(async () => {
  const clock = createVirtualClock(Date.UTC(2026, 1, 20))
  origin = await startOriginServer(clock)
  origin.serve(HOST, () => ({ body: DOCUMENT }))
  origin.serve('other.example', () => ({ body: DOCUMENT }))
  fetch = fetchOf(origin, clock, { timeoutMs: 2_000 })
})

afterEach(async () => {
  await fetch.close()
  await origin.close()
})

async function bodyOf(): Promise<string> {
  const url = origin.url(HOST)
  const answer = await fetch.fetch({ url, validators: { etag: null, lastModified: null }, vouchedFor: url })
  return answer.kind === 'modified' ? Buffer.from(answer.body).toString() : answer.kind
}

describe('a body', () => {
  test.each<[string, string, Uint8Array | string]>([
    ['no packing', 'utf-8', DOCUMENT],
    ['no packing', 'none', DOCUMENT],
    ['what a store added on the way in', 'aws-chunked', DOCUMENT],
    ['that with a packing', 'gzip, aws-chunked', PACKED],
    ['a packing that is not there', 'gzip', DOCUMENT],
    ['a packing that is not there', 'br', DOCUMENT],
    ['none, and is packed', 'identity', PACKED],
    ['a packing without its frame', 'deflate', deflateRawSync(DOCUMENT)],
    ['a packing with its frame', 'deflate', deflateSync(DOCUMENT)],
    ['a packing that was not asked for', 'zstd', zstdCompressSync(DOCUMENT)],
    ['another packing than it has', 'gzip', zstdCompressSync(DOCUMENT)],
    ['br', 'BR', brotliCompressSync(DOCUMENT)],
    ['two packings', 'gzip, gzip', gzipSync(PACKED)],
  ])('is read whose header says %s (%s)', async (_, coding, body) => {
    origin.serve(HOST, () => ({ headers: { 'content-encoding': coding }, body }))
    expect(await bodyOf()).toBe(DOCUMENT)
  })

  test('of nothing is empty, though it should be packed', async () => {
    origin.serve(HOST, () => ({ headers: { 'content-encoding': 'gzip' } }))
    expect(await bodyOf()).toBe('')
  })

  test.each([
    ['gzip', PACKED.subarray(0, -12)],
    ['br', brotliCompressSync(DOCUMENT).subarray(0, 20)],
  ])("that breaks off inside %s is the network's trouble, which passes", async (coding, body) => {
    origin.serve(HOST, () => ({ headers: { 'content-encoding': coding }, body }))
    await expect(bodyOf()).rejects.toMatchObject({ kind: 'refused' })
  })

  test('that is packed and broken is no feed', async () => {
    const broken = Buffer.from(PACKED)
    broken.writeUInt8(broken.readUInt8(broken.length - 6) ^ 0xff, broken.length - 6)
    origin.serve(HOST, () => ({ headers: { 'content-encoding': 'gzip' }, body: broken }))
    await expect(bodyOf()).rejects.toMatchObject({ kind: 'not-a-feed' })
  })

  test.each<[string, string]>([
    ['lines that end by half', `HTTP/1.1 200 OK\nContent-Type: text/xml\n\n${DOCUMENT}`],
    ['a control character in a header', `HTTP/1.1 200 OK\r\nX-By: a\x01b\r\n\r\n${DOCUMENT}`],
    [
      'a length beside its chunks',
      `HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${Buffer.byteLength(DOCUMENT).toString(16)}\r\n${DOCUMENT}\r\n0\r\n\r\n`,
    ],
  ])('is read behind %s', async (_, answer) => {
    origin.serve(HOST, () => (_response, request) => request.socket.end(answer))
    expect(await bodyOf()).toBe(DOCUMENT)
  })

  test('that ends before its chunks do is not taken for a whole one', async () => {
    origin.serve(HOST, () => (_response, request) => {
      request.socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n200\r\n${DOCUMENT}`)
    })
    await expect(bodyOf()).rejects.toMatchObject({ kind: 'refused' })
  })
})
