import { majorOf, moneyFromMajor, type Money } from '../../core/money.ts'
import type { Language } from '../../core/workspace.ts'
import { LOCALE } from './locale.ts'

type Asian = Exclude<Language, 'en'>

const CURRENCY_NAMES: Readonly<Record<Asian, Readonly<Record<string, string>>>> = {
  ko: { USD: '달러', EUR: '유로', GBP: '파운드', JPY: '엔', CNY: '위안', KRW: '원', INR: '루피' },
  ja: { USD: 'ドル', EUR: 'ユーロ', GBP: 'ポンド', JPY: '円', CNY: '元', KRW: 'ウォン', INR: 'ルピー' },
  zh: { USD: '美元', EUR: '欧元', GBP: '英镑', JPY: '日元', CNY: '元', KRW: '韩元', INR: '卢比' },
}

const SHOWN_DIGITS = 6
const PRICE_DECIMALS = 4

/** Steps of ten thousand, largest first; the last one is the plain number. */
const UNITS: Readonly<Record<Asian, readonly { readonly size: number; readonly name: string }[]>> = {
  ko: myriads('조', '억', '만'),
  ja: myriads('兆', '億', '万'),
  zh: myriads('万亿', '亿', '万'),
}

/** In the reader's habit: `$300M`, `3억 달러`, `3億ドル`, `3亿美元`. Rounded to what a card needs. */
export function formatMoney(money: Money, language: Language): string {
  if (language === 'en') return formatEnglish(majorOf(money), money.currency)
  // Rounded first, so that 99,999,999 is read in its round unit.
  const major = Number(majorOf(money).toPrecision(SHOWN_DIGITS))
  const name = currencyName(money.currency, language)
  if (language === 'zh') return `${inOneUnit(major)}${name}`
  const number = inTwoUnits(major, language)
  // Korean sets the currency apart; Japanese does not.
  return language === 'ko' ? `${number} ${name}` : `${number}${name}`
}

/** A sum in US dollars. */
export function formatUsd(usd: number, language: Language): string {
  return formatMoney(moneyFromMajor(usd, 'USD'), language)
}

/** A price that may be below a cent, with all its cents in English: `$0.40`, `$3`, `$0.075`, `0.075달러`, `0.075ドル`, `0.075 美元`. */
export function formatPrice(major: number, currency: string, language: Language): string {
  if (language !== 'en') {
    const name = currencyName(currency, language)
    return `${plain(major, language, PRICE_DECIMALS)}${language === 'zh' ? ' ' : ''}${name}`
  }
  const options = {
    style: 'currency',
    currency,
    maximumFractionDigits: PRICE_DECIMALS,
    trailingZeroDisplay: 'stripIfInteger',
  } as const
  return formatWith(LOCALE.en, options).format(major)
}

const formats = new Map<string, Intl.NumberFormat>()

/** Making one takes far longer than using it, and there are few. */
function formatWith(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, options])
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options)
  formats.set(key, format)
  return format
}

function formatEnglish(major: number, currency: string): string {
  const options = {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  } as const
  return formatWith(LOCALE.en, options).format(major)
}

function currencyName(currency: string, language: Asian): string {
  const known = CURRENCY_NAMES[language][currency]
  if (known !== undefined) return known
  return new Intl.DisplayNames(LOCALE[language], { type: 'currency' }).of(currency) ?? currency
}

/** `1.25亿`: Chinese uses decimals of the largest unit. */
function inOneUnit(major: number): string {
  const { size, name } = largestUnit(major, 'zh')
  return `${plain(major / size, 'zh', 3)}${name}`
}

/** `3억 1,250만`, `3億1250万`: Korean and Japanese read the next unit as a number of its own. */
function inTwoUnits(major: number, language: Asian): string {
  const top = largestUnit(major, language)
  const lowerSize = Math.max(1, top.size / 10_000)
  const lower = UNITS[language].find(({ size }) => size === lowerSize)
  const inLower = Math.round(major / lowerSize)
  const head = Math.floor(inLower / (top.size / lowerSize))
  const rest = inLower % (top.size / lowerSize)
  // Below ten thousand there is one unit only.
  if (top.size === 1) return plain(major, language, 2)
  if (rest === 0 || lower === undefined) return `${plain(head, language, 0)}${top.name}`
  const gap = language === 'ko' ? ' ' : ''
  return `${plain(head, language, 0)}${top.name}${gap}${plain(rest, language, 0)}${lower.name}`
}

function largestUnit(major: number, language: Asian): { readonly size: number; readonly name: string } {
  return UNITS[language].find(({ size }) => major >= size) ?? { size: 1, name: '' }
}

function plain(value: number, language: Asian, decimals: number): string {
  const options = { maximumFractionDigits: decimals, useGrouping: language === 'ko' ? 'always' : false } as const
  return formatWith(LOCALE[language], options).format(value)
}

function myriads(trillion: string, hundredMillion: string, tenThousand: string) {
  return [
    { size: 1e12, name: trillion },
    { size: 1e8, name: hundredMillion },
    { size: 1e4, name: tenThousand },
    { size: 1, name: '' },
  ]
}
