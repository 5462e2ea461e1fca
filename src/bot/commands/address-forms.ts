import { webUrl } from '../cards/web-url.ts'

const TRACKING = /^(?:utm_\w+|fbclid|gclid|ref|mc_cid|mc_eid)$/u

/** Under which forms a pasted link may be recorded, as given first. Empty when the text is no link. */
export function addressForms(pasted: string): readonly string[] {
  // Slack hands over links as <address|text>.
  const bare = /^<([^|>]+)(?:\|[^>]*)?>$/u.exec(pasted.trim())?.[1] ?? pasted.trim()
  const given = webUrl(bare)
  if (given === null) return []
  const url = new URL(given)
  const forms = [given, url.href]
  url.hash = ''
  forms.push(url.href)
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  forms.push(url.href)
  url.pathname = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : `${url.pathname}/`
  forms.push(url.href)
  return [...new Set(forms)]
}
