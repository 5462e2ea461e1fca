import type { Fact } from '../../core/evidence.ts'
import { factOf, firstMatch, type EvidenceSource } from './evidence-of.ts'

const TOKENS = '(?:[- ]?(?:tokens?|토큰|トークン))'
const WINDOW =
  '(?:context(?: window| length)?|컨텍스트(?:\\s?(?:윈도우|창|길이))?|문맥|上下文(?:窗口|长度)?|コンテキスト(?:ウィンドウ|長)?)'
/** `1M-token context`, `100만 토큰 컨텍스트`, `128K 上下文`. */
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}.,$€£¥])(\\d{1,4}(?:[.,]\\d{1,3})?)\\s?(k|m|million|만|万|萬|천|백만|百万)?${TOKENS}?(?:[- ]|의\\s?|的\\s?|の\\s?)?(?:long[- ])?${WINDOW}`,
  'iu',
)
/** `a context window of 1 million tokens`, `上下文窗口达 100 万`. */
const AFTER = new RegExp(
  `${WINDOW}[^.;。；\\d]{0,24}?(\\d{1,4}(?:[.,]\\d{1,3})?)(?:\\s?(k|m|million|만|万|萬|천|백만|百万)(?![\\p{Script=Latin}])|(?=${TOKENS}))`,
  'iu',
)

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  천: 1e3,
  만: 1e4,
  万: 1e4,
  萬: 1e4,
  m: 1e6,
  million: 1e6,
  백만: 1e6,
  百万: 1e6,
}

/** The context window in tokens; a bare number below a thousand is none. */
export function readContext(source: EvidenceSource): Fact<number> | null {
  for (const pattern of [BEFORE, AFTER]) {
    const found = firstMatch(source, pattern)
    if (found === null) continue
    const [, digits = '', unit = ''] = found.match
    const number = /,\d{3}$/u.test(digits) ? Number(digits.replace(',', '')) : Number(digits.replace(',', '.'))
    const tokens = Math.round(number * (SCALES[unit.toLowerCase()] ?? 1))
    if (tokens >= 1000 && tokens <= 1e9) return factOf(source, tokens, found.field, found.start, found.end)
  }
  return null
}
