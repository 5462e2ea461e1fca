import type { ScannedField } from '../../scan-text.ts'
import { TIME_WENT_BY } from '../funding/time-went-by.ts'
import { MONTH } from '../../english-dates.ts'
import { RAISING_EAST } from './raising-east.ts'

const SUM =
  '(?:(?:over|about|more than|nearly|almost|around|at least|up to|some|a total of|another|record|a record) ){0,2}(?:US|C|A|S)?[$€£₹¥]\\s?\\d'
const BEFORE = '(?:(?:recently|has|had|have|already|previously|once|each|together) ){0,2}'
const RAISED = '(?:raised|secured|landed|closed|bagged|nabbed|banked)'
const ONE = '(?:start-?up|company|firm|vendor|unicorn|scale-?up)'
const MANY = `(?:start-?ups|companies|firms|vendors|unicorns|scale-?ups|(?:(?:an|ever)y|each) (?:[\\w-]{1,16} ){0,3}?${ONE})`

/** `Acme, which raised $20M, shuts down`: a sum in a clause beside what the headline tells. What it `just raised` is news. */
const BESIDE = new RegExp(`\\b(?:that|which|who) ${BEFORE}${RAISED} ${SUM}[^,]{0,45},\\s(?=\\S)`, 'iu')
/** What a company does again after it. */
const AGAIN = /\b(?:rais|fund|round|invest|series [a-k]\b|valu|back(?:s|ing)?\b|stake|led by\b|meet\b)/iu
/** `the 33 start-ups that raised over $100M`, `every start-up that raised $100M` */
const MANY_THAT = new RegExp(`\\b${MANY} (?:that|which|who) ${BEFORE}${RAISED}\\b`, 'iu')
/** `Robotics firms secured $14 billion in 2025`: with when, or that it is a record, a sum of many rounds. */
const MANY_DID = new RegExp(
  `\\b${MANY} ${BEFORE}(?:raise[ds]?|secured?|amass(?:ed)?|attract(?:ed)?|pull(?:ed)? in|raked? in|land(?:ed)?|collect(?:ed)?|draw|drew|received?|soak(?:ed)? up|captured?|took) ${SUM}`,
  'iu',
)
const OVER_TIME = new RegExp(
  `\\brecord\\b|\\bin (?:20\\d\\d|Q[1-4]|H[12]|${MONTH})\\b|\\b(?:this|last|first|second|third|fourth) (?:year|quarter|month|week|half)\\b|\\bso far\\b`,
  'iu',
)
const OF_ALL =
  "(?:(?:Global|Worldwide|US|U\\.S\\.|UK|Europe(?:an|[’']s)?|Asian?|India(?:n|[’']s)?|China(?:[’']s)?|Chinese|Korean?|Israeli?|German|French|Generative|Total|Annual|Quarterly|Early-stage|[QH]\\d|20\\d\\d) ){0,2}"
