import { card, text, type Card } from '../../core/card.ts'
import type { Language } from '../../core/workspace.ts'
import { stringsOf } from './strings.ts'

/** What was wrong, in a sentence, and one right example. For whoever asked only. */
export function errorCard(message: string, example: string | null, language: Language): Card {
  const strings = stringsOf(language)
  const lines = [message, ...(example === null ? [] : [strings.forExample(example)])]
  return card({ tone: 'error', title: strings.errorTitle, lines: lines.map((line) => [text(line)]), isPrivate: true })
}
