type Json = Readonly<Record<string, unknown>>

type ReadBlocks = {
  /** Everything that a reader would see, one piece a line. */
  readonly text: string
  readonly pings: readonly string[]
  readonly links: readonly string[]
}

export type ReadButton = { readonly action_id: string; readonly value: string; readonly label: string }

/** What Slack's clients would make of a message. */
export function readBlocks(fallback: string, blocks: unknown): ReadBlocks {
  // Without blocks the text itself is what is seen.
  const isBare = Array.isArray(blocks) && blocks.length === 0
  const texts = isBare ? [{ type: 'mrkdwn', text: fallback, verbatim: true }] : textsIn(blocks)
  const marked = texts.filter((one) => one.type === 'mrkdwn')
  return {
    text: texts.map((one) => one.text).join('\n'),
    // Who only sees the notification is pinged too.
    pings: [fallback, ...marked.map((one) => one.text)].flatMap(
      (text) => text.match(/<(?:[@#]|!(?!date\^))[^>]*>/gu) ?? [],
    ),
    links: [
      ...marked.flatMap(({ text, verbatim }) => [
        ...[...text.matchAll(/<([a-z][a-z0-9+.-]*:[^|>]*)(?:\|[^>]*)?>/giu)].map(([, address = '']) => decode(address)),
        // Slack makes links of bare addresses unless told not to.
        ...(verbatim ? [] : (text.match(/(?<![<|])https?:\/\/[^\s|>]+/giu) ?? [])),
      ]),
      ...urlsIn(blocks),
    ],
  }
}

export function buttonsIn(blocks: unknown): ReadButton[] {
  return objectsIn(blocks).flatMap((one) =>
    one.type === 'button' && typeof one.action_id === 'string'
      ? [
          {
            action_id: one.action_id,
            value: typeof one.value === 'string' ? one.value : '',
            label: textsIn(one.text)[0]?.text ?? '',
          },
        ]
      : [],
  )
}

function textsIn(value: unknown): { readonly type: string; readonly text: string; readonly verbatim: boolean }[] {
  return objectsIn(value).flatMap((one) =>
    (one.type === 'plain_text' || one.type === 'mrkdwn') && typeof one.text === 'string'
      ? [{ type: one.type, text: one.text, verbatim: one.verbatim === true }]
      : [],
  )
}

function urlsIn(value: unknown): string[] {
  return objectsIn(value).flatMap((one) => (typeof one.url === 'string' ? [one.url] : []))
}

function objectsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => objectsIn(one))
  if (!isJson(value)) return []
  return [value, ...Object.values(value).flatMap((one) => objectsIn(one))]
}

function decode(value: string): string {
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
