import type { Fact } from '../../../core/evidence.ts'
import { everyFound, factOf, type EvidenceSource, type Found } from '../evidence-of.ts'
import { endsWithRival } from './rivals.ts'
import { textBefore } from '../../text-before.ts'

const TOKENS = '(?:[- ]?(?:tokens?|토큰|トークン))'
const WINDOW =
  '(?:(?<=tokens?[- ])windows?(?![\\p{Script=Latin}])|contexts?(?: windows?| lengths?)?(?![\\p{Script=Latin}])|kontext(?:fenster|länge)?(?!\\p{L})|contexte(?!\\p{L})|contexto(?!\\p{L})|[컨콘]텍스트(?:\\s?(?:윈도우|창|길이))?|문맥|上下文(?:窗口|长度)?|コンテキスト(?:ウィンドウ|長)?)'
/** `128 000`, as French sets thousands apart; `Qwen 3 256K` is a name and a number. */
const DIGITS =
  '(?:\\d{1,3}(?:[. \\u00a0\\u202f]\\d{3}){1,2}(?!\\d|[\\s-]?[km](?!\\p{L}))|\\d{1,4}(?:,\\d{3}){0,2}(?:[.,]\\d{1,3})?)'
const UNIT =
  'k|m|million|millionen|millions de|mill(?:ones|ón) de|million de|만\\s?\\d{4}|만\\s?\\d천|万\\s?\\d{4}|만|万|萬|천|백만|百万'
/** Two groups, and one more for a million in words. */
const COUNT = `(?:(${DIGITS})[\\s-]?(${UNIT})?\\+?|((?:(?:one|a)[- ])?million(?=[- ]token)|(?:one|a|eine[rmns]?)[- ]million|un million de|un millón de|一百万|백만))`
const MARKS = '[*`]{0,2}'
const START = '(?<![\\p{Script=Latin}\\p{N}.,$€£¥억億亿만万萬])'
const SAYS_WINDOW = /[ck]ontext|tokens?[- ]window|[컨콘]텍스트|문맥|上下文|コンテキスト/iu
/** `1M-token context`, `100만 토큰 컨텍스트`, `128K 上下文`, `1M tokens of context`. */
const BEFORE = new RegExp(
  `${START}${COUNT}${MARKS}\\s?(${TOKENS})?${MARKS}(?:[- ]|의\\s?|\\s?的\\s?|の\\s?|에 달하는 (?:방대한 |거대한 |긴 )?| of )?(?:long[- ]|超?长|긴 )?${WINDOW}`,
  'giu',
)
const NOT_TOKENS =
  '(?!\\s?(?:users|developers|downloads|param|people|lines|words|images|pages|명|개의|달러|원|美元|元|用户|参数|매개|파라미터))'
/** `a context window of 1 million tokens`, `上下文窗口达 100 万`. */
const AFTER = new RegExp(
  `${WINDOW}(?:(?!\\band\\b)[^.,，、;。；\\d$€£¥]){0,24}?(${DIGITS})(?:\\s?(${UNIT})(?![\\p{Script=Latin}])|(?=(${TOKENS})))${NOT_TOKENS}`,
  'giu',
)
/** The first of two figures says how it was: `from 200K to 1M`. */
const TO_ANOTHER = new RegExp(
  `^(?:${TOKENS})?(?:\\s?${WINDOW})?\\s?(?:to|에서|から|(?:扩展|提升|增加|扩大|升级)?(?:到|至))\\s?(${DIGITS})\\s?(${UNIT})?(?![\\p{Script=Latin}])`,
  'iu',
)
/** How much is read at once, without a word for the window: `takes up to 256K tokens at once`, `최대 12만8000토큰을 처리한다`. */
const AT_ONCE = [
  '(?<=(?:handles?|reads?|takes?|accepts?|supports?|process(?:es)?) (?:up to |as many as )?)@ tokens?(?= (?:at once|at a time|in (?:one go|a single)|of input|per (?:prompt|request)))',
  '(?<=최대\\s?)@\\s?토큰(?=(?:을|까지|의 입력을)?\\s?(?:한\\s?번에\\s)?(?:처리|입력|읽))',
  '(?<=(?:一次|最多|最长)(?:可|能)?(?:处理|输入|读取))@\\s?(?:个\\s?)?(?:tokens?|词元)',
  '(?<=最大)@\\s?トークン(?=(?:を|まで)(?:処理|入力|扱))',
].map((form) => new RegExp(form.replace('@', `${START}${COUNT}`), 'giu'))
const SAYS_AT_ONCE = /토큰(?:을|까지|의)|トークン(?:を|まで)|一次|最多|最长|tokens? (?:at|in|of|per)/iu
const TOLD: readonly (readonly [RegExp, RegExp])[] = [
  [BEFORE, SAYS_WINDOW],
  [AFTER, SAYS_WINDOW],
  ...AT_ONCE.map((pattern) => [pattern, SAYS_AT_ONCE] as const),
]
const LONGEST_CHANGE = 48
const NEAR = 60

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  천: 1e3,
  만: 1e4,
  万: 1e4,
  萬: 1e4,
  m: 1e6,
  million: 1e6,
  millionen: 1e6,
  'millions de': 1e6,
  'million de': 1e6,
  'millones de': 1e6,
  'millón de': 1e6,
  백만: 1e6,
  百万: 1e6,
}

/** `25만 6000` and `12만8천` are two groups. */
function tokensOf(digits: string, unit: string): number {
  const [, scale = '', rest = '0'] = /^(\D*?)\s?(\d*)$/u.exec(unit.toLowerCase().replace(/(\d)천$/u, '$1000')) ?? []
  // `128.000 Token` and `1,5 Millionen`, as German, French and Spanish write them.
  const isGrouped = scale === '' && /^\d{1,3}(?:[. \u00a0\u202f]\d{3})+$/u.test(digits)
  const plain = isGrouped ? digits.replaceAll(/\D/gu, '') : digits.replaceAll(/,(?=\d{3})/gu, '').replace(',', '.')
  return Math.round(Number(plain) * (SCALES[scale] ?? 1) + Number(rest))
}

type Told = { readonly tokens: number; readonly end: number }

/** A bare number is a year as often as a window: without a unit it is said to be tokens, or one that windows have. */
function toldBy(source: EvidenceSource, { match, field, end }: Found): Told | null {
  const [, digits, unit = ''] = match
  const change = TO_ANOTHER.exec(source.texts[field].slice(end, end + LONGEST_CHANGE))
  if (change !== null) return { tokens: tokensOf(change[1] ?? '', change[2] ?? ''), end: end + change[0].length }
  if (digits === undefined) return { tokens: 1e6, end }
  const isTold = unit !== '' || match.slice(3).join('') !== ''
  const tokens = tokensOf(digits, unit)
  return isTold || digits.includes(',') || (tokens >= 2048 && tokens % 1024 === 0) ? { tokens, end } : null
}

/** The context window in tokens; a bare number below a thousand is none. */
export function readContext(source: EvidenceSource): Fact<number> | null {
  for (const [pattern, sign] of TOLD) {
    for (const found of everyFound(source, pattern, sign)) {
      const text = source.texts[found.field]
      const before = textBefore(text, found.start, NEAR)
      if (endsWithRival(before, text.slice(found.end, found.end + NEAR))) continue
      const told = toldBy(source, found)
      if (told !== null && told.tokens >= 1000 && told.tokens <= 1e9)
        return factOf(source, told.tokens, found.field, found.start, told.end)
    }
  }
  return null
}
