import { pageLanguage } from './page-language.ts'
import { pageStringsOf } from './page-strings.ts'
import { plainPage } from './plain-page.ts'

/** What whoever opens an address sees at which there is nothing. */
export function notFound(request: Request, basePath: string): Response {
  const { notFound: title, notFoundHint: hint } = pageStringsOf(pageLanguage(request))
  return plainPage(request, { status: 404, title, hint, basePath })
}
