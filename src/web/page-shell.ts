import { LANGUAGES } from '../core/workspace.ts'
import { escapeHtml } from './html.ts'
import { inLanguage, type PageView } from './in-language.ts'
import { LANGUAGE_NAMES } from './language-names.ts'
import { pageStringsOf } from './page-strings.ts'
import { OWN_FEEDS } from './own-feeds.ts'

// Text of feeds cannot run here: there is no script at all, no style but our own sheet, and nothing from elsewhere.
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  vary: 'accept-language, authorization',
} as const

type PageParts = {
  readonly title: string
  readonly view: PageView
  /** Path and query of this page without the language; the links to its other languages lead there. */
  readonly at: string
  /** HTML. */
  readonly body: string
  readonly status?: number
  /** Not for everybody: nothing keeps a copy. */
  readonly isPrivate?: boolean
}

/** For programs that read feeds. */
function feedLinks(basePath: string): string {
  return OWN_FEEDS.map(
    ({ name, title }) =>
      `<link rel="alternate" type="application/atom+xml" title="${escapeHtml(title)}" href="${escapeHtml(basePath)}/feeds/${name}.xml">`,
  ).join('\n')
}

/** A whole page around its body. */
export function pageResponse({ title, view, at, body, status, isPrivate }: PageParts): Response {
  const { language, basePath } = view
  const strings = pageStringsOf(language)
  const tab = (path: string, label: string): string => {
    const current = at.split('?')[0] === path ? ' aria-current="page"' : ''
    return `<a href="${inLanguage(path, view)}"${current}>${escapeHtml(label)}</a>`
  }
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · AI Wire</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(basePath)}/ledger.css">
${feedLinks(basePath)}
</head>
<body>
<header>
<a class="name" href="${inLanguage('/', view)}">AI Wire</a>
<nav>${tab('/', strings.home)}${tab('/models', strings.models)}${tab('/funding', strings.funding)}${tab('/roundups', strings.roundup)}</nav>
</header>
<main>
${body}
</main>
<footer>${languageLinks(at, view)}</footer>
</body>
</html>
`
  return new Response(html, {
    status: status ?? 200,
    headers: {
      ...PAGE_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': isPrivate === true ? 'no-store' : 'no-cache',
    },
  })
}

/** HTML: the same page in each language, this one without a link. */
export function languageLinks(at: string, { language, basePath }: PageView): string {
  const names = LANGUAGES.map((one) =>
    one === language
      ? `<span lang="${one}">${LANGUAGE_NAMES[one]}</span>`
      : `<a lang="${one}" hreflang="${one}" href="${inLanguage(at, { language: one, basePath })}">${LANGUAGE_NAMES[one]}</a>`,
  )
  return names.join(' · ')
}
