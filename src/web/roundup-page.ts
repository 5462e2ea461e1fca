import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Card, Inline, Line } from '../core/card.ts'
import type { Language } from '../core/workspace.ts'
import { escapeHtml, linkHtml, timeHtml } from './html.ts'

const STYLE = readFileSync(path.join(import.meta.dirname, 'roundup-style.css'), 'utf8')

export type RoundupPage = {
  readonly card: Card
  /** Drawings of our own, as SVG documents, with what they show in words. */
  readonly charts: readonly { readonly svg: string; readonly alt: string }[]
  readonly language: Language
  readonly nowMs: number
}

/** A roundup as one page that needs nothing else: it can be mailed, and printed. */
export function roundupPage(page: RoundupPage): string {
  const { card, charts, language } = page
  const line = (shown: Line): string => shown.map((inline) => inlineHtml(inline, page)).join('')
  const figures = charts.map(
    ({ svg, alt }) =>
      `<figure><img alt="${escapeHtml(alt)}" src="data:image/svg+xml;base64,${toBase64(svg)}"></figure>`,
  )
  const sections = card.sections.map(({ heading, lines }) => {
    const items = lines.map((shown) => `<li>${line(shown)}</li>`).join('\n')
    return `${heading === null ? '' : `<h2>${escapeHtml(heading)}</h2>\n`}<ul>\n${items}\n</ul>`
  })
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(card.title)}</title>
<style>
${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(card.title)}</h1>
<p class="when">${line(card.footer)}</p>
${card.lines.map((shown) => `<p>${line(shown)}</p>`).join('\n')}
${figures.join('\n')}
${sections.join('\n')}
</body>
</html>
`
}

function inlineHtml(inline: Inline, { nowMs, language }: RoundupPage): string {
  switch (inline.kind) {
    case 'text':
      return inline.strong === true ? `<strong>${escapeHtml(inline.text)}</strong>` : escapeHtml(inline.text)
    case 'link':
      return linkHtml(inline.url, escapeHtml(inline.text))
    case 'time':
      return timeHtml(inline.atMs / 1_000, inline.style === 'relative', nowMs, language)
  }
}

function toBase64(svg: string): string {
  return Buffer.from(svg, 'utf8').toString('base64')
}
