import { moneyFromMajor, type Money } from '../../core/money.ts'
import type { Language } from '../../core/workspace.ts'

/** Everything by which people name a currency, in lower case. */
const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  USD: '$ us$ usd dollar dollars bucks 달러 미달러 ドル 米ドル 美元 美金',
  EUR: '€ eur euro euros 유로 ユーロ 欧元',
  GBP: '£ gbp pound pounds 파운드 ポンド 英镑',
  KRW: '₩ krw won 원 ウォン 韩元',
  JPY: 'jp¥ jpy yen 엔 円 日本円 日元 日圆',
  CNY: 'cn¥ cny rmb yuan 위안 元 人民元 人民币',
  INR: '₹ inr rupee rupees 루피 ルピー 卢比',
  CAD: 'c$ ca$ cad',
  AUD: 'a$ au$ aud',
  HKD: 'hk$ hkd',
  SGD: 's$ sgd',
  CHF: 'chf',
  SEK: 'sek',
  ILS: '₪ ils',
  AED: 'aed',
}

/** Longest first, so that `us$` is not read as `$` with something before it. */
const CURRENCIES = Object.entries(CURRENCY_WORDS)
  .flatMap(([currency, words]) => words.split(' ').map((word) => ({ word, currency })))
  .toSorted((one, other) => other.word.length - one.word.length)

const SIZE_WORDS: readonly (readonly [number, string])[] = [
  [1e3, 'k thousand 천 千'],
  [1e4, '만 万 萬'],
  [1e5, '십만 十万'],
  [1e6, 'm mm mn mil million millions 백만 百万'],
  [1e7, '천만 千万'],
  [1e8, '억 億 亿'],
  [1e9, 'b bn billion billions 십억 十億 十亿'],
  [1e10, '백억 百億 百亿'],
  [1e11, '천억 千億 千亿'],
  [1e12, 't tn trillion 조 兆 万亿'],
]
const SIZES = new Map(SIZE_WORDS.flatMap(([size, words]) => words.split(' ').map((word) => [word, size] as const)))

const DIGITS = '一二三四五六七八九'
/** A unit of several signs is a number by itself: `백만 달러`, `十億円`. */
const COUNTED = /^(?:[십백천][만억]|[十百千][万億亿])/u

const LARGEST = 1e16
const LONGEST_TEXT = 60

/**
 * Reads an amount as people type it: `100M`, `$1b`, `€50m`, `1억 달러`, `3亿美元`, `十億円`. Dollars where no currency is
 * named. `null` when it is no positive amount.
 */
export function parseMoney(text: string, language: Language): Money | null {
  const typed = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\d),(?=\d{3})/gu, '$1')
    .trim()
  const { rest, currency } = splitCurrency(typed, language)
  const major = parseNumber(rest)
  return major === null || major <= 0 || major > LARGEST ? null : moneyFromMajor(major, currency)
}

function splitCurrency(typed: string, language: Language): { readonly rest: string; readonly currency: string } {
  for (const { word, currency } of CURRENCIES) {
    if (typed.startsWith(word)) return { rest: typed.slice(word.length).trim(), currency }
    if (typed.endsWith(word)) return { rest: typed.slice(0, -word.length).trim(), currency }
  }
  // The one sign that two currencies share.
  const yenOrYuan = language === 'zh' ? 'CNY' : 'JPY'
  if (typed.startsWith('¥')) return { rest: typed.slice(1).trim(), currency: yenOrYuan }
  return { rest: typed, currency: 'USD' }
}

/** Numbers with a unit each, largest first: `1조 2000억`. */
function parseNumber(rest: string): number | null {
  if (rest.length > LONGEST_TEXT) return null
  const written = rest
    .replace(/[两兩]/gu, '二')
    .replace(/[一二三四五六七八九]/gu, (digit) => String(DIGITS.indexOf(digit) + 1))
    .replace(COUNTED, '1$&')
  let sum: number | null = null
  let lastSize = Infinity
  let read = 0
  for (const [part, digits, unit] of written.matchAll(/(\d+(?:\.\d+)?)\s*(\p{L}*)\s*/guy)) {
    const size = unit === undefined || unit === '' ? 1 : SIZES.get(unit)
    if (size === undefined || size >= lastSize) return null
    sum = (sum ?? 0) + Number(digits) * size
    lastSize = size
    read += part.length
  }
  return read === written.length ? sum : null
}
