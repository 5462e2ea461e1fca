import type { MessageBody } from './body-rules.ts'

// Stands where a backslash took the meaning from a sign.
const ESCAPED = '\u{e000}'

/** Everything that a reader sees, one piece a line. */
export function visibleText(body: MessageBody): string {
  return [...markdownPieces(body), ...plainPieces(body)]
    .map((piece) => piece.replace(/\\([^0-9A-Za-z\s])/gu, '$1'))
    .join('\n')
}

/** Every address that Discord would make clickable. */
export function clickable(body: MessageBody): string[] {
  const titles = (body.embeds ?? []).flatMap((embed) => embed.url ?? [])
  const buttons = (body.components ?? []).flatMap((row) => row.components.flatMap((button) => button.url ?? []))
  const inText = markdownPieces(body).flatMap((piece) => {
    const text = withoutEscaped(piece)
    const masked = [...text.matchAll(/\[[^\]]*\]\(<?([a-z]+:[^)>\s]*)>?\)/giu)].map(([, address = '']) => address)
    const bare = [...text.replace(/\[[^\]]*\]\([^)]*\)/gu, '').matchAll(/[a-z]+:\/\/[^\s>]+/giu)].map(
      ([address]) => address,
    )
    return [...masked, ...bare]
  })
  return [...titles, ...buttons, ...inText]
}

/** What Discord would notify, and what would look as if it did. */
export function pings(body: MessageBody): string[] {
  const parse = body.allowed_mentions?.parse
  const unguarded = parse?.length === 0 ? [] : ['allowed_mentions']
  const forged = markdownPieces(body).flatMap(
    (piece) => withoutEscaped(piece).match(/<(?:@[!&]?|#|\/\w+:)\d+>/gu) ?? [],
  )
  const everybody = (body.content ?? '').match(/@everyone|@here/gu) ?? []
  return [...unguarded, ...forged, ...everybody]
}

function withoutEscaped(piece: string): string {
  return piece.replace(/\\[^0-9A-Za-z\s]/gu, ESCAPED)
}

function markdownPieces(body: MessageBody): string[] {
  const embeds = (body.embeds ?? []).flatMap((embed) => [
    embed.title ?? '',
    embed.description ?? '',
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
  ])
  return [body.content ?? '', ...embeds].filter((piece) => piece !== '')
}

function plainPieces(body: MessageBody): string[] {
  const embeds = (body.embeds ?? []).flatMap((embed) => [embed.author?.name ?? '', embed.footer?.text ?? ''])
  const labels = (body.components ?? []).flatMap((row) => row.components.map((button) => button.label))
  return [...embeds, ...labels].filter((piece) => piece !== '')
}
