import { expect, test } from 'vitest'
import { formatMoney, formatUsd } from '../../../src/bot/cards/format-money.ts'
import { moneyFromMajor } from '../../../src/core/money.ts'
import type { Language } from '../../../src/core/workspace.ts'

const CASES: readonly (readonly [number, string, Readonly<Record<Language, string>>])[] = [
  [300e6, 'USD', { en: '$300M', ko: '3억 달러', ja: '3億ドル', zh: '3亿美元' }],
  [30e9, 'USD', { en: '$30B', ko: '300억 달러', ja: '300億ドル', zh: '300亿美元' }],
  [312.5e6, 'USD', { en: '$312.5M', ko: '3억 1,250만 달러', ja: '3億1250万ドル', zh: '3.125亿美元' }],
  [1.2e12, 'KRW', { en: '₩1.2T', ko: '1조 2,000억 원', ja: '1兆2000億ウォン', zh: '1.2万亿韩元' }],
  [5e9, 'JPY', { en: '¥5B', ko: '50억 엔', ja: '50億円', zh: '50亿日元' }],
  [2e9, 'CNY', { en: 'CN¥2B', ko: '20억 위안', ja: '20億元', zh: '20亿元' }],
  [50e6, 'EUR', { en: '€50M', ko: '5,000만 유로', ja: '5000万ユーロ', zh: '5000万欧元' }],
  [750_000, 'GBP', { en: '£750K', ko: '75만 파운드', ja: '75万ポンド', zh: '75万英镑' }],
  [500, 'USD', { en: '$500', ko: '500 달러', ja: '500ドル', zh: '500美元' }],
  [999_999_999, 'USD', { en: '$1B', ko: '10억 달러', ja: '10億ドル', zh: '10亿美元' }],
  [99_999_999, 'USD', { en: '$100M', ko: '1억 달러', ja: '1億ドル', zh: '1亿美元' }],
]

for (const [major, currency, expected] of CASES) {
  for (const language of ['en', 'ko', 'ja', 'zh'] as const) {
    test(`${currency} ${major} in ${language}`, () => {
      expect(formatMoney(moneyFromMajor(major, currency), language)).toBe(expected[language])
    })
  }
}

test('a currency without a word of ours is named by Intl', () => {
  expect(formatMoney(moneyFromMajor(2e8, 'CHF'), 'ko')).toBe('2억 스위스 프랑')
})

test('dollars', () => {
  expect(formatUsd(1.25e9, 'en')).toBe('$1.25B')
})
