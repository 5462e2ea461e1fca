import { createHmac, timingSafeEqual } from 'node:crypto'

const DIGESTS: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512'])

/** Says whether a body has this signature. */
type PushSignature = (body: Uint8Array, secret: string) => boolean

/** `method=hexdigest` over the body, keyed with the secret (WebSub, 7.1.1); `null` when the header can't be one. */
export function readSignature(header: string | null): PushSignature | null {
  const [, written = '', digest = ''] = /^(\w+)=([\da-f]+)$/i.exec(header?.trim() ?? '') ?? []
  const method = written.toLowerCase()
  if (!DIGESTS.has(method)) return null
  return (body, secret) => isSame(createHmac(method, secret).update(body).digest('hex'), digest.toLowerCase())
}

/** Compares in constant time. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
