import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib'

/** Each costs a decompressor, and nobody packs more often. */
const MAX_CODINGS = 3

/**
 * What unpacks a body whose codings are stated so (RFC 9110, 8.4), in the order of unpacking. Headers lie both ways: a
 * body may be packed less than they say, or once more, and words such as `utf-8` or `aws-chunked` pack nothing. So the
 * body's beginning has the last word.
 */
export function unpackersOf(coding: string | null, start: Uint8Array): readonly Transform[] {
  const stated = (coding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => KNOWN.has(name))
    .slice(-MAX_CODINGS)
  // Only what is packed last can be looked at before it is unpacked.
  const [last = '', ...others] = stated.toReversed()
  const first = unpackerOf(last, start)
  return first === null ? [] : [first, ...others.flatMap((name) => unpackerOf(name, null) ?? [])]
}

const KNOWN: ReadonlySet<string> = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd'])

/** `start`: `null` where it is not known yet. */
function unpackerOf(name: string, start: Uint8Array | null): Transform | null {
  if (start !== null && isGzip(start)) return createGunzip()
  if (start !== null && isZstd(start)) return createZstdDecompress()
  if (start !== null && looksPlain(start)) return null
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'zstd') return createZstdDecompress()
  if (name === 'br') return createBrotliDecompress()
  if (name !== 'deflate') return null
  // Half of the world takes "deflate" for the bare format, without the frame that the standard asks for.
  return start === null || isZlib(start) ? createInflate() : createInflateRaw()
}

function isGzip([a, b]: Uint8Array): boolean {
  return a === 0x1f && b === 0x8b
}

function isZstd([a, b, c, d]: Uint8Array): boolean {
  return a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd
}

/** RFC 1950, 2.2. */
function isZlib([a = 0, b = 0]: Uint8Array): boolean {
  return (a & 0x0f) === 8 && (a * 256 + b) % 31 === 0
}

const TELLING_BYTES = 32

/** What a document begins with, and hardly anything packed. */
function looksPlain(start: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s{0,8}(?:<[?!a-z]|\{\s{0,4}")/i.test(
    Buffer.from(start.subarray(0, TELLING_BYTES)).toString('latin1'),
  )
}
