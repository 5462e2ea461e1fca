import { card, text, type Card } from '../../core/card.ts'

/** A short answer. */
export function noticeCard(title: string, lines: readonly string[] = []): Card {
  return card({ tone: 'info', title, lines: lines.map((line) => [text(line)]) })
}