/** `AI funding hits $42B in March`, `Investors pour $42B into AI startups`: what all got together. */
const ALL_GOT = new RegExp(
  `^${OF_ALL}(?:AI|[Vv]enture|VC|[Ss]tart-?up|[Tt]ech|[Rr]obotics|[Cc]hip) (?:venture |start-?up |capital )?(?:funding|investments?|deals?|financing) (?:hits?|reach(?:es|ed)?|tops?|surge[sd]?|climb(?:s|ed)?|jump(?:s|ed)?|soar(?:s|ed)?|f[ae]lls?|drop(?:s|ped)?|total(?:s|ed)?|exceed(?:s|ed)?|nears?) (?:to |past )?${SUM}` +
    `|^${OF_ALL}(?:[Ii]nvestors|VCs|[Vv]enture (?:capitalists|firms|investors)|[Bb]ackers) (?:pour(?:ed)?|pump(?:ed)?|plow(?:ed)?|put|sink|sank|bet|spent|invest(?:ed)?) ${SUM}\\S{0,8} (?:(?:million|billion) )?(?:in|into|on) (?:[\\w-]{1,14} ){0,3}?(?:start-?ups|companies|firms|sector|boom|AI(?= (?:this|last|in)\\b|$))(?! \\p{Lu})`,
  'u',
)
/** `今年AI融资总额突破千亿`: of a time or a trade, no company's. */
const MANY_EASTERN =
  /(?:(?:今年|去年|全年|[上下]半年|季度|20\d\d年|\d{1,2}月(?:份|AI|全球|国内|中国))[^，。；：]{0,12}|(?:行业|领域|赛道|初创企业|创企)(?:的|整体|累计|合计|全年|内){0,2})(?:融资总额|融资额|融资规模|融资总规模|投融资|融资(?=超|达|突破|近|约))|融资(?:趋势|环境|数据|报告|热潮?|潮|狂潮|寒冬|大战)(?![潮中下里度])|(?:スタートアップ|ベンチャー|国内|AI)(?:企業)?の?資金調達(?:総)?(?:額|ランキング)|(?:スタートアップ|ベンチャー|新興)(?:企業)?の資金調達[、がはもに]|\d月の資金調達|資金調達(?:まとめ|動向|市場)|(?:이달|이번\s?(?:주|달)|지난\s?(?:주|달)|\d{1,2}월)(?:의)?\s(?:[^\s,.…]{1,8}\s)?투자\s?유치\s?(?:스타트업|기업|순위|랭킹|톱|TOP|금액)|(?:올해|지난해|작년|상반기|하반기|\d분기)[^,.…]{0,16}(?:투자액|투자\s?규모|투자금)\s?(?:총|약|\d)/u
/** `100億円調達からわずか半年`, `100억 투자 유치 1년 만에`, `融资10亿元后半年`, `100億円を調達したクイロンの次の一手`: what came in long before what it tells. */
const AGO_EASTERN = new RegExp(
  `[億万]円?(?:の資金)?を?調達(?:から|後|して)${TIME_WENT_BY.ja}|[億万]円(?:の資金)?を調達した(?![^、。]{0,16}(?:スタートアップ|ベンチャー|ユニコーン|新興|企業)の)[^、。]{2,16}?[のが]` +
    `|[조억만]\\s?(?:원|달러)?\\s?(?:규모\\s)?(?:투자\\s?)?유치(?:한\\s?지|\\s?(?:이후|후|뒤))?\\s?${TIME_WENT_BY.ko}\\s?(?:만에|만|뒤|후)` +
    `|(?:融资|募资)[^，。；：]{0,3}\\d[\\d.]{0,6}[十百千]?[万亿][美欧港日]?元?(?:后|(?=仅|不到|才))${TIME_WENT_BY.zh}(?!内)`,
  'u',
)
const AGAIN_EASTERN =
  /調達|出資|シリーズ[A-K]|シード|評価額|유치|조달|시리즈\s?[A-K]|투자|기업가치|融资|募资|投资|估值|[A-K]\+?轮/u
/** Most headlines have no such word. */
const ANY = /\b(?:that|which|who|start-?ups|companies|firms|vendors|unicorns|scale-?ups) /iu

/** Whether what a headline tells was raised by many in their own rounds, or its only sum before what it tells: no round is told. */
export function tellsOfPastRounds({ text, searched, money }: ScannedField): boolean {
  if (money.length > 1) return false
  if (searched.has(RAISING_EAST) && MANY_EASTERN.test(text)) return true
  if (money.length === 0) return false
  if (ALL_GOT.test(text)) return true
  const ago = AGO_EASTERN.exec(text)
  if (ago !== null && !AGAIN_EASTERN.test(text.slice(0, ago.index) + text.slice(ago.index + ago[0].length))) return true
  if (!searched.has(ANY)) return false
  if (MANY_THAT.test(text) || (MANY_DID.test(text) && OVER_TIME.test(text))) return true
  const beside = BESIDE.exec(text)
  return (
    beside !== null &&
    !AGAIN.test(text.slice(0, beside.index)) &&
    !AGAIN.test(text.slice(beside.index + beside[0].length))
  )
}
