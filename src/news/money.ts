import { findOrganisations } from './names/find-organisations.ts'
import { moneyFromMajor, type Money } from '../core/money.ts'
import { CURRENCY_CODES, CURRENCY_NAME, currencyNamed, OTHER_CURRENCY } from './currencies.ts'
import { findBareSums } from './bare-sums.ts'
import { EAST_UNIT, scaleOf, WEST_SCALE } from './money-scales.ts'
import { everyMatch } from './patterns/every-match.ts'
import { matchesAt } from './patterns/matches-at.ts'
import { sumsInWords } from './sums-in-words.ts'
import { numberPlaces } from './number-places.ts'
import { sharedCurrency } from './shared-currencies.ts'
import { SearchedText } from './patterns/searched-text.ts'
import { toUsd } from './usd-rates.ts'
import { compact } from './patterns/compact.ts'
import { textBefore } from './text-before.ts'

/** An amount of money as it stands in a text; UTF-16 offsets. */
export type MoneyMention = {
  readonly money: Money
  readonly start: number
  readonly end: number
  /** A conversion in brackets of the amount just before it: `1억 달러(약 1,300억 원)`. */
  readonly isConversion: boolean
}

const SYMBOLS: Readonly<Record<string, string>> = {
  $: 'USD',
  '＄': 'USD',
  us$: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  s$: 'SGD',
  hk$: 'HKD',
  nt$: 'TWD',
  r$: 'BRL',
  nz$: 'NZD',
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '￦': 'KRW',
  '₹': 'INR',
  '₪': 'ILS',
  '₺': 'TRY',
  '₽': 'RUB',
  '฿': 'THB',
  '₦': 'NGN',
  '₫': 'VND',
  '₴': 'UAH',
  '₸': 'KZT',
  ksh: 'KES',
  nis: 'ILS',
  r: 'ZAR',
  '₱': 'PHP',
  rp: 'IDR',
  rm: 'MYR',
  'rs.': 'INR',
  rs: 'INR',
}

const NUMBER = '\\d{1,3}(?:[,.]\\d{3}){1,4}(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,6}(?:[.,]\\d{1,3})?'

