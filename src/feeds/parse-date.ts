import { monthOf } from './month-names.ts'
import { readZone } from './time-zones.ts'

const MAX_LENGTH = 100

type TimeOfDay = {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}
const MIDNIGHT: TimeOfDay = { hour: 0, minute: 0, second: 0, millisecond: 0 }

/**
 * ISO 8601 in UTC from a date as publishers write it: RFC 822, W3C, asctime, epoch seconds, words of a dozen languages.
 * Without a zone it is read as UTC, never in the machine's. `null` for what is no date or an impossible one.
 */
export function parseDate(written: string): string | null {
  const usual = readUsual(written)
  if (usual !== null) return usual
  if (written.length > MAX_LENGTH * 4) return null
  const text = written
    .normalize('NFKC')
    .replace(ASIDE_ZONE, ' $1')
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/(?<=\s\d{1,2})h(?=\d\d\b)/i, ':')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  if (text === '' || text.length > MAX_LENGTH) return null
  return readNumeric(text) ?? readIso(text) ?? readEastAsian(text) ?? readWords(text)
}

/** `15:30 (KST)`: where the time has no other zone, what stands beside it is meant. */
const ASIDE_ZONE = /(?<=[\sT]\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?\s?)?)\((GMT|UTC|[A-Z]{1,3}[DS]?T)\)\s*$/i

const USUAL =
  /^(?:[A-Z][a-z]{2}, )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) (?:GMT|UTC|([+-])(0\d|1[0-4])([0-5]\d))$/
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** In UTC, on a day that every month has: nothing needs to be counted. */
const USUAL_ISO =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?=(?:Z|\+00:00)$)/

/** What nearly all feeds write (RFC 822 with four digits, RFC 3339), without the search for anything stranger. */
function readUsual(text: string): string | null {
  const inUtc = USUAL_ISO.exec(text)?.[0]
  if (inUtc !== undefined) return `${inUtc}.000Z`
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return readIso(text)
  const [, day, month = '', year, hour, minute, second, sign, hours, minutes] = USUAL.exec(text) ?? []
  if (day === undefined) return null
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(second), millisecond: 0 }
  const east = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return build(dayOf(year, MONTHS.indexOf(month) / 3 + 1, day), clock, sign === '-' ? -east : east)
}

function readNumeric(text: string): string | null {
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(text)) return toIso(Math.floor(Number(text) * 1000))
  if (/^\d{13}$/.test(text)) return toIso(Number(text))
  const [, whole, months, days, hours, minutes, seconds] =
    /^((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/.exec(text) ?? []
  if (whole !== undefined) {
    const clock = clockOf(hours, minutes, seconds, undefined)
    return clock === null ? null : build(dayOf(whole, months, days), clock, 0)
  }
  const [, yy, , mm, dd] = /^(\d{2})(-?)(\d{2})\2(\d{2})$/.exec(text) ?? []
  if (yy !== undefined) return build(dayOf(fullYear(Number(yy)), mm, dd), MIDNIGHT, 0)
  const [, shortYear, month] = /^-(\d{2})-?(\d{2})$/.exec(text) ?? []
  if (shortYear !== undefined) return build(dayOf(fullYear(Number(shortYear)), month), MIDNIGHT, 0)
  const [, year, dayOfYear] = /^(\d{4}|\d{2})-?(\d{3})$/.exec(text) ?? []
  if (year !== undefined) {
    const day = dayInYear(fullYear(Number(year), year.length), Number(dayOfYear))
    return day === null ? null : build(day, MIDNIGHT, 0)
  }
  return null
}

function readIso(text: string): string | null {
  // A day with a zone, as XML Schema has it.
  const [, day, dayZone] = /^(\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)$/.exec(text) ?? []
  if (day !== undefined && dayZone !== undefined) return readIsoTime(`${day}T00:00${dayZone}`)
  return readIsoTime(text)
}

function readIsoTime(text: string): string | null {
  const match =
    /^(\d{4})(?:-(\d{1,3})(?:-(\d{1,2}))?|(\d{2})(\d{2}))?(?:(?:T|t| )\s*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?\s*(.*))?$/.exec(
      text,
    )
  if (match === null) return null
  const [, year, month, day, month2, day2, hour, minute, second, fraction, zone = ''] = match
  const offset = zone === '' ? 0 : readZone(zone)
  if (offset === null) return null
  const clock = clockOf(hour, minute, second, fraction)
  return clock === null ? null : build(dayOf(year, month ?? month2, day ?? day2), clock, offset)
}

function readEastAsian(text: string): string | null {
  const match =
    /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?[^\d]{0,12}(?:(\d{1,2})\s*[:時时시点點]\s*(\d{1,2})?\s*[:分분]?\s*(\d{1,2})?\s*[秒초]?\s*(.*))?$/.exec(
      text,
    )
  if (match === null) return null
  const [, year, month, day, hour, minute, second, zone = ''] = match
  const isAfternoon = /오후|下午|午後|晚上/.test(text)
  const clock = clockOf(
    hour,
    minute ?? '0',
    second,
    undefined,
    isAfternoon ? 'p' : /오전|上午|午前/.test(text) ? 'a' : '',
  )
  const offset = zone === '' ? 0 : readZone(zone)
  return clock === null || offset === null ? null : build(dayOf(year, month, day), clock, offset)
}

const TIME = /(?:^|[\sT,-])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?![\d:])\s*(?:([ap])\.?m\b\.?)?/i

