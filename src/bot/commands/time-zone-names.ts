/** IANA has renamed places, and the runtime's list keeps the old names. Today's name first. */
const RENAMED = [
  ['Africa/Asmara', 'Africa/Asmera'],
  ['America/Argentina/Buenos_Aires', 'America/Buenos_Aires'],
  ['America/Argentina/Catamarca', 'America/Catamarca'],
  ['America/Argentina/Cordoba', 'America/Cordoba'],
  ['America/Argentina/Jujuy', 'America/Jujuy'],
  ['America/Argentina/Mendoza', 'America/Mendoza'],
  ['America/Atikokan', 'America/Coral_Harbour'],
  ['America/Indiana/Indianapolis', 'America/Indianapolis'],
  ['America/Kentucky/Louisville', 'America/Louisville'],
  ['America/Nuuk', 'America/Godthab'],
  ['Asia/Ho_Chi_Minh', 'Asia/Saigon'],
  ['Asia/Kathmandu', 'Asia/Katmandu'],
  ['Asia/Kolkata', 'Asia/Calcutta'],
  ['Asia/Yangon', 'Asia/Rangoon'],
  ['Atlantic/Faroe', 'Atlantic/Faeroe'],
  ['Europe/Kyiv', 'Europe/Kiev'],
  ['Pacific/Chuuk', 'Pacific/Truk'],
  ['Pacific/Kanton', 'Pacific/Enderbury'],
  ['Pacific/Pohnpei', 'Pacific/Ponape'],
] as const
const TODAY: ReadonlyMap<string, string> = new Map(RENAMED.map(([today, old]) => [old, today]))

/** What people write beside the names of the list, where it can mean one zone only. */
const WORDS: readonly (readonly [string, string])[] = [
  ['UTC', 'gmt utc+0 gmt+0'],
  ['Asia/Seoul', 'kst korea 서울 한국 ソウル 韓国 首尔 韩国'],
  ['Asia/Tokyo', 'jst japan 東京 日本 도쿄 일본 东京'],
  ['Asia/Shanghai', 'beijing 上海 北京 상하이 베이징'],
  ['Asia/Taipei', '台北 타이베이'],
  ['Asia/Hong_Kong', '香港 홍콩'],
  ['Asia/Singapore', '싱가포르 シンガポール 新加坡'],
  ['Europe/London', '런던 ロンドン 伦敦'],
  ['America/New_York', '뉴욕 ニューヨーク 纽约'],
]

/** IANA's names of today. */
export const TIME_ZONES: readonly string[] = [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(timeZoneToday).toSorted()]),
]

/** Zones by their names and their cities, those of today and those of once. */
export const TIME_ZONE_NAMES: readonly (readonly [string, string])[] = [
  ...TIME_ZONES.map((zone) => [zone, zone] as const),
  ...TIME_ZONES.map((zone) => [cityOf(zone), zone] as const),
  ...RENAMED.map(([today, old]) => [old, today] as const),
  ...RENAMED.map(([today, old]) => [cityOf(old), today] as const),
]

/** Zones by other words for them. */
export const TIME_ZONE_WORDS: readonly (readonly [string, string])[] = WORDS.flatMap(([zone, words]) =>
  words.split(' ').map((word) => [word, zone] as const),
)

/** A zone by the name that it has today: what was stored earlier may have the old one. */
export function timeZoneToday(zone: string): string {
  return TODAY.get(zone) ?? zone
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1)
}
