import type { Fact } from '../../../core/evidence.ts'
import type { TokenPrice } from '../../../core/facts.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import { currencyOfYenSign } from '../../money.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { textBefore } from '../../text-before.ts'

/** `per million`, `/M`, `for 1 million tokens`, `100만 토큰당`, `每百万 tokens`; a window of a million tokens costs nothing. */
const PER_MILLION =
  /(?:(?:\bp(?:er|ar|ro|or)|\/|\beach)\s?(?:(?:1|one)\s?)?(?:m(?:illion|tok(?:en)?s?)?)(?![\p{Script=Latin}])|(?:\ba|\bfor(?: every| each)?)\s(?:(?:1|one|a)\s)?million\s(?:input |output )?tokens\b)(?!\s(?:users|people|downloads|requests|images|calls|characters))(?![- ]tokens?[- ](?:of )?context)|\beine million (?:(?:eingabe|ausgabe|input|output)-?)?tokens?(?= (?:kostet|kosten|\d|[€$]))|(?:토큰\s?)?100만\s?(?:개\s?)?(?:입력\s?|출력\s?)?(?:토큰|개)?\s?당|백만\s?토큰\s?당|(?:每|[/／]\s?)(?:1\s?)?(?:百万|100\s?万|1M)\s?(?:输入|输出|個|个)?\s?(?:tokens?|词元)?|100\s?万\s?(?:入力|出力)?トークン(?:当たり|あたり|につき)/giu
const SAYS_MILLION = /[/1 ]m|100\s?万|100만|백만|百万|each\s?m/iu
const PRICE =
  /([$€£¥￥])\s?(\d{1,4}(?:[.,]\d{1,4})?)(?![\d.,]*\d)(?![\d.]*\s?(?:[kmb]|million|billion|억|亿)(?![\p{L}]))|(?<![\p{N}.,$€£¥])(\d{1,5}(?:[.,]\d{1,4})?)\s?(美元|美金|달러|ドル|人民币|元|위안|원|円|dollars?|dólares|euros?|cents?|[$€](?!\s?\d))/giu
const INPUT = /input|en entrée|eingabe|de entrada|입력|输入|入力|prompt/iu
const OUTPUT = /output|en sortie|ausgabe|de salida|출력|输出|出力|completion/iu
const LABELS =
  /(input|en entrée|eingabe|de entrada|입력|输入|入力|prompt)|output|en sortie|ausgabe|de salida|출력|输出|出力|completion/giu
const REACH = 90
const LABEL_REACH = 30

/** A plan or another thing that costs, and what it cost before or costs elsewhere. */
const NOT_OF_TOKENS =
  /^\s?(?:(?:\/|per|an?|each|every)\s?(?:month|mo\b|year|yr|seat|user|hour|minute|second|image|video|week|day|request|query|call)|(?:monthly|plans?|subscriptions?|tiers?|budgets?|credits?)\b|[/／]\s?(?:月|年|시간|월|小时)|에서|から)/iu
const NOT_NOW =
  /(?:\b(?:from|was|were|vs\.?|versus|than|compared (?:to|with)|instead of|previously|formerly|originally|by|sav\w{2,3}|월|매달|每月|月額)|原价|从|此前|기존)\s?$/iu
/** What is not in the cache costs what tokens cost. */
const CACHED = String.raw`(?:cach\w{1,3}(?!\s?miss)|캐시(?!\s?(?:미스|미적중))|缓存(?!未命中)|キャッシュ(?!ミス))`
/** Of tokens, but not what they cost by default. */
const CACHED_BEFORE = new RegExp(String.raw`${CACHED}[^\d.;,，、)）]{0,24}$`, 'iu')
const MODE_BEFORE =
  /(?:\b(?:fast mode|batch|priority|flex|off-peak)\b|배치|批处理|批量|错峰|バッチ)[^.;,，、。；]{0,40}$/iu
/** `$0.14 (cache hit)` */
const CACHED_BEHIND = new RegExp(String.raw`^\s?(?:for |per million )?[(（]?${CACHED}`, 'iu')
/** The same before another price: `Input costs $0.14 (cache hit) and $0.55` is the price of input. */
const CACHED_PRICE = new RegExp(
  String.raw`(?:[$€£¥￥]\s?)?\d{1,5}(?:[.,]\d{1,4})?\s?\p{L}{0,7}\s?[(（]${CACHED}[^()（）]{0,12}[)）](?:[,，、/\s]|and|or|和){0,4}`,
  'giu',
)
/** How long such a price is at most. */
const CACHED_REACH = 40
const SENTENCE_ENDS = /[。！？\n;；]|[.!?](?=\s)/gu

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/[$]|美元|美金|달러|ドル|dollar|dólar|cent/iu, 'USD'],
  [/€|euro/iu, 'EUR'],
  [/£/u, 'GBP'],
  [/원/u, 'KRW'],
  [/円/u, 'JPY'],
  [/元|人民币|위안/u, 'CNY'],
]
const YEN_OR_YUAN = /[¥￥]/u

type Of = TokenPrice['of']
type Priced = { readonly start: number; readonly end: number; readonly perMillion: number; readonly currency: string }

/** The currency of a sign or a word, ISO 4217; `undefined` for none. */
type MarkOf = (mark: string) => string | undefined

function currencyOf(mark: string, language: string, text: string): string | undefined {
  if (YEN_OR_YUAN.test(mark)) return currencyOfYenSign(language, text)
  return CURRENCIES.find(([pattern]) => pattern.test(mark))?.[1]
}

