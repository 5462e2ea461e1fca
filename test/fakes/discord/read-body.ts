import type { IncomingMessage } from 'node:http'
import { readBytes } from '../read-bytes.ts'
import type { FakeFile } from './body-rules.ts'

/** JSON, or a form whose field `payload_json` is that, with files beside it (RFC 7578). */
export async function readBody(incoming: IncomingMessage): Promise<{ body: unknown; files: readonly FakeFile[] }> {
  const raw = await readBytes(incoming)
  const type = incoming.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) {
    return { body: raw.length === 0 ? null : JSON.parse(raw.toString()), files: [] }
  }
  const files: FakeFile[] = []
  let body: unknown = null
  for (const part of partsOf(raw, /boundary=([^;]+)/u.exec(type)?.[1] ?? '')) {
    const [, name, file] = /name="([^"]+)"(?:; filename="([^"]+)")?/u.exec(part.head) ?? []
    if (name === 'payload_json') body = JSON.parse(part.bytes.toString())
    else if (name === `files[${files.length}]`) files.push({ name: file ?? '', bytes: part.bytes })
  }
  return { body, files }
}

function partsOf(raw: Buffer, boundary: string): readonly { readonly head: string; readonly bytes: Buffer }[] {
  // Latin-1 keeps each byte a sign of its own.
  const pieces = raw.toString('latin1').split(`--${boundary}`).slice(1, -1)
  return pieces.map((piece) => {
    const end = piece.indexOf('\r\n\r\n')
    return { head: piece.slice(0, end), bytes: Buffer.from(piece.slice(end + 4, -2), 'latin1') }
  })
}
