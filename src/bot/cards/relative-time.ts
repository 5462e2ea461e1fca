import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/durations.ts'

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
] as const

/** `3 hours ago`, `in 2 days`: how far a moment is from now, in whole units of the largest kind that fits. */
export function relativeTime(fromNowMs: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const [unit, sizeMs] of UNITS) {
    if (Math.abs(fromNowMs) >= sizeMs) return joined(format.format(Math.round(fromNowMs / sizeMs), unit))
  }
  // "This minute" is no natural word in every language; "now" is.
  return format.format(0, 'second')
}

/** Japanese comes as `2 分前`, which nobody writes. */
function joined(words: string): string {
  return words.replace(/(?<=\d) (?=\p{Script=Han})/gu, '')
}
