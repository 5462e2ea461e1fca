import { DAY_MS } from '../../core/durations.ts'
import { lazy } from '../../core/lazy.ts'
import { LANGUAGES } from '../../core/workspace.ts'
import { LOCALE } from '../cards/locale.ts'
import { plainWord } from './plain-word.ts'

// 2024-01-01 was a Monday.
const MONDAY_MS = Date.UTC(2024, 0, 1)

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** The days by their names. Longest first: a day's short name begins its long one. */
const namedDays = lazy(() => {
  const found = new Map<string, number>()
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short', 'narrow'] as const) {
      // One Latin letter may be two days.
      if (style === 'narrow' && language === 'en') continue
      const format = new Intl.DateTimeFormat(LOCALE[language], { weekday: style, timeZone: 'UTC' })
      for (const weekday of WEEKDAYS) {
        const name = format.format(MONDAY_MS + (weekday - 1) * DAY_MS).toLowerCase()
        if (!found.has(name)) found.set(name, weekday)
      }
    }
  }
  // As people shorten them, too: 月曜, and what 周一 is called elsewhere.
  for (const [name, weekday] of [...found]) {
    const [, day] = /^周(.)$/u.exec(name) ?? []
    const other = name.endsWith('曜日') ? [name.slice(0, -1)] : []
    const days = day === undefined ? [] : day === '日' ? ['日', '天'] : [day]
    const weeks = days.flatMap((one) => ['周', '週', '星期', '礼拜', '禮拜'].map((week) => week + one))
    for (const short of [...other, ...weeks]) found.set(short, weekday)
  }
  found.set('tues', 2).set('thur', 4).set('thurs', 4)
  return [...found].toSorted(([one], [other]) => other.length - one.length)
})

/**
 * `mon 9`, `Friday at 17:00`, `월요일 오전 9시`, `月曜日の9時`, `周一上午9点`: 1 is Monday, hours are whole. Of `friday` alone the
 * hour is `null`. `null` when it is no such time.
 */
export function parseRoundupTime(text: string): { readonly weekday: number; readonly hour: number | null } | null {
  const typed = plainWord(text)
    .replace(/^(?:every\s+|on\s+|매주\s*|毎週\s*|每)/u, '')
    .replace(/(?:에|に)$/u, '')
  const named = namedDays().find(([name]) => typed.startsWith(name))
  if (named === undefined) return null
  const [name, weekday] = named
  const rest = typed.slice(name.length).replace(/^s?[\s,]*(?:at\s|の)?/u, '')
  const hour = parseHour(rest)
  return hour === null && rest !== '' ? null : { weekday, hour }
}

/** `22-7`, `10pm to 7am`, `22시부터 7시까지`, `22時から7時まで`, `22点到7点`: from inclusive, until exclusive. `null` when it is no such time, or no time at all. */
export function parseQuietHours(text: string): { readonly fromHour: number; readonly untilHour: number } | null {
  const parts = plainWord(text)
    .replace(/^from\s/u, '')
    .split(/[-–—~〜]|\s(?:to|until|till)\s|부터|から|到|至/u)
  const [from = '', until = '', ...more] = parts
  const fromHour = parseHour(from)
  const untilHour = parseHour(until.replace(/(?:까지|まで)$/u, ''), 24)
  if (fromHour === null || untilHour === null || more.length > 0 || fromHour === untilHour) return null
  return { fromHour, untilHour }
}

const MORNING: ReadonlySet<string> = new Set(['am', '오전', '午前', '上午'])
const HALF = 'am|pm|오전|오후|午前|午後|上午|下午'
const HOUR = new RegExp(`^(${HALF})?\\s*(\\d{1,2})(?::00)?\\s*(?:h|시|時|点|點|点钟)?\\s*(${HALF})?$`, 'u')

/** `latest` is 24 where the end of a day may be meant. */
function parseHour(text: string, latest = 23): number | null {
  const [, before, digits, after] = HOUR.exec(text.trim()) ?? []
  if (digits === undefined || (before !== undefined && after !== undefined)) return null
  const shown = Number(digits)
  const half = before ?? after
  if (half === undefined) return shown > latest ? null : shown % 24
  // 오전 0시 is said, 0 am is not; each is clear.
  if (shown > 12) return null
  return (shown % 12) + (MORNING.has(half) ? 0 : 12)
}
