import type { Evidence, EvidenceField, Fact } from '../../../core/evidence.ts'
import type { firstMatch } from '../evidence-of.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { NO_PARTS, type Parts } from './read-parts.ts'
import { tellsOfRoundBefore } from './tells-of-round-before.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

/** Which of their letters may begin a round nearly any text has: such a round is looked for where one of its words stands. */
const SERIES_WORDS = /s[eé]ri|시리즈|轮|輪|シリーズ/iu
const PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => string, words?: RegExp])[] = [
  [
    /\bpre[- ]?series[- ]?([a-h])\b|프리\s?시리즈\s?([a-h])|\bpre-?([a-h])\+?\s?轮|프리\s?([a-h])(?![a-z])|プレ(?:シリーズ)?\s?([a-h])(?![a-z])/giu,
    (match) => `pre-series-${match.slice(1).join('').toLowerCase()}`,
  ],
  [
    /(?<![\p{L}])s[eé]ries?[- ]?([a-o])(?:[1-3+])?(?![\p{L}])|시리즈\s?([a-o])(?![a-z])|(?<![a-z])([a-o])[+\d]{0,2}\s?(?:轮|輪)|シリーズ\s?([a-o])/giu,
    (match) => `series-${(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').toLowerCase()}`,
    SERIES_WORDS,
  ],
  // `a €38M C round`
  [
    /(?<=[$€£]\d[\d.,]{0,6}(?:[kmb]n?| million| billion) )([a-h]) round\b/giu,
    (match) => `series-${(match[1] ?? '').toLowerCase()}`,
  ],
  [
    /\bpre-?seed\b|(?<!\p{L})(?:pré-?(?:seed|amorçage|semente)|pre-?semilla)(?!\p{L})|프리\s?시드|プレシード/giu,
    () => 'pre-seed',
  ],
  [
    /\bseed\b(?=[- ](?:round|funding|extension|stage|investment|raise|led|to|for|from|at)|[.,;:)]|$)|\b(?:in|mega|million|billion|its|extends) seed\b|(?<=\d ?[mb]n? )seed\b|시드\s?(?:라운드|투자|로|규모|펀딩)|(?:种子|天使)\+{0,2}轮|シード(?:ラウンド)?|\bseed-(?:finanzierung|runde)|\b(?:en|d['’]) ?amorçage\b|\b(?:ronda|rodada|round|aporte|captação)(?: d[ei])? (?:seed|semilla|semente)\b|\bseed(?= d[aei] )/giu,
    () => 'seed',
  ],
  // `a pre-IPO stock to own` tells of no round.
  [
    /\bpre-?ipo\b(?=[- ](?:round|funding|financing|raise|fundraise|investment|placement|deal|share)|[.,;)]|$)|프리\s?ipo|(?<![a-z])pre-?ipo(?=轮|輪|融)/giu,
    () => 'pre-ipo',
  ],
  [
    /\b(?:secondary (?:share |stock )?(?:sale|offering|round|stock)|tender offer|(?:employee )?(?:share|stock) sale|(?:employees?|staff) (?:to )?sell (?:[\w$.]{1,12} ){0,4}?(?:shares?|stock|stakes?|equity)|buyback)\b|공개\s?매수|구주|従業員(?:の|保有|持ち){0,2}株(?:式)?(?:の|を)?(?:売却|売り出し)|要约收购|老股|员工.{0,4}(?:回购|股(?:份|票|权))/giu,
    () => 'secondary',
  ],
  // What a company sells may be loans, and money may be both: `€70M in debt and equity capital`.
  [
    /\b(?:venture debt|debt (?:financing|funding|round|deal|facility|raise|sale)|in (?:(?:convertible|senior|secured|private|new|growth|structured|asset-backed|GPU-backed) ){0,2}debt|credit (?:facility|line|agreement)|line of credit|term loan|(?:bridge|bank|government|federal|convertible|syndicated|green|construction|GPU-backed|asset-backed|EIB) loan|convertible notes?|(?<=[$€£₹]\d[\d.,]{0,6}\s?(?:[kmb]n?|million|billion)? )loan|loan (?:from|of|agreement|guarantees?)|borrow(?:s|ed|ing)(?= (?:(?:up to|another|about|over|nearly) )?[$€£]))\b(?! (?:and (?:[$€£][\d.,]{1,7}\s?\w{0,8} (?:in|of) )?equity|originat|officer|applica|servic|process|book))|대출(?!\s?(?:비교|중개|플랫폼|심사|서비스|상품|관리|시장|스타트업|업체|업무|솔루션|핀테크))|(?<!(?:股权|股本)[和及与、])债务融资(?!(?:和|及|与|、)股权)|贷款(?!平台|服务|审批|业务|公司|产品|科技|市场)|授信|(?<=(?:円|ドル)[のを]?(?:追加)?)融資|融資(?=枠|を(?:受|獲得|実行|確保))|デット|(?:資本性|シンジケート)ローン|協調融資|\bprêt (?:de |d['’])|\bKredit(?:linie|rahmen)? (?:über|von|in)\b|\bDarlehen\b|(?<!\p{L})(?:préstamos?|empréstimos?|prestit[oi]|s['’]endette|(?:em|en|di) (?:dívida|dette|deuda|debito))(?!\p{L})/giu,
    () => 'debt',
  ],
  // `Grant Lee` is a person, and who grants access gives no money.
  [
    /(?<!\b(?:to|will|can|may|could|would|and) )\b(?:grant|grants(?! (?:access|permission|rights?|users?|employees|developers|customers|them|it|its|the)\b))\b|(?:\d[MBK]|[Mm]illion|[Bb]illion|[Rr]esearch|[Ff]ederal|[Gg]overnment|[Ii]nnovation|EU|EIC|NSF|NIH|DOE|DARPA|SBIR) (?:Grants?|[Aa]ward)\b|\b[Aa]ward(?:s|ed)?(?= (?:\p{Lu}[\p{L}\d]{0,15} ){1,3}[$€£]\d(?![^.;]{0,40}[Cc]ontract))|지원금|보조금|補助金|助成金|(?<=[億万]円(?:規模)?の)(?:助成|補助)/gu,
    () => 'grant',
  ],
  [
    /\bstrategic (?:investment|funding|round)\b|전략(?:적|\s)\s?투자(?!자|\s?(?:부문|본부|총괄|회사))|战略(?:投资(?!者|方|人)|融资)|戦略的(?:投資(?!家)|出資)/giu,
    () => 'strategic',
  ],
]

