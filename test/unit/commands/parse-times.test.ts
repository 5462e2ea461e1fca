import { expect, test } from 'vitest'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { formatRound } from '../../../src/bot/cards/format-round.ts'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { parseLanguage } from '../../../src/bot/commands/parse-language.ts'
import { parseMention } from '../../../src/core/parse-mention.ts'
import { parseRound } from '../../../src/bot/commands/parse-round.ts'
import { parseQuietHours, parseRoundupTime } from '../../../src/bot/commands/parse-roundup-time.ts'
import { parseSince } from '../../../src/bot/commands/parse-since.ts'
import { parseSpan } from '../../../src/bot/commands/parse-span.ts'
import { parseWeek } from '../../../src/bot/commands/parse-week.ts'
import { placeAtOffset } from '../../../src/bot/commands/place-at-offset.ts'
import { completeTimeZone, nearTimeZone, parseTimeZone } from '../../../src/core/parse-time-zone.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'

test.each([
  ['mon 9', { weekday: 1, hour: 9 }],
  ['Friday 17:00', { weekday: 5, hour: 17 }],
  ['sun, 5pm', { weekday: 7, hour: 17 }],
  ['thurs 9', { weekday: 4, hour: 9 }],
  ['Tues at 9', { weekday: 2, hour: 9 }],
  ['12am', null],
  ['mon 12am', { weekday: 1, hour: 0 }],
  ['월 9시', { weekday: 1, hour: 9 }],
  ['화요일 10', { weekday: 2, hour: 10 }],
  ['月曜日 9時', { weekday: 1, hour: 9 }],
  ['周一 9点', { weekday: 1, hour: 9 }],
  ['월요일 오전 9시', { weekday: 1, hour: 9 }],
  ['금요일 오후 5시', { weekday: 5, hour: 17 }],
  ['月曜日の午後3時', { weekday: 1, hour: 15 }],
  ['周一上午9点', { weekday: 1, hour: 9 }],
  ['星期五 下午5点', { weekday: 5, hour: 17 }],
  ['매주 금요일에', { weekday: 5, hour: null }],
  ['월요일 오전 9시에', { weekday: 1, hour: 9 }],
  ['月曜日の9時に', { weekday: 1, hour: 9 }],
  ['Monday at 9', { weekday: 1, hour: 9 }],
  ['Mondays at 9', { weekday: 1, hour: 9 }],
  ['every Sunday, 5pm', { weekday: 7, hour: 17 }],
  ['매주 월요일 9시', { weekday: 1, hour: 9 }],
  ['毎週日曜日 9時', { weekday: 7, hour: 9 }],
  ['月曜の9時', { weekday: 1, hour: 9 }],
  ['每周一9点', { weekday: 1, hour: 9 }],
  ['週日 20點', { weekday: 7, hour: 20 }],
  ['礼拜天上午9点', { weekday: 7, hour: 9 }],
  ['fridays', { weekday: 5, hour: null }],
  ['on friday', { weekday: 5, hour: null }],
  ['매주 금요일', { weekday: 5, hour: null }],
  ['金曜日', { weekday: 5, hour: null }],
  ['monthly', null],
  ['월요일 오전 9시 pm', null],
  ['mon 24', null],
  ['mon 9:30', null],
  ['9', null],
  ['', null],
])('the roundup at %j', (typed, expected) => {
  expect(parseRoundupTime(typed)).toEqual(expected)
})

test.each([
  ['22-7', { fromHour: 22, untilHour: 7 }],
  ['22:00 – 07:00', { fromHour: 22, untilHour: 7 }],
  ['22시~7시', { fromHour: 22, untilHour: 7 }],
  ['10pm-7am', { fromHour: 22, untilHour: 7 }],
  ['0-6', { fromHour: 0, untilHour: 6 }],
  ['22', null],
  ['22-24', { fromHour: 22, untilHour: 0 }],
  ['0-24', null],
  ['24-7', null],
  ['10pm to 7am', { fromHour: 22, untilHour: 7 }],
  ['from 22 until 7', { fromHour: 22, untilHour: 7 }],
  ['오후 10시부터 오전 7시까지', { fromHour: 22, untilHour: 7 }],
  ['22時から24時まで', { fromHour: 22, untilHour: 0 }],
  ['22点到7点', { fromHour: 22, untilHour: 7 }],
  ['２２点至７点', { fromHour: 22, untilHour: 7 }],
  ['22 to 7 to 9', null],
  ['1-2-3', null],
])('quiet hours %j', (typed, expected) => {
  expect(parseQuietHours(typed)).toEqual(expected)
})