/** Codes that mean nothing else. */
const SURE_CODES = ['usd', 'eur', 'gbp', 'krw', 'inr', 'jpy', 'cny', 'chf']
/** A language of computers. */
const NO_CODES = ['php']
/** Words of any text, unless they stand in capitals. */
const CAPITAL_CODES = ['try', 'rub', 'sar', 'mad', 'ron', 'ars', 'clp', 'cop']
const OTHER_CODES = CURRENCY_CODES.filter((code) => ![...SURE_CODES, ...CAPITAL_CODES, ...NO_CODES].includes(code))
/** Words or short for something else, too (`CAD 2026`): only before a number with a scale. */
const SCALED_CODE = `(?:${[...OTHER_CODES, ...CAPITAL_CODES, 'rp', 'rm', 'ksh', 'nis'].join('|')})(?=\\s?[\\d.,]{1,9}[\\s-]?(?:${WEST_SCALE})(?![\\p{L}]))`
/** South African papers write `R100 million`; `R1` is a model, and so is `R70B`. */
const RAND = 'r(?=\\d\\d[\\d.,]{0,6}(?:\\s?(?:m|bn)|[\\s-](?:million|billion))(?![\\p{L}]))'
const ONLY_IN_CAPITALS = new RegExp(`^(?:${CAPITAL_CODES.join('|')}|r)$`, 'iu')
/** `$28. 5 million`, as some publishers break sentences. */
const BROKEN_NUMBER = '\\d{1,3}\\. \\d{1,2}(?= (?:million|billion|trillion|crores?|lakh)\\b)'
/** `$20 million CAD`, `CAD $20M`: whose dollars they are. */
const OF_DOLLARS = '(?:usd|cad|aud|nzd|sgd|hkd)'
const SYMBOL_FIRST = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}])(${OF_DOLLARS}\\s?\\$|u\\.s\\.\\s?\\$|us ?\\$|ca\\$|au\\$|hk\\$|nt\\$|nz\\$|[cas]\\$|r\\$|[$＄€£₩￦₹₪₺₽฿₱₦₫₴₸¥￥]|(?:${SURE_CODES.join('|')}|rmb|rs\\.?)(?=\\s?\\d)|${SCALED_CODE}|${RAND})\\s?(${BROKEN_NUMBER}|${NUMBER})` +
    `(?:\\+?[\\s-]?(${WEST_SCALE})(?![\\p{L}])(?:-plus(?![\\p{L}]))?|\\s?(${EAST_UNIT})(?:\\s?(\\d{1,4})\\s?([만万萬]))?)?` +
    `(?:(?<=\\$.{0,20})\\s(?:(${OF_DOLLARS})|\\((${OF_DOLLARS})\\))(?![\\p{L}\\p{N}]))?`,
  'giu',
)
const NUMBER_FIRST = compact(
  new RegExp(
    `(?<![\\p{L}\\p{N}.,$€£¥₩])(${NUMBER})[\\s-]?(${WEST_SCALE})(?:\\s(?:d[ei]\\s|d['’])?|\\s?d['’]|-)?(${CURRENCY_NAME}|€|£|\\$)(?![\\p{Script=Latin}])`,
    'iuy',
  ),
)
const PLAIN_WORD =
  /(?<![\p{L}\p{N}.,$€£¥₩])(\d{1,3}(?:[,.]\d{3}){1,4})\s?(dollars|dólares|dollari|euros?|reais|달러|원|美元|元|円|ドル|€)(?![\p{Script=Latin}])/iuy
/** `500 000 euros`, as French sets thousands apart. */
const SPACED_WORD =
  /(?<![\p{L}\p{N}.,$€£¥₩]|\d[ \u00a0\u202f])(\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3})\s?(dollars|euros?|€|\$)(?![\p{Script=Latin}])/iuy
/** Right before three figures with their scale, where French sets thousands apart: `1 500 millions d’euros`. */
const THOUSANDS_BEFORE = /(?<![\p{L}\p{N}.,$€£¥₩])\d{1,3}[ \u00a0\u202f]$/u
const LONGEST_THOUSANDS = 5
/** `三千万美元`, `백억원`: a number in characters, with its currency; tens of millions (`数千万`) are no sum, and `오백억원` is no `백억원`. */
const CHARACTERS = new RegExp(
  '(?<![\\p{N}.,亿億一二两兩三四五六七八九十百千数數几幾多上来수몇여일이삼사오육칠팔구])(?:([一二两兩三四五六七八九])?([十百千])?((?<=十)[一二三四五六七八九])?(?<=[一二两兩三四五六七八九十百千])(万亿|[万萬亿億])|([백천십])(억))' +
    '\\s?[余多]?((?:美|欧|日|韩|港)?元|人民币|美金|달러|원)',
  'uy',
)
const DIGIT_OF: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
/** `1천200억`, `2천5백만`, `1만2천500억`: thousands and hundreds of a unit, as Korean agencies write them. */
const HANGUL_NUMBER =
  '[1-9]만\\s?(?:[1-9]천\\s?(?:[1-9]백\\s?\\d{0,2}|\\d{0,3})|\\d{4})(?=\\s?억)|[1-9]천\\s?(?:[1-9]백\\s?\\d{0,2}|\\d{1,3})(?=\\s?[억만])|[1-9]백\\s?\\d{1,2}(?=\\s?[억만])'
const EAST_NUMBER = `${HANGUL_NUMBER}|${NUMBER}`
const EAST = compact(
  new RegExp(
    `(?<![\\p{N}.,])((?:(?:${EAST_NUMBER})\\s?(?:${EAST_UNIT})[\\s]?){1,3}|(?<=[超近破逾过達达약])(?:[十百千]?[亿億]))` +
      `(?:(?:\\d{1,4})?\\s?(?:여\\s?)?(?:余|多)?\\s?(${CURRENCY_NAME}))?`,
    'iuy',
  ),
)
const EAST_PART = new RegExp(`(${EAST_NUMBER})?\\s?(${EAST_UNIT})`, 'giu')

/** What makes a sum the lower end of a span: `$2 to $3 billion`, `$30–40M`. */
const WEST_SPAN = compact(
  new RegExp(
    `^\\s?([-–—~]|to|and)\\s?(?:us)?[$＄€£₩￦₹]?\\s?(${NUMBER})[\\s-]?(${WEST_SCALE})(?![\\p{L}\\p{N}])`,
    'iu',
  ),
)
/** The same in `3000만~4000만 달러`, `5亿至6亿美元`. */
const EAST_SPAN = compact(
  new RegExp(`^\\s?[-–—~～〜∼至到]\\s?(?:(?:${EAST_NUMBER})\\s?(?:${EAST_UNIT})\\s?){1,3}(${CURRENCY_NAME})`, 'iu'),
)
const LONGEST_SPAN = 40
/** The lower end that shares the unit of what follows: `300~400억원`, `30-40亿美元`. */
const LOWER_END = new RegExp(`(?<![\\p{Script=Latin}\\p{N}.,~$€£¥₩-])(${NUMBER})\\s?[-–—~～〜∼至到]\\s?$`, 'u')
const LONGEST_LOWER_END = 16
/** `新台幣 5 億元`: whose 元 it is, right before the number. */
const NAMED_BEFORE = /(新?台币|港币|人民币|美金)\s?$/u
const LONGEST_NAME_BEFORE = 5

/** The number with a point for its decimals and nothing between its thousands. */
function plainNumber(text: string, language: string): string {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) return text.replaceAll(',', '')
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/u.test(text)) return text.replaceAll('.', '').replace(',', '.')
  const pointsThousands = ['de', 'es', 'fr', 'pt', 'it'].includes(language)
  if (pointsThousands && /^\d{1,3}\.\d{3}$/u.test(text)) return text.replace('.', '')
  return text.replace(',', '.')
}

function parseNumber(text: string, language: string): number {
  return Number.parseFloat(plainNumber(text.replace(' ', ''), language))
}

function thousandsBefore(text: string, at: number): string {
  return THOUSANDS_BEFORE.exec(textBefore(text, at, LONGEST_THOUSANDS))?.[0] ?? ''
}

/** `text`: all that may name the country, where several call theirs so; `home`: where it is published. */
function currencyOfWord(word: string, text: string, home: string | null): string | null {
  const shared = sharedCurrency(word, text, home)
  return shared === undefined ? (currencyNamed(word) ?? SYMBOLS[word] ?? null) : shared
}

const OF_CHINA =
  /\b(?:chin(?:a|ese)|beijing|shanghai|shenzhen|hangzhou|guangzhou|suzhou|hefei|chengdu|yuan|rmb|renminbi)\b|중국|위안/iu
const OF_JAPAN = /\b(?:japan(?:ese)?|tokyo|osaka|kyoto|nagoya|fukuoka|yen)\b|일본|엔화/iu

/** `¥` is the sign of the yen and of the yuan: which an English text means, the first company or country in it tells. */
export function currencyOfYenSign(language: string, text: string): string {
  if (language === 'zh') return 'CNY'
  if (language === 'ja') return 'JPY'
  const organisations = findOrganisations(text)
  const firstOf = (words: RegExp, country: string): number => {
    const named = organisations.find(({ organisation }) => organisation.country === country)
    return Math.min(words.exec(text)?.index ?? Infinity, named?.start ?? Infinity)
  }
  return firstOf(OF_CHINA, 'CN') < firstOf(OF_JAPAN, 'JP') ? 'CNY' : 'JPY'
}

function currencyOfSymbol(symbol: string, language: string, scale: string, text: string): string {
  if (/^[a-z]{3}\s?\$$/iu.test(symbol)) return symbol.slice(0, 3).toUpperCase()
  if (symbol === '¥' || symbol === '￥') return /[亿万]/u.test(scale) ? 'CNY' : currencyOfYenSign(language, text)
  return sharedCurrency(symbol, text) ?? SYMBOLS[symbol.toLowerCase()] ?? currencyNamed(symbol) ?? 'USD'
}

type Span = { readonly scale: string; readonly isWhole: boolean; readonly length: number }

/** What follows a sum and makes it the lower end of a span; `isWhole`: both ends tell of one sum, not of a rise to another. */
function spanAfter(
  text: string,
  start: number,
  end: number,
  isBelow: (digits: string, scale: string) => boolean,
): Span | null {
  const [all, joint = '', digits = '', scale = ''] = WEST_SPAN.exec(text.slice(end, end + LONGEST_SPAN)) ?? []
  if (all === undefined || !isBelow(digits, scale)) return null
  const before = textBefore(text, start, 10)
  if (joint.toLowerCase() === 'and' && !/\bbetween\s$/iu.test(before)) return null
  // `extends its Series A by $15M to $45M`: what comes in, and what it comes to.
  if (joint.toLowerCase() === 'to' && /\bby\s$/iu.test(before)) return null
  return { scale, isWhole: !/\bfrom\s$/iu.test(before), length: all.length }
}

/** More than all companies on a stock exchange are worth. */
const MOST_USD = 5e13

/** Without a currency word only these are surely money: 원 for a Korean 억/조, 元 for a Chinese 亿, when the words near say so. */
function impliedCurrency(text: string, start: number, end: number, language: string): string | null {
  if (OTHER_CURRENCY.test(text.slice(end, end + 8))) return null
  const near = text.slice(Math.max(0, start - 14), end + 14)
  if (
    language === 'ko' &&
    /투자|유치|가치|규모|펀딩|시드|시리즈|라운드|몸값|자금|조달|출자|베팅|실탄|수혈|대출|차입|프리\s?IPO/u.test(near)
  )
    return 'KRW'
  if (language === 'zh' && /融资|估值|投资|募资|领投|注资|入股|[再又]融|融了|贷款|授信/u.test(near)) return 'CNY'
  return null
}

/**
 * `融资6亿欧元，估值120亿`: what a company is worth is told in the currency of the sum before. Chinese companies raise dollars
 * and are worth yuan.
 */
const VALUED_CHINESE = /^[^。；\d]{0,8}估值[^。；，\d]{0,4}$/u
const LONGEST_SHARED = 14

/** That of all sums of a text; `undefined` where there are none, or of several. */
function onlyCurrencyIn(text: string, language: string): string | undefined {
  const [currency, ...others] = new Set(findMoney(text, language).map(({ money }) => money.currency))
  return others.length === 0 ? currency : undefined
}

type EasternSum = { readonly word: string | null; readonly major: number; readonly start: number; readonly end: number }

/** `1천200` is 1,200, `1만2천` 12,000; plain figures as they are. */
function easternNumber(written: string): number {
  const [all, tens = '0', thousands = '0', hundreds = '0', rest = ''] =
    /^(?:(\d)만)?\s?(?:(\d)천)?\s?(?:(\d)백)?\s?(\d{0,4})$/u.exec(written) ?? []
  if (all === undefined || !/[만천백]/u.test(all)) return parseNumber(written, 'en')
  return Number(tens) * 10_000 + Number(thousands) * 1000 + Number(hundreds) * 100 + Number(rest)
}

/** What a match of `EAST` tells: of a span the lower end, wherever its unit and its currency stand. */
function easternSum(text: string, match: RegExpExecArray): EasternSum {
  const [all, amount = '', word] = match
  const parts = everyMatch(amount, EAST_PART)
  let major = 0
  for (const [, digits, unit] of parts) major += (digits === undefined ? 1 : easternNumber(digits)) * scaleOf(unit)
  if (word !== undefined) {
    const rest = /(\d{1,4})\s?(?:여\s?)?[余多]?\s?$/u.exec(all.slice(amount.length, all.length - word.length))
    if (rest !== null) major += Number(rest[1])
  }
  const end = match.index + all.trimEnd().length
  const lower = LOWER_END.exec(textBefore(text, match.index, LONGEST_LOWER_END))
  const low = parseNumber(lower?.[1] ?? '0', 'en') * scaleOf(parts[0]?.[2])
  if (lower !== null && low > 0 && low < major)
    return { word: word ?? null, major: low, start: match.index - lower[0].length, end }
  const span = word === undefined ? EAST_SPAN.exec(text.slice(end, end + LONGEST_SPAN)) : null
  return { word: word ?? span?.[1] ?? null, major, start: match.index, end: end + (span?.[0].length ?? 0) }
}

/** What a match of `CHARACTERS` tells. */
function numberOfCharacters([, digit, times, more, unit, hangul, billions]: RegExpExecArray): number {
  const first = digit === undefined ? 1 : (DIGIT_OF[digit] ?? 0)
  return (first * scaleOf(times ?? hangul) + (DIGIT_OF[more ?? ''] ?? 0)) * scaleOf(unit ?? billions)
}

/**
 * Every amount of money in `text`, in order, without overlaps. `language` decides what a bare mark or number means;
 * `searched` is the text as it is searched by others. `beside`: what stands beside it and may name a country; `home`: where
 * both are published, ISO 3166-1 alpha-2.
 */
export function findMoney(
  text: string,
  language: string,
  searched = new SearchedText(text),
  beside = '',
  home: string | null = null,
): readonly MoneyMention[] {
  const whole = beside === '' ? text : `${text}\n${beside}`
  const currencyOf = (word: string): string | null => currencyOfWord(word, whole, home)
  const found: { money: Money; start: number; end: number }[] = []
  const add = (major: number, currency: string, start: number, length: number): void => {
    const money = moneyFromMajor(major, currency)
    // `1200조원` is what a company may be worth; beyond as many dollars no sum is real.
    if (!(major > 0) || !Number.isSafeInteger(money.amountMinor) || (toUsd(money) ?? major) > MOST_USD) return
    const raw = text.slice(start, start + length)
    const end = start + raw.trimEnd().length
    if (found.some((other) => start < other.end && other.start < end)) return
    found.push({ money, start, end })
  }
  for (const match of searched.all(SYMBOL_FIRST)) {
    const [all, symbol = '', digits = '', western, eastern, more = '0', unit, behind, inBrackets] = match
    if (symbol !== symbol.toUpperCase() && ONLY_IN_CAPITALS.test(symbol)) continue
    // `€1,5 Milliarden` and `$2 亿` both; a following 美元 is swallowed by nobody and harmless.
    const dollars = symbol === '$' ? (behind ?? inBrackets)?.toUpperCase() : undefined
    let currency = dollars ?? currencyOfSymbol(symbol, language, eastern ?? '', whole)
    if (currency === 'JPY' && western !== undefined && language === 'zh') currency = 'CNY'
    const low = parseNumber(digits, language)
    const span =
      eastern === undefined
        ? spanAfter(text, match.index, match.index + all.length, (high, scale) => {
            return low * scaleOf(western ?? scale) < parseNumber(high, language) * scaleOf(scale)
          })
        : null
    const length = all.length + (span?.isWhole === true ? span.length : 0)
    const major = low * scaleOf(western ?? eastern ?? span?.scale) + Number(more) * scaleOf(unit)
    add(major, currency, match.index, length)
  }
  const { west, east, grouped, spaced, characters } = numberPlaces(text)
  for (const match of matchesAt(text, NUMBER_FIRST, west)) {
    const [all, digits = '', scale, word = ''] = match
    const currency = currencyOf(word)
    if (currency === null) continue
    const thousands = language === 'fr' && /^\d{3}(?!\d)/u.test(digits) ? thousandsBefore(text, match.index) : ''
    const number = parseNumber(`${thousands.slice(0, -1)}${digits}`, language)
    add(number * scaleOf(scale), currency, match.index - thousands.length, thousands.length + all.length)
  }
  for (const match of matchesAt(text, EAST, east)) {
    const { word: behind, major, start, end } = easternSum(text, match)
    const word = NAMED_BEFORE.exec(textBefore(text, start, LONGEST_NAME_BEFORE))?.[1] ?? behind
    const unnamed = word === null ? impliedCurrency(text, match.index, end, language) : null
    // Of a mainland paper a bare number is one of yuan, wherever the company goes.
    const name = unnamed === 'CNY' && home !== null ? '元' : word
    const implied = name === null ? unnamed : currencyOf(name)
    const before = found.findLast((other) => other.end <= start && start - other.end <= LONGEST_SHARED)
    const isShared = implied === 'CNY' && word === null && VALUED_CHINESE.test(text.slice(before?.end ?? start, start))
    const shared =
      before === undefined || /^(?:USD|HKD)$/u.test(before.money.currency) ? implied : before.money.currency
    const currency = isShared ? shared : implied
    if (currency !== null) add(major, currency, start, end - start)
  }
  for (const match of matchesAt(text, PLAIN_WORD, grouped)) {
    const [all, digits = '', word = ''] = match
    const currency = currencyOf(word)
    if (currency !== null) add(parseNumber(digits.replaceAll(/[.,]/gu, ''), 'en'), currency, match.index, all.length)
  }
  for (const match of matchesAt(text, SPACED_WORD, spaced)) {
    const [all, digits = '', word = ''] = match
    const currency = currencyOf(word)
    if (currency !== null) add(Number(digits.replaceAll(/\s/gu, '')), currency, match.index, all.length)
  }
  for (const match of matchesAt(text, CHARACTERS, characters)) {
    const currency = currencyOf(match[7] ?? '')
    if (currency !== null) add(numberOfCharacters(match), currency, match.index, match[0].length)
  }
  for (const { number, scale, word, start, end } of sumsInWords(searched)) {
    const currency = currencyOf(word)
    if (currency !== null) add(number * scaleOf(scale), currency, start, end - start)
  }
  const bare = findBareSums(searched)
  const currency = bare.length === 0 ? undefined : (found[0]?.money.currency ?? onlyCurrencyIn(beside, language))
  if (currency !== undefined) {
    for (const { digits, scale, start, end } of bare)
      add(parseNumber(digits, language) * scaleOf(scale), currency, start, end - start)
  }
  if (found.length === 0) return []
  found.sort((a, b) => a.start - b.start)
  return found.map((mention, at) => {
    const before = found[at - 1]
    const gap = before === undefined ? null : text.slice(before.end, mention.start)
    return {
      ...mention,
      isConversion: gap !== null && /^\s?[(（]\s?(?:한화\s?)?(?:약|约|約|about|approx\.?|~|≈)?\s?$/iu.test(gap),
    }
  })
}