/** `$40M, of which $15M in debt`, `in equity, $20M in debt`: of that sort is only a part. */
const PART_BEFORE =
  /\b(?:of which|half of (?:it|that|this)|including|incl\.|(?<!-)plus|as well as|equity) [^.;]{0,6}[$€£¥₹]?[^.;,]{0,24}$|\bequity, [^.;]{0,24}$/iu
/** `to pay off $40M in debt`: it is owed, and not raised. */
const OWED_BEFORE =
  /\b(?:pay(?:s|ing)? (?:off|down)|repay(?:s|ing)?|refinanc(?:es?|ing)|retir(?:es?|ing)|existing|outstanding) [^.;,]{0,24}$/iu
const PART_AFTER = /^[^.;,。、，]{0,12}(?:포함|を?含[むめみ])/u
const PART_REACH = 40

/** Whether a kind is said of another sum than the round's. `taken`: where parts of it and other sums are told. */
function isOfAPart(
  source: EvidenceSource,
  field: EvidenceField,
  start: number,
  end: number,
  taken: readonly Evidence[],
) {
  const text = source.texts[field]
  const sifted = siftedText(text)
  const before = sifted.before(start, PART_REACH)
  const place = source.place(field, start)
  const isInside = taken.some((one) => one.field === place.field && one.start <= place.at && place.at < one.end)
  return (
    isInside || before.has(PART_BEFORE) || before.has(OWED_BEFORE) || sifted.part(end, end + PART_REACH).has(PART_AFTER)
  )
}

function firstOfNow(
  source: EvidenceSource,
  taken: readonly Evidence[],
  pattern: RegExp,
  words?: RegExp,
): ReturnType<typeof firstMatch> {
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field]
    if (words !== undefined && !source.searched[field].has(words)) continue
    for (const match of source.searched[field].all(pattern)) {
      const end = match.index + match[0].length
      if (tellsOfRoundBefore(text, match.index) || isOfAPart(source, field, match.index, end, taken)) continue
      return { field, start: match.index, end, match }
    }
  }
  return null
}

/**
 * The round, or the kind of money where no round is told, and not only of its parts. The title outranks the summary, a
 * letter the kind.
 */
export function readRound(
  source: EvidenceSource,
  { parts, isMixed, elsewhere }: Parts = NO_PARTS,
): Fact<string> | null {
  const taken = [...parts.map(({ evidence }) => evidence), ...elsewhere]
  for (const [pattern, value, words] of PATTERNS) {
    const found = firstOfNow(source, taken, pattern, words)
    const round = found === null ? null : value(found.match)
    if (found === null || round === null || (isMixed && parts.some((part) => part.value.kind === round))) continue
    return factOf(source, round, found.field, found.start, found.end)
  }
  return null
}
