import { escapeHtml } from './html.ts'
import { pageLanguage } from './page-language.ts'
import { pageResponse } from './page-shell.ts'

type PlainParts = {
  readonly status: number
  readonly title: string
  readonly hint: string
  /** As in `PageView`. */
  readonly basePath: string
}

/** A few words in the place of what was asked for: a page for browsers, plain text for programs. */
export function plainPage(request: Request, { status, title, hint, basePath }: PlainParts): Response {
  const language = pageLanguage(request)
  if (!(request.headers.get('accept') ?? '').includes('text/html')) {
    return new Response(`${title}\n${hint}\n`, {
      status,
      headers: { 'content-type': 'text/plain; charset=utf-8', vary: 'accept, accept-language' },
    })
  }
  const body = `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(hint)}</p>`
  return pageResponse({ title, view: { language, basePath }, at: new URL(request.url).pathname, body, status })
}
