import type { Readable, Transform } from 'node:stream'
import { FeedError } from '../core/errors.ts'
import { unpackersOf } from './content-coding.ts'

/**
 * A body, unpacked, in memory. Of what is longer than `maxBytes` only so many are read, so that a bomb costs no more than
 * the cap: then `isPart`. Throws FeedError `refused` where what is packed ends early, or `not-a-feed` where it is broken.
 */
export async function readBody(
  body: Readable,
  coding: string | null,
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly isPart: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of unpacked(body, coding)) {
      size += chunk.length
      chunks.push(chunk)
      if (size > maxBytes) break
    }
  } catch (error) {
    const code = unpackingCode(error)
    if (code === 'Z_BUF_ERROR') throw new FeedError('refused', 'The compressed answer broke off.', { cause: error })
    if (code !== null) {
      throw new FeedError('not-a-feed', 'The compressed answer is broken.', { cause: error })
    }
    throw error
  } finally {
    body.destroy()
  }
  return { bytes: Buffer.concat(chunks, Math.min(size, maxBytes)), isPart: size > maxBytes }
}

const START_BYTES = 8 * 1024

/** The first characters of a page that came with a refusal; whatever is wrong with it, it is only a hint. */
export async function readStart(body: Readable, coding: string | null): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of unpacked(body, coding)) {
      size += chunk.length
      chunks.push(chunk)
      if (size >= START_BYTES) break
    }
  } catch {
    // Half a page tells as much as none.
  } finally {
    body.on('error', () => undefined).destroy()
  }
  return Buffer.concat(chunks).subarray(0, START_BYTES).toString('latin1')
}

async function* unpacked(body: Readable, coding: string | null): AsyncGenerator<Buffer> {
  const start = await firstBytes(body)
  const unpackers = start === null ? [] : unpackersOf(coding, start)
  try {
    for await (const chunk of through(body, unpackers)) if (Buffer.isBuffer(chunk)) yield chunk
  } finally {
    for (const unpacker of unpackers) unpacker.destroy()
  }
}

/** What has come of the body, which stays there to be read; `null` where nothing does. */
async function firstBytes(body: Readable): Promise<Uint8Array | null> {
  if (body.readableLength === 0) await toBeRead(body)
  const start: unknown = body.read()
  if (!Buffer.isBuffer(start)) return null
  body.unshift(start)
  return start
}

/** Resolves when there is something to read, or never will be. */
async function toBeRead(body: Readable): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const onChange = (): void => {
    resolve(undefined)
  }
  const changes = ['readable', 'end', 'error', 'close']
  for (const change of changes) body.on(change, onChange)
  if (body.readableEnded || body.destroyed) onChange()
  await promise
  for (const change of changes) body.off(change, onChange)
}

function through(body: Readable, unpackers: readonly Transform[]): Readable {
  let from = body
  for (const unpacker of unpackers) {
    // `pipe` does not carry errors over.
    from.on('error', (error) => unpacker.destroy(error))
    from = from.pipe(unpacker)
  }
  return from
}

/** What a decompressor calls its trouble; `null` for any other. */
function unpackingCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  return /^(?:Z_|ZSTD_|ERR_BROTLI|ERR__?ERROR)/.test(error.code) ? error.code : null
}
