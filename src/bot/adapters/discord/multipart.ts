import type { UploadedPicture } from '../../../core/ports/chat-adapter.ts'
import type { DiscordBody } from './render.ts'

type Multipart = {
  readonly body: Buffer
  readonly headers: { readonly 'Content-Type': string }
  readonly passThroughBody: true
}

/**
 * A message with its files, ready to be sent. The form is written out here, because discord.js would hand it over as an
 * object that another version of its HTTP client in the same process does not know.
 * https://docs.discord.com/developers/reference#uploading-files
 */
export async function multipart(
  message: DiscordBody,
  pictures: readonly Pick<UploadedPicture, 'name' | 'png'>[],
): Promise<Multipart> {
  const form = new FormData()
  for (const [at, { name, png }] of pictures.entries()) {
    form.append(`files[${at}]`, new Blob([Buffer.from(png)], { type: 'image/png' }), name)
  }
  form.append('payload_json', JSON.stringify(message))
  const written = new Response(form)
  return {
    body: Buffer.from(await written.arrayBuffer()),
    headers: { 'Content-Type': written.headers.get('content-type') ?? 'multipart/form-data' },
    passThroughBody: true,
  }
}
