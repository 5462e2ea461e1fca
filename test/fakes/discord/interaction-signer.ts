import { generateKeyPairSync, sign } from 'node:crypto'

export type InteractionSigner = {
  /** 32 bytes in hexadecimal digits, as the developer portal shows it. */
  readonly publicKey: string
  /** A request as Discord sends it, signed at that time. */
  readonly request: (payload: unknown, atMs: number) => Request
  /** The same of a body word for word. */
  readonly requestOf: (body: string, atMs: number) => Request
}

/** Signs as Discord does: ed25519 over the timestamp in seconds and the body. */
export function createInteractionSigner(): InteractionSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const requestOf: InteractionSigner['requestOf'] = (body, atMs) => {
    const timestamp = String(Math.floor(atMs / 1_000))
    const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex')
    return new Request('https://aiwire.example/discord/interactions', {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-signature-ed25519': signature,
        'x-signature-timestamp': timestamp,
      },
    })
  }
  return {
    publicKey: raw.toString('hex'),
    request: (payload, atMs) => requestOf(JSON.stringify(payload), atMs),
    requestOf,
  }
}
