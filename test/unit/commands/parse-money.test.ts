import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney } from '../../../src/bot/cards/format-money.ts'
import { parseMoney } from '../../../src/bot/commands/parse-money.ts'
import { majorOf, moneyFromMajor } from '../../../src/core/money.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'

const READ: Readonly<Record<string, readonly [number, string]>> = {
  '100M': [1e8, 'USD'],
  $1b: [1e9, 'USD'],
  '€50m': [5e7, 'EUR'],
  '50m €': [5e7, 'EUR'],
  '1억 달러': [1e8, 'USD'],
  '3亿美元': [3e8, 'USD'],
  '10億ドル': [1e9, 'USD'],
  '1조 2000억원': [1.2e12, 'KRW'],
  '3억 5천만 달러': [3.5e8, 'USD'],
  '5000万': [5e7, 'USD'],
  '20亿元': [2e9, 'CNY'],
  '50億円': [5e9, 'JPY'],
  'US$ 2.5 billion': [2.5e9, 'USD'],
  '1,000,000': [1e6, 'USD'],
  '１００Ｍ': [1e8, 'USD'],
  '£10 million': [1e7, 'GBP'],
  'CHF 20m': [2e7, 'CHF'],
  十億円: [1e9, 'JPY'],
  三十亿美元: [3e9, 'USD'],
  两亿元: [2e8, 'CNY'],
  '백만 달러': [1e6, 'USD'],
  '십억 달러': [1e9, 'USD'],
}
for (const [typed, [major, currency]] of Object.entries(READ)) {
  test(`reads ${typed}`, () => {
    const money = parseMoney(typed, 'en')
    expect(money?.currency).toBe(currency)
    expect(money === null ? null : majorOf(money)).toBe(major)
  })
}

test('¥ is the currency of the reader', () => {
  expect(parseMoney('¥10億', 'ja')?.currency).toBe('JPY')
  expect(parseMoney('¥10亿', 'zh')?.currency).toBe('CNY')
})

test('what is no amount', () => {
  const typed = [
    '',
    'lots',
    '$',
    '0',
    '-5M',
    '5 apples',
    '1e9',
    '100M extra',
    '5m 2b',
    '億円',
    '만',
    '1'.repeat(300),
    '1 '.repeat(80),
    'NaN',
  ]
  for (const text of typed) expect(parseMoney(text, 'en'), text).toBeNull()
})

test('any text is answered, and at once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void parseMoney(text, 'en')))
})

test('reads back what cards print', () => {
  const currencies = fc.constantFrom('USD', 'EUR', 'GBP', 'KRW', 'JPY')
  const round = fc.integer({ min: 1, max: 999 }).chain((n) => fc.constantFrom(1e6, 1e8, 1e9).map((unit) => n * unit))
  fc.assert(
    fc.property(round, currencies, fc.constantFrom(...LANGUAGES), (major, currency, language) => {
      const money = moneyFromMajor(major, currency)
      expect(parseMoney(formatMoney(money, language), language)).toEqual(money)
    }),
  )
})
