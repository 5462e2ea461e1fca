import { describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import { findMoney } from '../../../src/news/money.ts'
import { readEntry } from '../../../src/news/read.ts'
import { fundingOf } from './read-fields.ts'

function sumsOf(text: string, language = 'en', beside = ''): readonly (readonly [number, string])[] {
  return findMoney(text, language, undefined, beside).map(({ money }) => [majorOf(money), money.currency])
}

describe('a currency that several countries call alike', () => {
  it.each([
    ['Moroccan AI startup Quillon raises 40 million dirhams', 'en', 40e6, 'MAD'],
    ["Dubai's Quillon raises 40 million dirhams", 'en', 40e6, 'AED'],
    ['Quillon raises 40 million dirhams', 'en', 40e6, 'AED'],
    ['Quillon of Dubai raises 40 million dirhams to enter Morocco', 'en', 40e6, 'AED'],
    ["Pakistan-born founder's Bengaluru startup Quillon raises Rs 85 crore", 'en', 850e6, 'INR'],
    ['Quillon, founded in Nepal and based in Mumbai, raised Rs 85 crore', 'en', 850e6, 'INR'],
    ["Pakistan's Quillon raises Rs 1.2 billion", 'en', 1.2e9, 'PKR'],
    ['Sri Lankan AI firm Quillon raises Rs 300 million', 'en', 300e6, 'LKR'],
    ["Nepal's Quillon raises 50 million rupees", 'en', 50e6, 'NPR'],
    ['Bengaluru-based Quillon bags Rs 85 crore', 'en', 850e6, 'INR'],
    ['Quillon bags Rs 85 crore', 'en', 850e6, 'INR'],
    ['Mexican AI lender Quillon raises 200 million pesos', 'en', 200e6, 'MXN'],
    ['La argentina Quillon capta 900 millones de pesos en Argentina', 'es', 900e6, 'ARS'],
    ['Danish AI startup Quillon raises 120 million kroner', 'en', 120e6, 'DKK'],
    ['Czech startup Quillon raises 80 million crowns', 'en', 80e6, 'CZK'],
    ["Egypt's Quillon raises 90 million pounds", 'en', 90e6, 'EGP'],
    ['Quillon raises 90 million pounds', 'en', 90e6, 'GBP'],
    ['모로코 스타트업 퀼론, 4000만 디르함 투자 유치', 'ko', 40e6, 'MAD'],
    ['巴基斯坦初创公司奎隆融资5亿卢比', 'zh', 500e6, 'PKR'],
  ])('is that of the country the text names: %s', (text, language, major, currency) => {
    expect(sumsOf(text, language)).toEqual([[major, currency]])
  })

  it('is no sum where nothing tells whose it is', () => {
    expect(sumsOf('Quillon raises 200 million pesos')).toEqual([])
    expect(sumsOf('Quillon raises 200 million kroner')).toEqual([])
  })

  it('is told by what stands beside it, too', () => {
    expect(sumsOf('It raised 40 million dirhams.', 'en', 'Moroccan startup Quillon raises money')).toEqual([
      [40e6, 'MAD'],
    ])
    const { amount } = fundingOf('Quillon raises 40 million dirhams', 'Quillon, based in Casablanca, builds agents.')
    expect(amount?.value.currency).toBe('MAD')
  })
})

describe('the yuan of a Chinese text', () => {
  it.each([
    ['AI新創洛克智能完成1.5億元A輪融資', 'https://news.example.cn/1', 'TWD'],
    ['鴻海投資機器人公司洛克動力2億元', 'https://news.example.com/1', 'TWD'],
    ['機器人公司洛克動力獲投資2億元', 'https://www.example.com.tw/1', 'TWD'],
    ['洛克智能募資2億，估值10億', 'https://www.example.com.tw/1', 'TWD'],
    ['初創洛克智能獲注資5000萬元', 'https://news.mingpao.com/1', 'HKD'],
    ['月之暗面完成20億元融資', 'https://www.example.com.tw/1', 'CNY'],
    ['AI新創洛克智能完成1.5億元人民幣A輪融資', 'https://www.example.com.tw/1', 'CNY'],
    ['洛克智能完成1.5亿元A轮融资', 'https://news.example.cn/1', 'CNY'],
    ['洛克智能获投资2亿元', 'https://news.example.com/1', 'CNY'],
  ])('is that of where it is published, unless it says something else: %s', (title, url, currency) => {
    const entry = { id: 'e1', title, summary: '', url, language: 'zh' }
    const [facts] = readEntry(entry, { name: 'A paper', kind: 'press', language: 'zh' }).facts
    expect(facts?.topic === 'funding' ? facts.amount?.value.currency : null).toBe(currency)
  })
})