test.each([
  ['7d', 7],
  ['2w', 14],
  ['3m', 90],
  ['1 year', 365],
  ['2 weeks', 14],
  ['7일', 7],
  ['2주', 14],
  ['3개월', 90],
  ['7日間', 7],
  ['2週間', 14],
  ['1か月', 30],
  ['7天', 7],
  ['2周', 14],
  ['3个月', 90],
  ['７日', 7],
  ['3月', null],
  ['soon', null],
  ['7', null],
])('the last %j', (typed, days) => {
  expect(parseSpan(typed)).toBe(days)
  const now = Date.UTC(2026, 1, 12)
  expect(parseSince(typed, now, 'UTC')).toBe(days === null ? null : now - days * 86_400_000)
})

test.each([
  ['2026-02-01', '2026-02-01'],
  ['2026-2-1', '2026-02-01'],
  ['2026/02/01', '2026-02-01'],
  ['2026.2.1.', '2026-02-01'],
  ['2026年2月1日', '2026-02-01'],
  ['2026년 2월 1일', '2026-02-01'],
  ['２０２６－０２－０１', '2026-02-01'],
  ['Feb 1, 2026', '2026-02-01'],
  ['february 1st 2026', '2026-02-01'],
  ['1 Feb. 2026', '2026-02-01'],
  ['3 Sept 2025', '2025-09-03'],
  ['Feb 30, 2026', null],
  ['Fe 1, 2026', null],
  ['Today 1, 2026', null],
  ['2026', '2026-01-01'],
  ['2026년', '2026-01-01'],
  ['２０２６年', '2026-01-01'],
  ['this year', '2026-01-01'],
  ['작년', '2025-01-01'],
  ['2026-02', '2026-02-01'],
  ['2026년 2월', '2026-02-01'],
  ['2025年12月', '2025-12-01'],
  ['Feb 2026', '2026-02-01'],
  ['2026-13', null],
  ['this month', '2026-02-01'],
  ['지난달', '2026-01-01'],
  ['先月', '2026-01-01'],
  ['本月', '2026-02-01'],
  ['this week', '2026-02-09'],
  ['last week', '2026-02-02'],
  ['지난주', '2026-02-02'],
  ['先週', '2026-02-02'],
  ['上周', '2026-02-02'],
  ['2026-W06', '2026-02-02'],
  ['Today', '2026-02-13'],
  ['어제', '2026-02-12'],
  ['昨日', '2026-02-12'],
  ['昨天', '2026-02-12'],
  ['2026-02-30', null],
  ['2026-13-01', null],
  ['26-02-01', null],
])('the day %j begins where the channel is', (typed, day) => {
  // It is the 13th in Seoul already.
  const nowMs = Date.UTC(2026, 1, 12, 16)
  expect(parseSince(typed, nowMs, 'Asia/Seoul')).toBe(day === null ? null : Date.parse(`${day}T00:00+09:00`))
})

test('a word for a day goes on with a name, a date does not', () => {
  const read = (line: string) => parseLine(line, COMMANDS)?.options
  expect(read('/funding company:USA Today')).toEqual({ company: 'USA Today' })
  expect(read('/funding since:yesterday Mistral')).toEqual({ since: 'yesterday', company: 'Mistral' })
  expect(read('/funding company:Mistral 2026년 2월 1일')).toEqual({ company: 'Mistral', since: '2026년 2월 1일' })
})

