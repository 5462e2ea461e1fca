import { pageLanguage } from './page-language.ts'
import { pageStringsOf } from './page-strings.ts'
import { plainPage } from './plain-page.ts'

/** What whoever may not look sees: 401 where the password would let them, 403 where nobody has one. */
export function notForYou(request: Request, status: 401 | 403, basePath: string): Response {
  const strings = pageStringsOf(pageLanguage(request))
  const [title, hint] =
    status === 401 ? [strings.needsPassword, strings.needsPasswordHint] : [strings.onlyAtHome, strings.onlyAtHomeHint]
  return plainPage(request, { status, title, hint, basePath })
}
