/** Days of each unit, by its letter and as people write it in our languages. */
const UNITS: readonly (readonly [number, string])[] = [
  [1, 'd day days 일 日 日間 天'],
  [7, 'w week weeks 주 주일 週 週間 周 个周 星期 个星期'],
  [30, 'm month months 개월 달 か月 ヶ月 カ月 ケ月 个月 個月'],
  [365, 'y year years 년 年 年間'],
]
const DAYS = new Map(UNITS.flatMap(([days, words]) => words.split(' ').map((word) => [word, days] as const)))

/** `7d`, `2 weeks`, `3개월`, `2週間`, `7天`: in days, a month for 30. `null` when it is no such span. */
export function parseSpan(text: string): number | null {
  const [, count, unit = ''] =
    /^(\d{1,4})\s*(\p{L}+)$/u.exec(
      text
        .normalize('NFKC')
        .trim()
        .toLowerCase()
        .replace(/ ago$|\s*전$|前$/u, '')
        .trim(),
    ) ?? []
  const days = DAYS.get(unit)
  return count === undefined || days === undefined ? null : Number(count) * days
}