function isOfTokensNow(text: string, start: number, end: number): boolean {
  const before = textBefore(text, start, LABEL_REACH)
  const behind = text.slice(end, end + LABEL_REACH)
  return (
    !NOT_OF_TOKENS.test(behind) &&
    !NOT_NOW.test(before) &&
    !CACHED_BEFORE.test(before) &&
    !MODE_BEFORE.test(textBefore(text, start, 60)) &&
    !CACHED_BEHIND.test(behind)
  )
}

function pricesNear(text: string, from: number, to: number, markOf: MarkOf): Priced[] {
  const found: Priced[] = []
  for (const match of everyMatch(text.slice(from, to), PRICE)) {
    const [whole, symbol, plain, digits, word] = match
    const mark = symbol ?? word ?? ''
    const currency = markOf(mark)
    const value = Number((plain ?? digits ?? '').replace(',', '.')) / (/^cent/iu.test(mark) ? 100 : 1)
    const start = from + match.index
    const end = start + whole.length
    if (currency === undefined || !(value > 0) || !isOfTokensNow(text, start, end)) continue
    found.push({ start, end, perMillion: value, currency })
  }
  return found
}

function labelsIn(text: string): readonly ('input' | 'output')[] {
  return everyMatch(text, LABELS).map(([, input]) => (input === undefined ? 'output' : 'input'))
}

/** The last label before a price, in the price's own part of the sentence: `$0.5 for cached input, $5 input`. */
function labelBefore(text: string, start: number): 'input' | 'output' | undefined {
  const far = textBefore(text, start, LABEL_REACH + CACHED_REACH)
  const near = far.replaceAll(CACHED_PRICE, '').slice(-LABEL_REACH)
  return labelsIn(near.replace(/^.*(?:[,，、;；。]|[.!?]\s)/su, '')).at(-1)
}

function labelOfOne(text: string, { start, end }: Priced): Of {
  const before = labelBefore(text, start)
  if (before !== undefined) return before
  const behind = text.slice(end, end + 40)
  return INPUT.test(behind) && OUTPUT.test(behind) ? 'any' : (labelsIn(behind)[0] ?? 'any')
}

/**
 * Labels stand before their price (`input $3, output $15`) or behind it (`$3 for input and $15 for output`); `$3/$15` without
 * any is input and output. Null where two prices are not told apart: a span, or the prices of two tiers.
 */
function labelsOfTwo(text: string, first: Priced, second: Priced): readonly [Of, Of] | null {
  const between = text.slice(first.end, second.start)
  // `$0.25 in, $2 out`
  if (/^ in[,;/]? (?:and )?$/iu.test(between) && /^ out\b/iu.test(text.slice(second.end))) return ['input', 'output']
  const before = labelBefore(text, first.start)
  const behind = labelsIn(text.slice(second.end, second.end + 40))
  const [one, two] =
    before === undefined ? [labelsIn(between)[0], behind[0]] : [before, labelsIn(between).at(-1) ?? behind[0]]
  if (one === undefined) {
    const isPair =
      /^\s?(?:per million|[/／])?\s?[/／和与]?\s?(?:and\s)?$/iu.test(between) &&
      (behind.length > 0 || between.includes('/'))
    if (!isPair) return null
    return two === 'output' && behind.length > 1 ? ['output', 'input'] : ['input', 'output']
  }
  if (one === two) return null
  return one === 'output' ? ['output', 'input'] : ['input', 'output']
}

function sentenceAround(text: string, at: number): readonly [number, number] {
  const from = Math.max(0, at - REACH)
  const ends = everyMatch(text.slice(from, at), SENTENCE_ENDS).at(-1)
  const behind = everyMatch(text.slice(at, at + REACH + LABEL_REACH), SENTENCE_ENDS)[0]
  return [
    ends === undefined ? from : from + ends.index + 1,
    behind === undefined ? at + REACH + LABEL_REACH : at + behind.index,
  ]
}

/** What one mention of a million tokens says of their price. */
function pricedAt(text: string, at: number, length: number, markOf: MarkOf): readonly (Priced & { readonly of: Of })[] {
  const [from, to] = sentenceAround(text, at)
  const near = pricesNear(text, from, Math.min(to, text.length), markOf)
  const distance = ({ start, end }: Priced): number => Math.max(at - end, start - (at + length))
  const [one, two] = [...near]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 2)
    .sort((a, b) => a.start - b.start)
  if (one === undefined) return []
  if (two?.currency !== one.currency) {
    const nearest = two !== undefined && distance(two) < distance(one) ? two : one
    return [{ ...nearest, of: labelOfOne(text, nearest) }]
  }
  const labels = labelsOfTwo(text, one, two)
  if (labels !== null)
    return [
      { ...one, of: labels[0] },
      { ...two, of: labels[1] },
    ]
  return []
}

/** What a million tokens cost: at most two prices, where the text says that they are prices of tokens. `maker`: of the model, if any. */
export function readPrices(source: EvidenceSource, language: string, maker: string): readonly Fact<TokenPrice>[] {
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field]
    if (!SAYS_MILLION.test(text)) continue
    const markOf: MarkOf = (mark) => currencyOf(mark, language, `${maker} ${text}`)
    const told: (Priced & { readonly of: Of })[] = []
    for (const { index, 0: anchor } of everyMatch(text, PER_MILLION)) {
      for (const price of pricedAt(text, index, anchor.length, markOf))
        if (!told.some(({ of }) => of === price.of)) told.push(price)
    }
    const isSplit = told.some(({ of }) => of !== 'any')
    const prices = told.filter(({ of }) => !isSplit || of !== 'any').sort((a, b) => a.start - b.start)
    if (prices.length > 0) {
      return prices.map(({ of, start, end, perMillion, currency }) =>
        factOf(source, { of, perMillion, currency }, field, start, end),
      )
    }
  }
  return []
}
