import { escapeHtml } from './html.ts'

/** What a mark says, by the names of its pattern's groups. */
type Mark = Readonly<Partial<Record<string, string>>>

/** HTML of a text in which `pattern`, with the flag `g` and named groups, finds the marks of a platform; the rest are words. */
export function drawMarks(text: string, pattern: RegExp, draw: (mark: Mark) => string): string {
  let html = ''
  let at = 0
  for (const match of text.matchAll(pattern)) {
    html += escapeHtml(text.slice(at, match.index)) + draw(match.groups ?? {})
    at = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(at))
}

/** Somebody or a channel that a message names. */
export function mentionHtml(name: string): string {
  return `<span class="mention">${escapeHtml(name)}</span>`
}
