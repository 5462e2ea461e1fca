import { escapeHtml } from './html.ts'
import { pageLanguage } from './page-language.ts'
import { pageResponse } from './page-shell.ts'
import { pageStringsOf } from './page-strings.ts'

/** What whoever opens an address sees at which there is nothing: a page for browsers, a line for programs. */
export function notFound(request: Request, basePath: string): Response {
  const language = pageLanguage(request)
  const strings = pageStringsOf(language)
  if (!(request.headers.get('accept') ?? '').includes('text/html')) {
    return new Response(`${strings.notFound}\n`, {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8', vary: 'accept, accept-language' },
    })
  }
  const body = `<h1>${escapeHtml(strings.notFound)}</h1>\n<p>${escapeHtml(strings.notFoundHint)}</p>`
  return pageResponse({
    title: strings.notFound,
    view: { language, basePath },
    at: new URL(request.url).pathname,
    body,
    status: 404,
  })
}