/** `15시 30분`, `3时30分05秒`. */
const SPOKEN_TIME = /(\d{1,2})\s?[시時时点點]\s?(\d{1,2})\s?[분分](?:\s?(\d{1,2})\s?[초秒])?/u

const HALF_DAY = /(?:(오전|上午|午前)|오후|下午|午後)\s*(\d{1,2}:\d{2}(?::\d{2})?)/u
const CHINESE_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** `수, 18 2월 2026`, `星期三, 18 二月 2026`, `2026. 2. 18. 오후 3:05`: as servers in East Asia write what they take for RFC 822. */
function inWestern(written: string): string {
  return written
    .replace(SPOKEN_TIME, (_, hour: string, minute: string, second: string | undefined) =>
      [hour, minute, second ?? '0'].map((one) => one.padStart(2, '0')).join(':'),
    )
    .replace(
      HALF_DAY,
      (_, morning: string | undefined, time: string) => `${time} ${morning === undefined ? 'pm' : 'am'}`,
    )
    .replace(
      /(?<= )([一二三四五六七八九十]{1,2})月(?= )/u,
      (_, name: string) => `${CHINESE_MONTHS.indexOf(name) + 1}월`,
    )
    .replace(/(?<=^|\s)(\d{1,2} \d{1,2})[월月](?= \d{4}\b)/u, '$1')
    .replace(/^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?=\s|$)/, '$1.$2.$3')
}

function readWords(written: string): string | null {
  const text = inWestern(written)
  const time = TIME.exec(text)
  if (time === null && /\d:\d/.test(text)) return null
  const clock = time === null ? MIDNIGHT : clockOf(time[1], time[2], time[3], time[4], time[5]?.toLowerCase())
  if (clock === null) return null
  const before = time === null ? text : text.slice(0, time.index)
  const after = time === null ? '' : text.slice(time.index + time[0].length).trim()
  const yearAfter = /^(.*?)\s*\b(\d{4})$/.exec(after)
  const isYearAfter = yearAfter !== null && !/[+-]$/.test(yearAfter[1] ?? '') && !/\d{4}/.test(before)
  const zoneText = isYearAfter ? (yearAfter[1] ?? '') : after
  const zoned = time === null ? splitZone(before) : { date: before, zone: zoneText }
  const offset = zoned.zone === '' ? 0 : readZone(zoned.zone)
  if (offset === null) return null
  const date = readDay(isYearAfter ? `${zoned.date} ${yearAfter[2] ?? ''}` : zoned.date)
  return date === null ? null : build(date, clock, offset)
}

/** `26 Sep 2022 GMT`: a zone without a time. */
function splitZone(text: string): { readonly date: string; readonly zone: string } {
  const [, date, zone] = /^(.*\d)\s+([A-Z]{1,5})$/.exec(text) ?? []
  return date !== undefined && zone !== undefined && readZone(zone) !== null ? { date, zone } : { date: text, zone: '' }
}

type Day = { readonly year: number; readonly month: number; readonly day: number }

/** As it is written; the first where it is left out. */
function dayOf(year: string | number | undefined, month: string | number = 1, day: string | number = 1): Day {
  return { year: Number(year), month: Number(month), day: Number(day) }
}

