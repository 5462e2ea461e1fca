import { webUrl } from '../cards/web-url.ts'

// Slack hands over links as <address|text>; in a sentence, brackets stand around one, and a full stop behind it.
const IN_BRACKETS = /^[<(\uff08\uff1c[]\s*([^|>\s]+?)(?:\|[^>]*)?\s*[>)\uff09\uff1e\]]$/u
const STOP = /[.,\u3001\u3002\uff0c\uff0e]+$/u
const WITHOUT_SCHEME = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/\S+$/iu

/** The address that somebody pasted; `null` when the text is none. */
export function pastedAddress(pasted: string): string | null {
  const typed = pasted.trim().replace(STOP, '')
  const address = IN_BRACKETS.exec(typed)?.[1] ?? typed
  return webUrl(address) ?? (WITHOUT_SCHEME.test(address) ? webUrl(`https://${address}`) : null)
}
