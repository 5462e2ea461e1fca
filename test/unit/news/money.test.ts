import { describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import { findMoney } from '../../../src/news/money.ts'
import { toUsd } from '../../../src/news/usd-rates.ts'

const CASES: readonly (readonly [text: string, language: string, major: number, currency: string, quote: string])[] = [
  ['It raised $30B.', 'en', 30e9, 'USD', '$30B'],
  ['A $300 million round', 'en', 300e6, 'USD', '$300 million'],
  ['It has raised $28. 5 million in seed money', 'en', 28.5e6, 'USD', '$28. 5 million'],
  ['Raises ₹6. 84 Crore', 'en', 68.4e6, 'INR', '₹6. 84 Crore'],
  ['It costs $28. 5 people paid', 'en', 28, 'USD', '$28'],
  ['A $50+B listing', 'en', 50e9, 'USD', '$50+B'],
  ['about 5 million dollars more', 'en', 5e6, 'USD', '5 million dollars'],
  ['€50m for robots', 'en', 50e6, 'EUR', '€50m'],
  ['₹500 crore from two funds', 'en', 5e9, 'INR', '₹500 crore'],
  ['₹1.2 lakh crore for chips', 'en', 1.2e12, 'INR', '₹1.2 lakh crore'],
  ['Rs 2 lakhs crore for chips', 'en', 2e12, 'INR', 'Rs 2 lakhs crore'],
  ['Rs 50 lakhs from angels', 'en', 5e6, 'INR', 'Rs 50 lakhs'],
  ['¥500 million from Tokyo', 'en', 500e6, 'JPY', '¥500 million'],
  ['StepFun raises ¥5 billion', 'en', 5e9, 'CNY', '¥5 billion'],
  ['¥200 million for robots from Shenzhen', 'en', 200e6, 'CNY', '¥200 million'],
  ['Tokyo startup Quillon raises ¥5bn to take on Chinese rivals', 'en', 5e9, 'JPY', '¥5bn'],
  ['Sakana AI raises ¥20 billion to beat labs in Beijing', 'en', 20e9, 'JPY', '¥20 billion'],
  ['Shanghai startup Brindle raises ¥300 million to enter Japan', 'en', 300e6, 'CNY', '¥300 million'],
  ['총 300억 원 투자', 'ko', 30e9, 'KRW', '300억 원'],
  ['약 3억 달러를 유치', 'ko', 300e6, 'USD', '3억 달러'],
  ['4억 7,500만 달러 규모', 'ko', 475e6, 'USD', '4억 7,500만 달러'],
  ['시드 투자 20억 유치', 'ko', 2e9, 'KRW', '20억'],
  ['브릿지 라운드 200억 클로징', 'ko', 20e9, 'KRW', '200억'],
  ['1억5천만불 투자유치', 'ko', 150e6, 'USD', '1억5천만불'],
  ['500만 불을 유치', 'ko', 5e6, 'USD', '500만 불'],
  ['300억 불법 대출 투자', 'ko', 30e9, 'KRW', '300억'],
  ['투자 2000억 불투명', 'ko', 200e9, 'KRW', '2000억'],
  ['300억 불로소득 투자', 'ko', 30e9, 'KRW', '300억'],
  ['1천200억원 투자 유치', 'ko', 120e9, 'KRW', '1천200억원'],
  ['4천200만 달러 투자 유치', 'ko', 42e6, 'USD', '4천200만 달러'],
  ['1조2천500억원 가치', 'ko', 1.25e12, 'KRW', '1조2천500억원'],
  ['2천5백만달러 유치', 'ko', 25e6, 'USD', '2천5백만달러'],
  ['1백20억원 규모', 'ko', 12e9, 'KRW', '1백20억원'],
  ['3천억원 투자', 'ko', 300e9, 'KRW', '3천억원'],
  ['1천200명이 300억원 투자', 'ko', 30e9, 'KRW', '300억원'],
  ['完成3亿美元融资', 'zh', 300e6, 'USD', '3亿美元'],
  ['融资 2 亿元', 'zh', 200e6, 'CNY', '2 亿元'],
  ['10億ドルを調達', 'ja', 1e9, 'USD', '10億ドル'],
  ['50億円の出資', 'ja', 5e9, 'JPY', '50億円'],
  ['sammelt 1,5 Milliarden Euro ein', 'de', 1.5e9, 'EUR', '1,5 Milliarden Euro'],
  ['erhält 75 Millionen US-Dollar', 'de', 75e6, 'USD', '75 Millionen US-Dollar'],
  ['sammelt 20 Mio. Pfund ein', 'de', 20e6, 'GBP', '20 Mio. Pfund'],
  ["lève 50 millions d'euros", 'fr', 50e6, 'EUR', "50 millions d'euros"],
  ['in talks for $2 to $3 billion', 'en', 2e9, 'USD', '$2 to $3 billion'],
  ['raises $30–40M', 'en', 30e6, 'USD', '$30–40M'],
  ['between $300 and $400 million', 'en', 300e6, 'USD', '$300 and $400 million'],
  ['raised $50 and 3 million users came', 'en', 50, 'USD', '$50'],
  ['투자 3000만~4000만 달러 추진', 'ko', 30e6, 'USD', '3000만~4000만 달러'],
  ['拟融资5亿至6亿美元', 'zh', 500e6, 'USD', '5亿至6亿美元'],
  ['100億〜150億円を調達へ', 'ja', 10e9, 'JPY', '100億〜150億円'],
  ['투자 300~400억원 추진', 'ko', 30e9, 'KRW', '300~400억원'],
  ['寻求30-40亿美元融资', 'zh', 3e9, 'USD', '30-40亿美元'],
  ['raises 300 million SEK', 'en', 300e6, 'SEK', '300 million SEK'],
  ['raises CAD 20 million', 'en', 20e6, 'CAD', 'CAD 20 million'],
  ['raises 20 million Canadian dollars', 'en', 20e6, 'CAD', '20 million Canadian dollars'],
  ['sammelt 20 Millionen Franken ein', 'de', 20e6, 'CHF', '20 Millionen Franken'],
  ['1억 캐나다 달러 투자 유치', 'ko', 100e6, 'CAD', '1억 캐나다 달러'],
  ['1000만 호주달러 투자 유치', 'ko', 10e6, 'AUD', '1000만 호주달러'],
  ['完成1亿新加坡元融资', 'zh', 100e6, 'SGD', '1亿新加坡元'],
  ['1億豪ドルを調達', 'ja', 100e6, 'AUD', '1億豪ドル'],
  ['raises $20M CAD to grow', 'en', 20e6, 'CAD', '$20M CAD'],
  ['raises $20 million (AUD)', 'en', 20e6, 'AUD', '$20 million (AUD)'],
  ['raises CAD $20M', 'en', 20e6, 'CAD', 'CAD $20M'],
  ['raises USD $20 million', 'en', 20e6, 'USD', 'USD $20 million'],
  ['valued at U.S. $14 billion', 'en', 14e9, 'USD', 'U.S. $14 billion'],
  ['raises $480M-plus', 'en', 480e6, 'USD', '$480M-plus'],
  ['完成$1.5亿B轮融资', 'zh', 150e6, 'USD', '$1.5亿'],
  ['US$1억5000만 투자 유치', 'ko', 150e6, 'USD', 'US$1억5000만'],
  ['raises PLN 120 million', 'en', 120e6, 'PLN', 'PLN 120 million'],
  ['raises 120 mln zł', 'pl', 120e6, 'PLN', '120 mln zł'],
  ['raises 600 million baht', 'en', 600e6, 'THB', '600 million baht'],
  ['raises Rp 200 billion', 'en', 200e9, 'IDR', 'Rp 200 billion'],
  ['raises RM50m', 'en', 50e6, 'MYR', 'RM50m'],
  ['raises NZ$20 million', 'en', 20e6, 'NZD', 'NZ$20 million'],
  ['raises ₺90 million', 'en', 90e6, 'TRY', '₺90 million'],
  ['1억2000만 즈워티 투자 유치', 'ko', 120e6, 'PLN', '1억2000만 즈워티'],
  ['完成6亿泰铢融资', 'zh', 600e6, 'THB', '6亿泰铢'],
  ['6億バーツを調達', 'ja', 600e6, 'THB', '6億バーツ'],
  ['recauda 30 millones de dólares', 'es', 30e6, 'USD', '30 millones de dólares'],
  ['raises half a billion dollars', 'en', 500e6, 'USD', 'half a billion dollars'],
  ['raises a whopping half-billion-dollar round', 'en', 500e6, 'USD', 'half-billion-dollar'],
  ['raises three and a half million dollars', 'en', 3.5e6, 'USD', 'three and a half million dollars'],
  ['lève soixante-quinze millions d’euros', 'fr', 75e6, 'EUR', 'soixante-quinze millions d’euros'],
  ['a thirty-two million dollar round', 'en', 32e6, 'USD', 'thirty-two million dollar'],
  ['lève seize millions d’euros', 'fr', 16e6, 'EUR', 'seize millions d’euros'],
  ['recauda once millones de euros', 'es', 11e6, 'EUR', 'once millones de euros'],
  ['raises one hundred and fifty million dollars', 'en', 150e6, 'USD', 'one hundred and fifty million dollars'],
  ['two hundred million pounds', 'en', 200e6, 'GBP', 'two hundred million pounds'],
  ['twenty-five million euros', 'en', 25e6, 'EUR', 'twenty-five million euros'],
  ['is worth a billion dollars', 'en', 1e9, 'USD', 'a billion dollars'],
  ['a quarter of a billion dollars', 'en', 250e6, 'USD', 'a quarter of a billion dollars'],
  ['sammelt zwölf Millionen Euro ein', 'de', 12e6, 'EUR', 'zwölf Millionen Euro'],
  ['fünfundzwanzig Millionen Franken', 'de', 25e6, 'CHF', 'fünfundzwanzig Millionen Franken'],
  ['anderthalb Milliarden Dollar', 'de', 1.5e9, 'USD', 'anderthalb Milliarden Dollar'],
  ["lève quinze millions d'euros", 'fr', 15e6, 'EUR', "quinze millions d'euros"],
  ['lève un demi-milliard de dollars', 'fr', 500e6, 'USD', 'un demi-milliard de dollars'],
  ['lève 1,2 Md€', 'fr', 1.2e9, 'EUR', '1,2 Md€'],
  ['lève 500 000 euros', 'fr', 500e3, 'EUR', '500 000 euros'],
  ['lève 1\u202f250\u202f000\u00a0€', 'fr', 1.25e6, 'EUR', '1\u202f250\u202f000\u00a0€'],
  ['una docena de millones de dólares', 'es', 12e6, 'USD', 'una docena de millones de dólares'],
  ['medio millón de euros', 'es', 500e3, 'EUR', 'medio millón de euros'],
  ['recauda mil millones de dólares', 'es', 1e9, 'USD', 'mil millones de dólares'],
  ['capta dois mil milhões de euros', 'pt', 2e9, 'EUR', 'dois mil milhões de euros'],
  ['2 mil millones de dólares', 'es', 2e9, 'USD', '2 mil millones de dólares'],
  ['vale 2 mil milhões de euros', 'pt', 2e9, 'EUR', '2 mil milhões de euros'],
  ['aporte de R$ 5,5 mi', 'pt', 5.5e6, 'BRL', 'R$ 5,5 mi'],
  ['levanta US$ 13 bi', 'pt', 13e9, 'USD', 'US$ 13 bi'],
  ['capta R$ 800 mil com anjos', 'pt', 800e3, 'BRL', 'R$ 800 mil'],
  ['600 mil euros para crecer', 'es', 600e3, 'EUR', '600 mil euros'],
  ['$20 bi-weekly', 'en', 20, 'USD', '$20'],
  ['un pre-seed da 500mila euro', 'it', 500e3, 'EUR', '500mila euro'],
  ['raccoglie 40 miliardi di dollari', 'it', 40e9, 'USD', '40 miliardi di dollari'],
  ['cierra una ronda de 600.000 dólares', 'es', 600e3, 'USD', '600.000 dólares'],
  ['incassa 1,2 mln di euro', 'it', 1.2e6, 'EUR', '1,2 mln di euro'],
  ["1 500 millions d'euros", 'fr', 1.5e9, 'EUR', "1 500 millions d'euros"],
  ['En 2026, 500 millions d’euros', 'fr', 500e6, 'EUR', '500 millions d’euros'],
  ['完成三千万美元A轮融资', 'zh', 30e6, 'USD', '三千万美元'],
  ['获二十五亿元融资', 'zh', 2.5e9, 'CNY', '二十五亿元'],
  ['1만2천500억원 조달', 'ko', 1.25e12, 'KRW', '1만2천500억원'],
  ['1만2500억원 조달', 'ko', 1.25e12, 'KRW', '1만2500억원'],
  ['백억원 규모 투자', 'ko', 10e9, 'KRW', '백억원'],
  ['raises ₦2 billion', 'en', 2e9, 'NGN', '₦2 billion'],
  ['raises NGN 2.5bn', 'en', 2.5e9, 'NGN', 'NGN 2.5bn'],
  ['raises KSh 300 million', 'en', 300e6, 'KES', 'KSh 300 million'],
  ['raises NIS 40 million', 'en', 40e6, 'ILS', 'NIS 40 million'],
  ['raises TRY 300 million', 'en', 300e6, 'TRY', 'TRY 300 million'],
  ['raises EGP 100 million', 'en', 100e6, 'EGP', 'EGP 100 million'],
  ['raises R100 million', 'en', 100e6, 'ZAR', 'R100 million'],
  ['raises 250 billion dong', 'en', 250e9, 'VND', '250 billion dong'],
  ['levanta R$ 50 milhões', 'pt', 50e6, 'BRL', 'R$ 50 milhões'],
  ['raccoglie 30 milioni di euro', 'it', 30e6, 'EUR', '30 milioni di euro'],
  ['tar in 150 miljoner kronor', 'sv', 150e6, 'SEK', '150 miljoner kronor'],
]

describe('findMoney', () => {
  it.each(CASES)('%s', (text, language, major, currency, quote) => {
    const [found] = findMoney(text, language)
    expect(found && majorOf(found.money)).toBe(major)
    expect(found?.money.currency).toBe(currency)
    expect(text.slice(found?.start, found?.end)).toBe(quote)
  })

  it('takes a span for one sum, and a rise for two', () => {
    const sums = (text: string) => findMoney(text, 'en').map(({ money }) => majorOf(money) / 1e9)
    expect(sums('raise $2bn-$3bn')).toEqual([2])
    expect(sums('its value rises from $2 to $4 billion')).toEqual([2, 4])
    expect(sums('its value rises from $2 billion to $4 billion')).toEqual([2, 4])
  })

  it('knows a conversion in brackets', () => {
    const found = findMoney('1억 달러(약 1,300억 원)를 유치', 'ko')
    expect(found.map(({ isConversion }) => isConversion)).toEqual([false, true])
  })

  it.each([
    ['1억 페소 투자 유치', 'ko'],
    ['完成1亿克朗融资', 'zh'],
  ])('takes %s for none of the currencies it knows', (text, language) => {
    expect(findMoney(text, language)).toEqual([])
  })

  it('takes other words behind a number for no currency', () => {
    for (const text of ['시드 투자 20억 동시 유치', '시드 투자 20억 프랑스 진출'])
      expect(findMoney(text, 'ko').map(({ money }) => money.currency)).toEqual(['KRW'])
  })

  it('takes the span of a version or a year for none', () => {
    const [found] = findMoney('GPT-4-3억 달러 투자', 'ko')
    expect(found && majorOf(found.money)).toBe(300e6)
    expect(findMoney('2025-3억 달러', 'ko').map(({ money }) => majorOf(money))).toEqual([300e6])
  })

  it.each([
    '170K CAD models',
    '10k SGD steps',
    'CAD 2026',
    'try 5 million tokens',
    'Try 10 million free tokens',
    'Mad 5 million players',
    '오백억원 투자 유치',
    '삼천억 원 규모',
    'PHP 5 million sites',
    'RM 5',
    'Version 4.5 in 2026',
    'a 70B model with 1M tokens',
    '3억 명의 사용자',
    'three billion users',
    'a million dollar idea',
    'a million-dollar question',
    'Once billion-dollar startup Quillon shuts down',
    'Five billion-dollar startups to watch',
    'A UN million-dollar prize',
    'Police seize million dollars of chips',
    'a few million dollars',
    'several hundred million dollars',
    'tens of millions of dollars',
    'one or two million dollars',
    'between ten and twelve million dollars',
    'two point five million dollars',
    'deux cent cinquante millions d’euros',
    'doscientos cincuenta millones de euros',
    'DeepSeek R1 million tokens',
    'DeepSeek-R70B',
    '完成数千万元融资',
    '完成一亿五千万美元融资',
    '获数十亿元融资',
    '수백억원 규모',
    'in 2026 000 dollars',
  ])('finds none in %s', (text) => {
    expect(findMoney(text, 'en')).toEqual([])
  })
})

describe('toUsd', () => {
  it('converts at the dated rate, or tells that it cannot', () => {
    expect(toUsd({ amountMinor: 300, currency: 'USD' })).toBe(3)
    expect(toUsd({ amountMinor: 1_000_000_000, currency: 'KRW' })).toBeGreaterThan(500_000)
    expect(toUsd({ amountMinor: 300, currency: 'XAF' })).toBeNull()
  })
})

describe('a sum without its currency', () => {
  it.each([
    ['Quillon capta 120 millones de dólares con una valoración de 1.000 millones', 'es', 1e9, 'USD'],
    ['Quillon levanta 200 millones de euros y alcanza los 2.700 millones de valoración', 'es', 2.7e9, 'EUR'],
    ['Quillon sammelt 300 Millionen Dollar ein – Bewertung steigt auf 12 Milliarden', 'de', 12e9, 'USD'],
    ['Quillon erhält 300 Millionen Dollar bei 3,25-Milliarden-Bewertung', 'de', 3.25e9, 'USD'],
    ['Quillon lève 40 millions d’euros et se valorise 300 millions', 'fr', 300e6, 'EUR'],
    ['Quillon capta 40 milhões de dólares com avaliação de 4 mil milhões', 'pt', 4e9, 'USD'],
    ['Quillon raccoglie 40 milioni di dollari: ora vale 2 miliardi', 'it', 2e9, 'USD'],
    ['Quillon raccoglie un miliardo di euro: ora vale 12 miliardi', 'it', 12e9, 'EUR'],
  ])('is in that of the sum beside it where it is a price: %s', (text, language, major, currency) => {
    const { money } = findMoney(text, language)[1] ?? {}
    expect([money && majorOf(money), money?.currency]).toEqual([major, currency])
  })

  it('is in that of what stands beside its text', () => {
    const summary = 'La ronda asciende a 12 millones de euros.'
    const [{ money } = {}] = findMoney('Quillon levanta 12 millones', 'es', undefined, summary)
    expect([money && majorOf(money), money?.currency]).toEqual([12e6, 'EUR'])
    expect(
      findMoney('Quillon levanta 12 millones', 'es', undefined, `${summary} Antes, 3 millones de dólares.`),
    ).toEqual([])
  })

  it.each([
    ['Quillon lève 40 millions d’euros pour 300 millions d’utilisateurs', 'fr'],
    ['Quillon levanta 40 millones de euros y vale por 3 millones de usuarios', 'es'],
    ['Bewertung von 12 Milliarden', 'de'],
    ['es sei Millionen Euro wert', 'de'],
  ])('is none else: %s', (text, language) => {
    expect(findMoney(text, language).length).toBeLessThanOrEqual(text.startsWith('Quillon') ? 1 : 0)
  })
})
