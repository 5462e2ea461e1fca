import type { Card, CardSection, Inline, Line } from '../core/card.ts'
import type { Language } from '../core/workspace.ts'
import { LOCALE } from '../bot/cards/locale.ts'
import { escapeHtml, linkHtml, timeHtml, wordsHtml } from './html.ts'

export type DrawOptions = { readonly language: Language; readonly nowMs: number }

/** A card as a page shows it. Its buttons run commands, which a page has not, so they are left out. */
export function drawCard(shown: Card, options: DrawOptions): string {
  const words = wordsHtml(shown.title, shown.titleForeign)
  const title = shown.url === null ? words : linkHtml(shown.url, words)
  const badge = shown.badge === null ? '' : `<p class="badge">${escapeHtml(shown.badge)}</p>`
  const fields = shown.fields.map(
    ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${wordsHtml(value)}</dd></div>`,
  )
  return [
    `<article class="card ${shown.tone}">`,
    badge,
    `<h1>${title}</h1>`,
    ...shown.lines.map((line) => `<p>${drawLine(line, options)}</p>`),
    fields.length === 0 ? '' : `<dl>${fields.join('')}</dl>`,
    ...shown.sections.map((section) => drawSection(section, options)),
    shown.footer.length === 0 ? '' : `<p class="note">${drawLine(shown.footer, options)}</p>`,
    '</article>',
  ].join('\n')
}

/** As HTML; whatever a publisher wrote is escaped. */
export function drawSection({ heading, lines }: CardSection, options: DrawOptions): string {
  const head = heading === null ? '' : `<h2>${escapeHtml(heading)}</h2>`
  return `<section>${head}<ul>${lines.map((line) => `<li>${drawLine(line, options)}</li>`).join('')}</ul></section>`
}

/** As HTML; whatever a publisher wrote is escaped. */
export function drawLine(line: Line, options: DrawOptions): string {
  return line.map((inline) => drawInline(inline, options)).join('')
}

function drawInline(inline: Inline, { language, nowMs }: DrawOptions): string {
  switch (inline.kind) {
    case 'text': {
      const words = wordsHtml(inline.text, inline.foreign)
      return inline.strong === true ? `<strong>${words}</strong>` : words
    }
    case 'channel':
    case 'person':
      return wordsHtml(inline.text)
    case 'link':
      return linkHtml(inline.url, wordsHtml(inline.text, inline.foreign))
    case 'time':
      return timeHtml(inline.atMs / 1_000, inline.style === 'relative', nowMs, LOCALE[language])
  }
}