test.each([
  ['Series B', 'series-b'],
  ['series-b', 'series-b'],
  ['b', 'series-b'],
  ['시리즈 B', 'series-b'],
  ['B轮', 'series-b'],
  ['シリーズB', 'series-b'],
  ['Pre-Series A', 'pre-series-a'],
  ['pre seed', 'pre-seed'],
  ['シード', 'seed'],
  ['天使轮', 'seed'],
  ['debt', 'debt'],
  ['series z', null],
  ['lunch', null],
])('the round %j', (typed, expected) => {
  expect(parseRound(typed)).toBe(expected)
})

/** All that is read out of the news. */
const ROUNDS = [
  ...['pre-seed', 'seed', 'pre-series-a', 'pre-series-h', 'series-a', 'series-l', 'series-o'],
  ...['debt', 'secondary', 'grant', 'strategic', 'pre-ipo'],
]

test.each(LANGUAGES)('every round has words in %s, and is understood by them', (language) => {
  const strings = stringsOf(language)
  for (const round of ROUNDS) {
    const words = formatRound(round, strings)
    expect(words).not.toBe(round)
    expect(parseRound(words), words).toBe(round)
  }
})

test.each([
  ['Korean', 'ko'],
  ['한국어', 'ko'],
  ['韓国語', 'ko'],
  ['韩语', 'ko'],
  ['KO', 'ko'],
  ['zh-TW', 'zh'],
  ['Français', 'fr'],
  ['Klingon', null],
])('the language %j', (typed, expected) => {
  expect(parseLanguage(typed)).toBe(expected)
})

