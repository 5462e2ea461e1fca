import type { Fact } from '../../core/evidence.ts'
import type { TokenPrice } from '../../core/facts.ts'
import { currencyOfYenSign } from '../money.ts'
import { factOf, type EvidenceSource } from './evidence-of.ts'

const PER_MILLION =
  /(?:\bper|\/|\ba|\beach|\bfor(?: every)?)\s?(?:(?:1|one)\s?)?(?:m(?:illion|tok(?:en)?s?)?)(?![\p{Script=Latin}])|(?:토큰\s?)?100만\s?(?:개\s?)?(?:입력\s?|출력\s?)?(?:토큰|개)?\s?당|백만\s?토큰\s?당|每?(?:1\s?)?(?:百万|100\s?万|1M)\s?(?:输入|输出|個|个)?\s?(?:tokens?|词元)|100\s?万\s?(?:入力|出力)?トークン(?:当たり|あたり|につき)/iu
const PRICE =
  /([$€£¥￥])\s?(\d{1,4}(?:\.\d{1,4})?)(?![\d.]*\s?(?:[kmb]|million|billion|억|亿)(?![\p{L}]))|(?<![\p{N}.,])(\d{1,5}(?:\.\d{1,4})?)\s?(美元|美金|달러|ドル|人民币|元|위안|원|円|dollars?|cents?)/giu
const INPUT = /input|입력|输入|入力|prompt/iu
const OUTPUT = /output|출력|输出|出力|completion/iu
const REACH = 90

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/[$]|美元|美金|달러|ドル|dollar|cent/iu, 'USD'],
  [/€/u, 'EUR'],
  [/£/u, 'GBP'],
  [/원/u, 'KRW'],
  [/円/u, 'JPY'],
  [/元|人民币|위안/u, 'CNY'],
]
const YEN_OR_YUAN = /[¥￥]/u

type Priced = { readonly start: number; readonly end: number; readonly perMillion: number; readonly currency: string }

function currencyOf(mark: string, language: string): string | undefined {
  if (YEN_OR_YUAN.test(mark)) return currencyOfYenSign(language)
  return CURRENCIES.find(([pattern]) => pattern.test(mark))?.[1]
}

function pricesNear(text: string, from: number, to: number, language: string): Priced[] {
  const found: Priced[] = []
  for (const match of text.slice(from, to).matchAll(PRICE)) {
    const [whole, symbol, plain, digits, word] = match
    const mark = symbol ?? word ?? ''
    const currency = currencyOf(mark, language)
    const value = Number(plain ?? digits) / (/^cent/iu.test(mark) ? 100 : 1)
    if (currency === undefined || !(value > 0)) continue
    const start = from + match.index
    found.push({ start, end: start + whole.length, perMillion: value, currency })
  }
  return found
}

function labelIn(text: string): 'input' | 'output' | null {
  const input = text.search(INPUT)
  const output = text.search(OUTPUT)
  if (input < 0 && output < 0) return null
  return output < 0 || (input >= 0 && input < output) ? 'input' : 'output'
}

/** Labels stand before their price (`input $3, output $15`) or behind it (`$3 for input and $15 for output`). */
function labelled(text: string, prices: readonly Priced[]): readonly TokenPrice['of'][] {
  const [first, second] = prices
  if (first === undefined) return []
  const before = labelIn(text.slice(Math.max(0, first.start - 30), first.start))
  if (second === undefined) {
    const behind = text.slice(first.end, first.end + 40)
    return [before ?? (INPUT.test(behind) && OUTPUT.test(behind) ? 'any' : labelIn(behind)) ?? 'any']
  }
  const after = labelIn(text.slice(first.end, second.start))
  const isSwapped = before === 'output' || (before === null && after === 'output')
  return isSwapped ? ['output', 'input'] : ['input', 'output']
}

/** What a million tokens cost: at most two prices, where the text says that they are prices of tokens. */
export function readPrices(source: EvidenceSource, language: string): readonly Fact<TokenPrice>[] {
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field]
    if (!source.searched[field].has(PRICE)) continue
    const anchor = PER_MILLION.exec(text)
    if (anchor === null) continue
    const end = anchor.index + anchor[0].length
    const near = pricesNear(text, Math.max(0, anchor.index - REACH), Math.min(text.length, end + REACH), language)
    const distance = (price: Priced): number => Math.max(anchor.index - price.end, price.start - end)
    const chosen = [...near]
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, 2)
      .sort((a, b) => a.start - b.start)
    const [one, two] = chosen
    const prices = one !== undefined && two !== undefined && one.currency !== two.currency ? [one] : chosen
    const labels = labelled(text, prices)
    if (prices.length > 0) {
      return prices.map(({ start, end: until, perMillion, currency }, at) =>
        factOf(source, { of: labels[at] ?? 'any', perMillion, currency }, field, start, until),
      )
    }
  }
  return []
}
