import { addWeeks, isoWeekOf, mondayOf } from '../bot/roundup/iso-week.ts'
import { drawPublicRoundup, publicRoundup, publicRoundupCard } from '../bot/roundup/public-roundup.ts'
import { roundupJson } from '../bot/roundup/roundup-json.ts'
import { cardMarkdown } from '../bot/roundup/card-markdown.ts'
import { InputError } from '../core/errors.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Store } from '../core/ports/store.ts'
import type { Language } from '../core/workspace.ts'
import { roundupPage } from '../web/roundup-page.ts'

export const ROUNDUP_FORMATS = ['md', 'html', 'json'] as const

export type RoundupOrder = {
  /** ISO week, `2026-W07`. */
  readonly week: string | null
  readonly format: (typeof ROUNDUP_FORMATS)[number]
  readonly language: Language
}

/** A week's roundup as everybody may see it. Throws InputError where the week is none, or is still to come. */
export async function writeRoundup(
  { week, format, language }: RoundupOrder,
  { store, timeZone, clock }: { readonly store: Store; readonly timeZone: string; readonly clock: Clock },
): Promise<string> {
  const current = isoWeekOf(clock.nowMs(), timeZone)
  const shown = week ?? addWeeks(current, -1)
  if (mondayOf(shown) === null) throw new InputError([`"${shown}" is not a week. Write one like 2026-W07.`])
  if (shown > current) throw new InputError([`${shown} has not begun yet. This week is ${current}.`])
  const roundup = await publicRoundup(store, shown, timeZone)
  if (format === 'json') return roundupJson(roundup)
  const nowMs = clock.nowMs()
  if (format === 'md') return cardMarkdown(publicRoundupCard(roundup, language, timeZone, nowMs))
  const parts = await drawPublicRoundup(roundup, language, timeZone, nowMs)
  return roundupPage({ ...parts, language, nowMs, site: null })
}
