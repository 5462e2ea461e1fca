import { createHash } from 'node:crypto'
import type { RawFile, RequestData, REST } from 'discord.js'
import type { Rest } from './paced-rest.ts'

type Multipart = {
  readonly body: Buffer
  readonly headers: { readonly 'Content-Type': string }
  readonly passThroughBody: true
}

/**
 * The same client, but messages with files are written out here: discord.js would hand them over as an object that
 * another version of its HTTP client in the same process does not know.
 */
export function writesForms(rest: REST): Rest {
  return {
    get: (route, options) => rest.get(route, options),
    post: (route, options) => rest.post(route, written(options)),
    patch: (route, options) => rest.patch(route, written(options)),
    put: (route, options) => rest.put(route, options),
  }
}

function written(options: RequestData = {}): RequestData {
  const { files = [], ...bare } = options
  return files.length === 0 ? bare : { ...bare, ...multipart(bare.body, files) }
}

/** A form as of RFC 7578. https://docs.discord.com/developers/reference#uploading-files */
function multipart(message: unknown, files: readonly RawFile[]): Multipart {
  const parts = files.map(({ name, data, contentType = 'application/octet-stream' }, at) => ({
    headers: [
      `Content-Disposition: form-data; name="files[${at}]"; filename="${name.replace(/["\r\n]/g, '_')}"`,
      `Content-Type: ${contentType}`,
    ],
    content: Buffer.from(data instanceof Uint8Array ? data : String(data)),
  }))
  parts.push({
    headers: ['Content-Disposition: form-data; name="payload_json"', 'Content-Type: application/json'],
    content: Buffer.from(JSON.stringify(message)),
  })
  const hash = createHash('sha256')
  for (const { content } of parts) hash.update(content)
  // No part can hold the hash of them all.
  const boundary = `aiwire-${hash.digest('hex')}`
  const form = parts.flatMap(({ headers, content }) => [
    Buffer.from([`--${boundary}`, ...headers, '', ''].join('\r\n')),
    content,
    Buffer.from('\r\n'),
  ])
  return {
    body: Buffer.concat([...form, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    passThroughBody: true,
  }
}
