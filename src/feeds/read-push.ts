import { readCapped } from '../core/read-capped.ts'
import type { Holding } from './held-bytes.ts'
import { MAX_BYTES } from './limits.ts'

/** Why a push was not read to its end. */
export type Unread = 'too-long' | 'no-room' | 'too-slow'

/** Sets aside what a hub says that it is going to send; tells why that can't be read. */
export function reserveStated(request: Request, holding: Holding): Unread | null {
  const stated = request.headers.get('content-length') ?? ''
  if (!/^\d+$/.test(stated)) return null
  if (Number(stated) > MAX_BYTES) return 'too-long'
  return holding.reserve(Number(stated)) ? null : 'no-room'
}

/** Reads what a hub sends, as far as there is room for it, and for no longer than so many milliseconds. */
export async function readPush(
  request: Request,
  holding: Holding,
  withinMs: number,
): Promise<Uint8Array<ArrayBuffer> | Unread> {
  let why: Unread = 'too-long'
  const reading = readCapped(request, MAX_BYTES, (bytes) => {
    const hasRoom = holding.take(bytes)
    if (!hasRoom) why = 'no-room'
    return hasRoom
  })
  const { promise: late, resolve } = Promise.withResolvers<'too-slow'>()
  // It is the network's time, which no clock of ours makes pass.
  const timer = setTimeout(() => {
    resolve('too-slow')
  }, withinMs)
  try {
    const body = await Promise.race([reading, late])
    if (body === 'too-slow') reading.catch(() => undefined)
    return body ?? why
  } finally {
    clearTimeout(timer)
  }
}
