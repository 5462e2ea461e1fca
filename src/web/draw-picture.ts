import { escapeHtml } from './html.ts'

/** How a message is drawn, whatever its platform. */
export type MessageOptions = {
  readonly nowMs: number
  readonly locale: string
  /** Where the pictures of the message are, by the name that its payload has for each. */
  readonly pictures: ReadonlyMap<string, PicturePlace>
}

/** Where a picture is, and its size in pixels, so that its place is kept while it loads. */
type PicturePlace = {
  readonly url: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** The picture of that name, as wide as its place. */
export function drawPicture(name: string, { pictures }: MessageOptions): string {
  const picture = pictures.get(name)
  if (picture === undefined) return ''
  const { url, alt, width, height } = picture
  return `<img class="picture" width="${width}" height="${height}" src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`
}
