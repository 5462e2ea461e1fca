import type { webApi } from '@slack/bolt'
import { ChatError } from '../../../core/errors.ts'
import type { Picture } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'

type CallSlack = (method: string, parts: Record<string, unknown>) => Promise<webApi.WebAPICallResult>

/** Where the bytes go, and what time it is. */
export type Uploading = {
  /** Sends the bytes to the address that Slack gave for them. Throws ChatError. */
  readonly sendBytes: (url: string, bytes: Uint8Array) => Promise<void>
  readonly clock: Clock
}

/** Slack looks at a new picture for a moment; a message that names it before that is refused. */
const LOOKS = 10
const LOOK_AGAIN_MS = 300

/**
 * Uploads a picture without sharing it anywhere, and waits until a message may show it. Returns its id.
 * https://docs.slack.dev/messaging/working-with-files#upload
 */
export async function uploadPicture(call: CallSlack, picture: Picture, uploading: Uploading): Promise<string> {
  const { name, alt, png } = picture
  const place = await call('files.getUploadURLExternal', { filename: name, length: png.byteLength, alt_txt: alt })
  const url = wordIn(place, 'upload_url')
  const id = wordIn(place, 'file_id')
  if (url === null || id === null) throw new ChatError('unavailable', 'Slack did not say where the picture goes')
  await uploading.sendBytes(url, png)
  await call('files.completeUploadExternal', { files: [{ id, title: name }] })
  for (let look = 0; look < LOOKS; look += 1) {
    const info = await call('files.info', { file: id })
    if ('file' in info && wordIn(info.file, 'mimetype') !== null) return id
    await uploading.clock.sleep(LOOK_AGAIN_MS)
  }
  throw new ChatError('unavailable', 'Slack did not get the picture ready in time')
}

/** Sends the bytes over HTTP. An address without a host is one of the Web API's. */
export function sendBytesOver(timeoutMs: number, apiUrl: string): Uploading['sendBytes'] {
  return async (url, bytes) => {
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const body = Uint8Array.from(bytes)
      const response = await fetch(new URL(url, apiUrl), { method: 'POST', body, redirect: 'error', signal })
      await response.arrayBuffer()
      if (response.ok) return
      throw new ChatError('unavailable', `Slack refused the picture with ${response.status}`)
    } catch (error) {
      if (error instanceof ChatError) throw error
      throw new ChatError('unavailable', 'The picture did not reach Slack', { cause: error })
    }
  }
}

function wordIn(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof found === 'string' && found !== '' ? found : null
}