/** The day by its number in the year (ISO 8601), from 1 on; `null` where the year has no such day. */
function dayInYear(year: number, number: number): Day | null {
  const at = new Date(0)
  at.setUTCFullYear(year, 0, number)
  return at.getUTCFullYear() === year ? { year, month: at.getUTCMonth() + 1, day: at.getUTCDate() } : null
}

function readDay(text: string): Day | null {
  const cleaned = text
    .replace(/(\d)(?:st|nd|rd|th|er|º|ª)\b/gi, '$1')
    .replace(/[,]/g, ' ')
    .replace(/\s-\s*$/, ' ')
  const words = cleaned.split(/[\s]+|(?<=\p{L}\.?)-|-(?=\p{L})/u).filter((word) => word !== '' && word !== '-')
  const months = words.map((word) => (/\d/.test(word) ? null : monthOf(word)))
  const monthAt = months.findLastIndex((month) => month !== null)
  const month = months[monthAt]
  const firstNumber = words.findIndex((word) => /\d/.test(word))
  const rest = words.filter((_, at) => at !== monthAt)
  const unknown = words.filter(
    (word, at) => at !== monthAt && !/\d/.test(word) && at > Math.min(firstNumber, monthAt < 0 ? firstNumber : monthAt),
  )
  if (unknown.some((word) => !/^(?:at|de|del|of|um|à|le|г\.?|-)$/i.test(word))) return null
  const numbers = rest.filter((word) => /\d/.test(word))
  return month === undefined || month === null ? numericDay(numbers) : namedDay(numbers, month)
}

function namedDay(numbers: readonly string[], month: number): Day | null {
  const parts = numbers.map((number) => number.replace(/\.$/, ''))
  if (parts.some((part) => !/^\d{1,4}$/.test(part))) return null
  const [first = '', second] = parts
  if (second === undefined) return first.length === 4 ? { year: Number(first), month, day: 1 } : null
  if (parts.length > 2) return null
  const [day, year] = first.length === 4 ? [second, first] : [first, second]
  return { year: fullYear(Number(year), year.length), month, day: Number(day) }
}

function numericDay(numbers: readonly string[]): Day | null {
  const written = numbers.join(' ')
  const [, first = '', mark = '', second = '', third = ''] =
    /^(\d{1,4})([/. -])(\d{1,2})\2(\d{1,4})\.?$/.exec(written) ?? []
  if (first === '') return null
  if (first.length === 4) return { year: Number(first), month: Number(second), day: Number(third) }
  const year = fullYear(Number(third), third.length)
  // With slashes the United States' order, unless the number can't be a month; with dots and spaces the day comes first.
  const isMonthFirst = mark === '/' ? Number(first) <= 12 : Number(second) > 12
  const [month, day] = isMonthFirst ? [first, second] : [second, first]
  return { year, month: Number(month), day: Number(day) }
}

/** Two digits mean 1970 to 2069. */
function fullYear(year: number, digits = 2): number {
  return digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year
}

function clockOf(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
  half = '',
): TimeOfDay | null {
  const hours = Number(hour ?? 0)
  const shifted = half === 'p' && hours < 12 ? hours + 12 : half === 'a' && hours === 12 ? 0 : hours
  const minutes = Number(minute ?? 0)
  const seconds = Number(second ?? 0)
  if (shifted > 24 || minutes > 59 || seconds > 60) return null
  const millisecond = Math.trunc(Number(`0.${fraction ?? '0'}`) * 1000)
  return { hour: shifted, minute: minutes, second: seconds, millisecond }
}

function build({ year, month, day }: Day, clock: TimeOfDay, offsetOf: number | ZoneOffset): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const at = new Date(0)
  const midnight = at.setUTCFullYear(year, month - 1, day)
  if (at.getUTCDate() !== day) return null
  const local = midnight + ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1_000 + clock.millisecond
  const offset = typeof offsetOf === 'number' ? offsetOf : offsetOf(local)
  return toIso(local - offset * 60_000)
}

type ZoneOffset = (localMs: number) => number

const YEAR_1 = Date.parse('0001-01-01T00:00:00Z')
const YEAR_10000 = Date.parse('+010000-01-01T00:00:00Z')

function toIso(ms: number): string | null {
  return ms >= YEAR_1 && ms < YEAR_10000 ? new Date(ms).toISOString() : null
}
