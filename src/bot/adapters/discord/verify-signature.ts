import { createPublicKey, verify } from 'node:crypto'
import { SIGNED_WITHIN_MS } from './limits.ts'

/** What Discord says with each request of its own. */
type Signed = { readonly headers: Headers; readonly body: Uint8Array }

/**
 * Whether a request is Discord's and of now: ed25519 over the timestamp and the body. `publicKey`: 32 bytes in hexadecimal
 * digits. https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint
 */
export function createSignatureCheck(publicKey: string, nowMs: () => number): (signed: Signed) => boolean {
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
  return ({ headers, body }) => {
    const signature = headers.get('x-signature-ed25519') ?? ''
    const timestamp = headers.get('x-signature-timestamp') ?? ''
    if (!/^[\da-f]{128}$/iu.test(signature) || !/^\d{1,15}$/u.test(timestamp)) return false
    if (Math.abs(nowMs() - Number(timestamp) * 1_000) > SIGNED_WITHIN_MS) return false
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'))
  }
}
