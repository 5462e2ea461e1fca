/**
 * The body of a request or an answer; `null` when it is longer than that many bytes, of which no more is read then. `mayKeep`
 * is asked about each piece that comes, and ends the reading in the same way.
 */
export async function readCapped(
  message: Pick<Request, 'body'>,
  maxBytes: number,
  mayKeep: (bytes: number) => boolean = () => true,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const body: ReadableStream<Uint8Array> | null = message.body
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body.values()) {
    size += chunk.length
    if (size > maxBytes || !mayKeep(chunk.length)) return null
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
