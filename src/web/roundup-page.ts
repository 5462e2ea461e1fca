import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Card } from '../core/card.ts'
import type { Language } from '../core/workspace.ts'
import { drawLine, drawSection, type DrawOptions } from './draw-card.ts'
import { escapeHtml } from './html.ts'
import { inLanguage } from './in-language.ts'
import { languageLinks } from './page-shell.ts'

const STYLE = readFileSync(path.join(import.meta.dirname, 'roundup-style.css'), 'utf8')

/** Where the page stands on the site: its week and those that one may go on to. */
type RoundupSite = {
  readonly week: string
  readonly previous: string | null
  readonly next: string | null
  /** As in `PageView`. */
  readonly basePath: string
}

type RoundupPage = {
  readonly card: Card
  /** Drawings of our own, as SVG documents, with what they show in words. */
  readonly charts: readonly { readonly svg: string; readonly alt: string }[]
  readonly language: Language
  readonly nowMs: number
  /** `null` where the page is a file, which leads nowhere else. */
  readonly site: RoundupSite | null
}

/** A roundup as one page that needs nothing else: it can be mailed, and printed. */
export function roundupPage(page: RoundupPage): string {
  const { card, charts, language } = page
  const figures = charts.map(
    ({ svg, alt }) =>
      `<figure><img alt="${escapeHtml(alt)}"${sizeOf(svg)} src="data:image/svg+xml;base64,${toBase64(svg)}"></figure>`,
  )
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
${siteLinks(page)}<main>
<h1>${escapeHtml(card.title).replace(/\d{4}-W\d{2}/u, '<span class="whole">$&</span>')}</h1>
<p class="when">${drawLine(card.footer, page)}</p>
${drawLines(card, page)}
${figures.join('\n')}
${drawSections(card, page)}
</main>
</body>
</html>
`
}

/** What the page says without its charts, for programs that show HTML: its title is not in it. */
export function roundupWords(card: Card, options: DrawOptions): string {
  return [`<p>${drawLine(card.footer, options)}</p>`, drawLines(card, options), drawSections(card, options)].join('\n')
}

function drawLines({ lines }: Card, options: DrawOptions): string {
  return lines.map((shown) => `<p>${drawLine(shown, options)}</p>`).join('\n')
}

function drawSections({ sections }: Card, options: DrawOptions): string {
  return sections.map((section) => drawSection(section, options)).join('\n')
}

/** Not printed. */
function siteLinks({ site, language }: RoundupPage): string {
  if (site === null) return ''
  const view = { language, basePath: site.basePath }
  const week = (name: string, rel: string, label: string): string =>
    `<a rel="${rel}" href="${inLanguage(`/roundups/${name}`, view)}">${label}</a>`
  const links = [
    `<a href="${inLanguage('/', view)}">AI Wire</a>`,
    ...(site.previous === null ? [] : [week(site.previous, 'prev', `← ${site.previous}`)]),
    ...(site.next === null ? [] : [week(site.next, 'next', `${site.next} →`)]),
  ]
  return `<nav><span>${links.join(' · ')}</span> <span>${languageLinks(`/roundups/${site.week}`, view)}</span></nav>\n`
}

/** Attributes, so that a chart has its place before it is drawn. */
function sizeOf(svg: string): string {
  return /^<svg( width="\d+" height="\d+")/u.exec(svg)?.[1] ?? ''
}

function toBase64(svg: string): string {
  return Buffer.from(svg, 'utf8').toString('base64')
}
