import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FeedError } from '../core/errors.ts'

/**
 * A body, decompressed once, in memory. Stops as soon as `maxBytes` are exceeded, so that a bomb costs no more than the
 * cap. Throws FeedError `too-large`, or `not-a-feed` for a coding that is unknown or broken.
 */
export async function readBody(body: Readable, coding: string | null, maxBytes: number): Promise<Uint8Array> {
  const decoder = decoderOf((coding ?? '').trim().toLowerCase())
  const stream = decoder === null ? body : body.pipe(decoder)
  // `pipe` does not carry errors over.
  if (decoder !== null) body.on('error', (error) => decoder.destroy(error))
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue
      size += chunk.length
      if (size > maxBytes) throw new FeedError('too-large', `The document is larger than ${maxBytes} bytes.`)
      chunks.push(chunk)
    }
  } catch (error) {
    if (isZlibError(error)) {
      throw new FeedError('not-a-feed', 'The compressed answer is broken.', { cause: error })
    }
    throw error
  } finally {
    decoder?.destroy()
    body.destroy()
  }
  return Buffer.concat(chunks)
}

const START_BYTES = 8 * 1024

/** The first characters of a page that came with a refusal; whatever is wrong with it, it is only a hint. */
export async function readStart(body: Readable, coding: string | null): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    const decoder = decoderOf((coding ?? '').trim().toLowerCase())
    body.on('error', (error) => decoder?.destroy(error))
    const stream = decoder === null ? body : body.pipe(decoder)
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue
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

function decoderOf(coding: string): Transform | null {
  if (coding === '' || coding === 'identity') return null
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip()
  if (coding === 'deflate') return createInflate()
  if (coding === 'br') return createBrotliDecompress()
  throw new FeedError('not-a-feed', `The content coding ${coding.slice(0, 40)} is not supported.`)
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?:Z_|ERR_BROTLI|ERR__?ERROR)/.test(error.code)
  )
}
