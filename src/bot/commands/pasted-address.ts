import { webUrl } from '../cards/web-url.ts'

/** The address that somebody pasted; `null` when the text is none. */
export function pastedAddress(pasted: string): string | null {
  // Slack hands over links as <address|text>.
  return webUrl(/^<([^|>]+)(?:\|[^>]*)?>$/u.exec(pasted.trim())?.[1] ?? pasted.trim())
}
