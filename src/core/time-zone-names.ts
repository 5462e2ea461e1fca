import { lazy } from './lazy.ts'

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

/** What people write beside the names of the list. `CST` and `IST` are no one's alone, and so not in it. */
const WORDS: readonly (readonly [string, string])[] = [
  ['UTC', 'gmt utc+0 gmt+0'],
  ['Asia/Seoul', 'kst korea south_korea busan 서울 한국 부산 ソウル 韓国 首尔 韩国'],
  ['Asia/Tokyo', 'jst japan osaka kyoto 東京 日本 大阪 京都 도쿄 일본 오사카 东京'],
  [
    'Asia/Shanghai',
    'china beijing shenzhen hangzhou guangzhou 中国 上海 北京 深圳 杭州 广州 중국 상하이 베이징 선전 深セン',
  ],
  ['Asia/Taipei', 'taiwan 台北 台湾 台灣 臺北 타이베이 대만'],
  ['Asia/Hong_Kong', '香港 홍콩'],
  ['Asia/Singapore', '싱가포르 シンガポール 新加坡'],
  [
    'Asia/Kolkata',
    'india bangalore bengaluru mumbai delhi new_delhi hyderabad chennai 인도 뭄바이 벵갈루루 델리 インド ムンバイ デリー 印度 孟买 班加罗尔 德里',
  ],
  ['Asia/Bangkok', 'thailand 방콕 バンコク 曼谷'],
  ['Asia/Ho_Chi_Minh', 'vietnam hanoi 베트남 하노이 ベトナム ハノイ 越南'],
  ['Asia/Dubai', 'abu_dhabi 두바이 ドバイ 迪拜'],
  ['Asia/Jerusalem', 'israel tel_aviv 텔아비브 テルアビブ 特拉维夫'],
  ['Europe/London', 'uk united_kingdom england 런던 영국 ロンドン イギリス 伦敦 英国 倫敦'],
  ['Europe/Paris', 'france 파리 프랑스 パリ フランス 巴黎 法国'],
  [
    'Europe/Berlin',
    'cet cest germany munich munchen hamburg frankfurt 베를린 뮌헨 독일 ベルリン ミュンヘン ドイツ 柏林 慕尼黑 德国',
  ],
  ['Europe/Zurich', 'switzerland geneva lausanne 취리히 チューリッヒ 苏黎世'],
  ['Europe/Amsterdam', 'netherlands 암스테르담 アムステルダム 阿姆斯特丹'],
  ['Europe/Madrid', 'barcelona 마드리드 マドリード 马德里'],
  [
    'America/New_York',
    'et est edt eastern boston washington_dc atlanta miami 뉴욕 보스턴 ニューヨーク ボストン 纽约 紐約 波士顿',
  ],
  ['America/Chicago', 'cdt central austin dallas houston 시카고 シカゴ 芝加哥'],
  [
    'America/Los_Angeles',
    'pt pst pdt pacific san_francisco silicon_valley palo_alto seattle 샌프란시스코 로스앤젤레스 실리콘밸리 시애틀 サンフランシスコ ロサンゼルス シリコンバレー シアトル 旧金山 舊金山 洛杉矶 硅谷 西雅图',
  ],
  ['America/Toronto', 'montreal ottawa 토론토 トロント 多伦多'],
  ['America/Vancouver', '밴쿠버 バンクーバー 温哥华'],
  ['Australia/Sydney', 'aest aedt 시드니 シドニー 悉尼'],
]

/** Zones by their names and their cities, those of today and those of once. */
export const timeZoneNames = lazy((): readonly (readonly [string, string])[] => {
  const ofToday = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(timeZoneToday).toSorted()])]
  return [
    ...ofToday.map((zone) => [zone, zone] as const),
    ...ofToday.map((zone) => [cityOf(zone), zone] as const),
    ...RENAMED.map(([today, old]) => [old, today] as const),
    ...RENAMED.map(([today, old]) => [cityOf(old), today] as const),
  ]
})

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
