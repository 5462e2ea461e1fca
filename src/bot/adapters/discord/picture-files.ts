import type { RawFile } from 'discord.js'
import type { Picture } from '../../../core/ports/chat-adapter.ts'

/** The files that go with a message that shows these pictures, in their order. */
export function pictureFiles(pictures: readonly Pick<Picture, 'name' | 'png'>[]): RawFile[] {
  return pictures.map(({ name, png }) => ({ name, data: Buffer.from(png), contentType: 'image/png' }))
}
