/** What is asked or answered. */
export type Body = Readonly<Record<string, unknown>>

/** The Web API takes a form whose nested values are JSON. */
export function parseForm(raw: string): Body {
  const nested = ['blocks', 'metadata', 'view', 'files']
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]): [string, unknown] => [
      key,
      nested.includes(key) ? JSON.parse(value) : value,
    ]),
  )
}

export function toBody(value: unknown): Body {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
