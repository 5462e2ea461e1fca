import type { Fact } from '../../core/evidence.ts'
import type { firstMatch } from './evidence-of.ts'
import { factOf, type EvidenceSource } from './evidence-of.ts'

/** Which of their letters may begin a round nearly any text has: such a round is looked for where one of its words stands. */
const SERIES_WORDS = /s[eé]ri|시리즈|轮|輪|シリーズ/iu
const PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => string, words?: RegExp])[] = [
  [
    /\bpre[- ]?series[- ]?([a-h])\b|프리\s?시리즈\s?([a-h])|\bpre-?([a-h])\+?\s?轮/giu,
    (match) => `pre-series-${(match[1] ?? match[2] ?? match[3] ?? 'a').toLowerCase()}`,
  ],
  [
    /(?<![\p{L}])s[eé]ries?[- ]?([a-l])(?:[1-3+])?(?![\p{L}])|시리즈\s?([a-l])(?![a-z])|(?<![a-z])([a-l])[+1-3]{0,2}\s?(?:轮|輪)|シリーズ\s?([a-l])/giu,
    (match) => `series-${(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').toLowerCase()}`,
    SERIES_WORDS,
  ],
  [/\bpre-?seed\b|프리\s?시드|プレシード/giu, () => 'pre-seed'],
  [
    /\bseed\b(?=[- ](?:round|funding|extension|stage|investment|led|to|for|from|at)|[.,;)]|$)|\b(?:in|mega|million|billion|[mb]|its) seed\b|시드\s?(?:라운드|투자|로|규모|펀딩)|种子轮|天使轮|シード(?:ラウンド)?/giu,
    () => 'seed',
  ],
  [/\bpre-?ipo\b|프리\s?ipo/giu, () => 'pre-ipo'],
  [
    /\b(?:secondary (?:share |stock )?(?:sale|offering|round|stock)|tender offer|(?:employee )?(?:share|stock) sale|employees? (?:to )?sell|buyback)\b|공개\s?매수|구주|要约收购|老股|员工.{0,4}(?:回购|股)/giu,
    () => 'secondary',
  ],
  [
    /\b(?:venture debt|debt (?:financing|funding|round|deal|facility|raise|sale)|in debt|loan|credit (?:facility|line)|term loan)\b|대출|债务融资|贷款|融資枠/giu,
    () => 'debt',
  ],
  [/\bgrants?\b|지원금|보조금|補助金/giu, () => 'grant'],
  [
    /\bstrategic (?:investment|funding|round)\b|전략적 투자|战略(?:投资|融资)|戦略的(?:投資|出資)/giu,
    () => 'strategic',
  ],
]

/** `four months after its Series A`: the round before. */
const BEFORE_IT =
  /\b(?:days?|weeks?|months?|years?) (?:after|since)\b[^.;:]{0,40}$|\b(?:previous|prior|earlier|last) (?:[\w$.]{1,12} ){0,3}$/iu

function firstOfNow(source: EvidenceSource, pattern: RegExp, words?: RegExp): ReturnType<typeof firstMatch> {
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field]
    if (words !== undefined && !source.searched[field].has(words)) continue
    for (const match of source.searched[field].all(pattern)) {
      if (BEFORE_IT.test(text.slice(Math.max(0, match.index - 60), match.index))) continue
      return { field, start: match.index, end: match.index + match[0].length, match }
    }
  }
  return null
}

/** The round, or the kind of money where no round is told. The title outranks the summary, a letter the kind. */
export function readRound(source: EvidenceSource): Fact<string> | null {
  for (const [pattern, value, words] of PATTERNS) {
    const found = firstOfNow(source, pattern, words)
    if (found !== null) return factOf(source, value(found.match), found.field, found.start, found.end)
  }
  return null
}