test.each([
  ['asia/seoul', 'Asia/Seoul'],
  ['Seoul', 'Asia/Seoul'],
  ['new york', 'America/New_York'],
  ['utc', 'UTC'],
  ['GMT', 'UTC'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Kolkata', 'Asia/Kolkata'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['kyiv', 'Europe/Kyiv'],
  ['Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh'],
  ['ho chi minh', 'Asia/Ho_Chi_Minh'],
  ['Saigon', 'Asia/Ho_Chi_Minh'],
  ['Kathmandu', 'Asia/Kathmandu'],
  ['Yangon', 'Asia/Yangon'],
  ['Asia/Dhaka', 'Asia/Dhaka'],
  ['US/Eastern', 'America/New_York'],
  ['KST', 'Asia/Seoul'],
  ['jst', 'Asia/Tokyo'],
  ['서울', 'Asia/Seoul'],
  ['東京', 'Asia/Tokyo'],
  ['东京', 'Asia/Tokyo'],
  ['北京', 'Asia/Shanghai'],
  ['上海', 'Asia/Shanghai'],
  ['San Francisco', 'America/Los_Angeles'],
  ['샌프란시스코', 'America/Los_Angeles'],
  ['サンフランシスコ', 'America/Los_Angeles'],
  ['旧金山', 'America/Los_Angeles'],
  ['파리', 'Europe/Paris'],
  ['深圳', 'Asia/Shanghai'],
  ['大阪', 'Asia/Tokyo'],
  // Names that resemble zones far away: Vostok, Dubai, Chita.
  ['Boston', 'America/New_York'],
  ['Mumbai', 'Asia/Kolkata'],
  ['China', 'Asia/Shanghai'],
  ['Zürich', 'Europe/Zurich'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['München', 'Europe/Berlin'],
  ['한국 시간', 'Asia/Seoul'],
  ['日本時間', 'Asia/Tokyo'],
  ['北京时间', 'Asia/Shanghai'],
  ['China Standard Time', 'Asia/Shanghai'],
  ['time', null],
  // Whatever the season, as people say it; what two parts of the world call theirs is nobody's.
  ['PST', 'America/Los_Angeles'],
  ['EST', 'America/New_York'],
  ['Pacific Time', 'America/Los_Angeles'],
  ['CET', 'Europe/Berlin'],
  ['CST', null],
  ['IST', null],
  ['+09:00', null],
  ['UTC+9', null],
  ['Mars/Olympus', null],
])('the time zone %j', (typed, expected) => {
  expect(parseTimeZone(typed)).toBe(expected)
  // What is stored is a zone of the runtime, whatever it calls it.
  if (expected !== null) expect(() => new Intl.DateTimeFormat('en', { timeZone: expected })).not.toThrow()
})

test.each([
  ['kolk', 'Asia/Kolkata'],
  ['kyiv', 'Europe/Kyiv'],
  ['new y', 'America/New_York'],
  ['saig', 'Asia/Ho_Chi_Minh'],
  ['서', 'Asia/Seoul'],
])('the time zone that begins with %j', (typed, expected) => {
  expect(completeTimeZone(typed, 25)[0]).toBe(expected)
})

test('every time zone is offered once, by the name that it has today', () => {
  const offered = completeTimeZone('', 1_000)
  expect(offered).toHaveLength(new Set(offered).size)
  expect(offered).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Kyiv']))
  expect(offered).not.toContain('Asia/Calcutta')
  for (const zone of offered) expect(parseTimeZone(zone)).toBe(zone)
})

test.each([
  ['Kathmandoo', 'Asia/Kathmandu'],
  ['Asia/Seol', 'Asia/Seoul'],
  ['EST', null],
])('the time zone near %j', (typed, expected) => {
  expect(nearTimeZone(typed)).toBe(expected)
})

test.each([
  ['UTC+9', 'en', 'Asia/Seoul'],
  ['+09:00', 'ja', 'Asia/Tokyo'],
  ['GMT -5', 'en', 'America/New_York'],
  ['UTC+5:30', 'ko', 'Asia/Kolkata'],
  ['UTC+99', 'en', null],
  ['Mars', 'en', null],
] as const)('a place at %j in %s', (typed, language, expected) => {
  expect(placeAtOffset(typed, Date.UTC(2026, 1, 12), language)).toBe(expected)
})

test.each([
  ['<@&123>', { kind: 'role', id: '123' }],
  ['<@123>', { kind: 'person', id: '123' }],
  ['<@!123>', { kind: 'person', id: '123' }],
  ['<!subteam^S12|@scouts>', { kind: 'role', id: 'S12' }],
  ['<@U12|ada>', { kind: 'person', id: 'U12' }],
  ['<!channel>', null],
  ['<!here>', null],
  ['@everyone', null],
  ['<@1> <@2>', null],
])('the mention %j', (typed, expected) => {
  expect(parseMention(typed)).toEqual(expected)
})

test.each(LANGUAGES)('the roundup as the help in %s shows it is understood as it is typed', (language) => {
  const roundup = COMMANDS.flatMap(({ options }) => options).find(({ name }) => name === 'roundup')
  const [, shown = ''] = /[:：]\s*(.+?)(?:[,、，]| 또는)/u.exec(roundup?.description[language] ?? '') ?? []
  const read = parseLine(`/settings roundup:${shown}`, COMMANDS)?.options.roundup ?? ''
  expect(parseRoundupTime(read)).toEqual({ weekday: 1, hour: 9 })
})

test.each([
  ['2026-W07', '2026-W07'],
  ['2026w7', '2026-W07'],
  ['２０２６－Ｗ０７', '2026-W07'],
  ['W6', '2026-W06'],
  ['week 6', '2026-W06'],
  ['2026년 6주차', '2026-W06'],
  ['2025年第52周', '2025-W52'],
  ['this', '2026-W07'],
  ['이번 주', '2026-W07'],
  ['last', '2026-W06'],
  ['Last week', '2026-W06'],
  ['지난주', '2026-W06'],
  ['先週', '2026-W06'],
  ['上周', '2026-W06'],
  ['先々週', '2026-W05'],
  ['yesterday', '2026-W06'],
  ['2 weeks ago', '2026-W05'],
  ['3주 전', '2026-W04'],
  ['２週間前', '2026-W05'],
  ['1 day ago', '2026-W06'],
  ['2 weeks', null],
  ['Jan 28, 2026', '2026-W05'],
  ['2026-01-01', '2026-W01'],
  ['2025年12月28日', '2025-W52'],
  ['W54', null],
  ['2026-02', null],
  ['2026-02-30', null],
  ['week', null],
  ['7', null],
  ['', null],
])('the week %j', (typed, expected) => {
  // A Sunday in UTC, and Monday already in Seoul.
  expect(parseWeek(typed, Date.UTC(2026, 1, 8, 20), 'Asia/Seoul')).toBe(expected)
})
