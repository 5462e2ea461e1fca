import { pageLanguage } from './page-language.ts'
import { pageStringsOf } from './page-strings.ts'
import { plainPage } from './plain-page.ts'

/** What whoever asks for something that takes work gets, when much of that was asked for just now. */
export function tooMuch(request: Request, basePath: string): Response {
  const { tooMuch: title, tooMuchHint: hint } = pageStringsOf(pageLanguage(request))
  const answer = plainPage(request, { status: 503, title, hint, basePath })
  answer.headers.set('retry-after', '60')
  return answer
}
