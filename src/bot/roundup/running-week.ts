import { text, type Card } from '../../core/card.ts'
import type { Roundup } from '../../core/roundup.ts'
import type { Language } from '../../core/workspace.ts'
import { stringsOf } from '../cards/strings.ts'

/** The roundup's card; of a week that has not ended it says so, for its numbers are not the last ones. */
export function saysIfRunning(card: Card, { untilAt }: Roundup, language: Language, nowMs: number): Card {
  return nowMs < untilAt ? { ...card, lines: [...card.lines, [text(stringsOf(language).weekRunning)]] } : card
}
