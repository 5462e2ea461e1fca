import { describe, expect, it } from 'vitest'
import { isCeiling } from '../../../src/core/ceiling.ts'
import { isLowerEnd } from '../../../src/core/lower-end.ts'
import { majorOf } from '../../../src/core/money.ts'
import { readCountry } from '../../../src/news/facts/funding/read-country.ts'
import { readFundingKind, readValuationBasis } from '../../../src/news/facts/funding/read-funding-kind.ts'
import { readInvestors } from '../../../src/news/facts/funding/read-investors.ts'
import { readLeads } from '../../../src/news/facts/funding/read-leads.ts'
import { readRound } from '../../../src/news/facts/funding/read-round.ts'
import { readEntry } from '../../../src/news/read.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { factsOf, fundingOf, sourceOf } from './read-fields.ts'

describe('a company that puts money into another', () => {
  it.each([
    ['Sony is reportedly in talks to invest up to $3 billion in Quillon', 'Quillon'],
    ['Samsung to invest $200 million in Northslope', 'Northslope'],
    ['Toyota puts as much as €90 million into robot maker Tidewell', 'Tidewell'],
    ['Qualcomm takes a stake in sensor start-up Fernhollow', 'Fernhollow'],
  ])('%s', (title, company) => {
    expect(fundingOf(title).company?.value).toBe(company)
  })
})

describe('a company that a text names in two scripts', () => {
  it.each([
    ['퀼론봇, 4억 달러 투자 유치', '로봇 스타트업 퀼론봇(Quillonbot)이 투자를 받았다.', 'ko', 'Quillonbot'],
    ['奎隆机器人完成4亿美元B轮融资', '奎隆机器人（Quillonbot）今日宣布。', 'zh', 'Quillonbot'],
    ['퀼론봇, 4억 달러 투자 유치', '로봇 스타트업 퀼론봇(대표 한아름)이 투자를 받았다.', 'ko', '퀼론봇'],
    ['퀼론봇, 4억 달러 투자 유치', '퀼론봇(CEO Jane Doe)이 투자를 받았다.', 'ko', '퀼론봇'],
    ['퀼론봇, 4억 달러 투자 유치', '퀼론봇(Series A)이 투자를 받았다.', 'ko', '퀼론봇'],
  ])('is called by its Latin name, where one is given: %s', (title, summary, language, company) => {
    expect(fundingOf(title, summary, language).company?.value).toBe(company)
  })
})

describe('a company in a headline of capitals', () => {
  it.each([
    ['OPENAI RAISES $10 BILLION AT $900 BILLION VALUATION', 'OpenAI', 'US'],
    ['QUILLON RAISES $10 MILLION', 'Quillon', null],
  ])('is known by its usual name: %s', (title, company, country) => {
    const facts = fundingOf(title)
    expect(facts.company?.value).toBe(company)
    expect(facts.country?.value ?? null).toBe(country)
  })
})

describe('what only says what kind of company it is', () => {
  it.each([
    'Legal AI startup raises $40M Series B',
    'Voice AI company raises $12M',
    'Robotics startup raises $12M seed',
    'Legal tech startup raises $12M seed',
    'Drug discovery firm bags $70M',
    "Investors walk away from Fernhollow's $300M round",
  ])('is no name: %s', (title) => {
    expect(fundingOf(title).company).toBeNull()
  })

  it.each([
    ['Legal AI startup Fernhollow raises $40M', 'Fernhollow'],
    ['Voice AI raises $20M', 'Voice AI'],
  ])('stands beside one, or is one: %s', (title, company) => {
    expect(fundingOf(title).company?.value).toBe(company)
  })
})

describe('whom a Japanese headline begins with', () => {
  it.each([
    ['青空ロボティクス、シリーズBで35億円を調達', '青空ロボティクス'],
    ['韓国Fernhollow、300億ウォンを調達', 'Fernhollow'],
    ['米Fernhollow、3億ドルを調達', 'Fernhollow'],
    ['トヨタ、自動運転の新興企業に3億ドル出資', null],
    ['生成AIスタートアップ、3億ドル調達', null],
  ])('%s', (title, company) => {
    expect(fundingOf(title, '', 'ja').company?.value ?? null).toBe(company)
  })
})

describe('what a company was called before', () => {
  it.each([
    ['Fernhollow (formerly Hazelnut AI) raises $30M', 'en'],
    ['Fernhollow, formerly known as Hazelnut AI, raises $30M', 'en'],
    ['Fernhollow（旧Hazelnut AI）、3000万ドルを調達', 'ja'],
    ['Fernhollow（原Hazelnut AI）完成3000万美元融资', 'zh'],
  ])('is not its name: %s', (title, language) => {
    expect(fundingOf(title, '', language).company?.value).toBe('Fernhollow')
  })
})

describe('who gets the money', () => {
  it.each([
    ['OpenAI-backed tutor start-up doubles its value to $2 billion in new round', null],
    ['Craft leads $42 million Series A in legal startup Fernhollow', 'Fernhollow'],
    ['Citadel and Fortress take stakes in Fernhollow at $40bn valuation', 'Fernhollow'],
    ['Sensor startup Quillon Corp. raises $30 million', 'Quillon Corp.'],
  ])('%s', (title, company) => {
    expect(fundingOf(title).company?.value ?? null).toBe(company)
  })
})

describe('who leads the round', () => {
  it.each([
    ['AIスタートアップの燈、シリーズAで50億円を調達', 'Alder Venturesがリード。', 'ja'],
    ['AI 스타트업, 90억원 시리즈A 투자 유치', 'Alder Ventures가 주도했다.', 'ko'],
    ['AI初创公司完成9000万元A轮融资', 'Alder Ventures领投。', 'zh'],
  ])('is not who gets the money: %s', (title, summary, language) => {
    const { company, leads } = fundingOf(title, summary, language)
    expect(company?.value).not.toBe('Alder Ventures')
    expect(leads.map(({ value }) => value)).toEqual(['Alder Ventures'])
  })
})

describe('who speaks of a round of their own', () => {
  const read = (title: string, summary: string, url: string | null) =>
    readEntry({ id: 'e', title, summary, url, language: 'en' }, { name: 'A blog', kind: 'press', language: 'en' }).facts

  it('is told by whose site it is, never by another name of the headline', () => {
    const [facts] = read('Series A and Magic', 'We’ve raised $60M led by Accel.', 'https://cursor.com/blog/series-a')
    expect(facts).toMatchObject({ company: { value: 'Cursor', evidence: { field: 'url', quote: 'cursor.com' } } })
  })

  it('stays open on a site that nobody knows', () => {
    const [facts] = read('Series A and Magic', 'We’ve raised $60M led by Accel.', 'https://quillon.example/series-a')
    expect(facts).toMatchObject({ company: null, amount: { value: { amountMinor: 6_000_000_000 } } })
  })

  it('is who the headline says it is', () => {
    const [facts] = read('Quillon raises $125M', 'We raised $125M to build more.', 'https://cursor.com/blog/quillon')
    expect(facts).toMatchObject({ company: { value: 'Quillon', evidence: { field: 'title' } } })
  })
})

describe('what tells of no money', () => {
  it.each([
    'Elon Musk wants to build a chip factory on Mars',
    'Sam Altman wants to build a rival to Neuralink',
    'Investing in rivers to secure America’s water',
  ])('is no round: %s', (title) => {
    expect(factsOf(title).filter(({ topic }) => topic === 'funding')).toEqual([])
  })

  it.each([
    ['Amazon backs lidar startup Quillon', 'en', 'Quillon'],
    ['Supply chain startup Quillon lands new customers, cash', 'en', 'Quillon'],
    ['住友生命、PFNに出資', 'ja', 'Preferred Networks'],
  ])('or one without a sum: %s', (title, language, company) => {
    expect(fundingOf(title, '', language).company?.value).toBe(company)
  })
})

describe('amount and valuation', () => {
  const sumsOf = (title: string, summary: string, language: string): readonly (number | null)[] => {
    const { amount, valuation } = fundingOf(title, summary, language)
    return [amount, valuation].map((sum) => (sum === null ? null : majorOf(sum.value)))
  }

  it.each([
    ['AI start-up Quillon’s valuation tops $18bn months after latest funding round', '', 'en', null, 18e9],
    ['Quillon to become $11 billion company with latest raise', '', 'en', null, 11e9],
    ['Quillon nears $170B valuation with $5B round', '', 'en', 5e9, 170e9],
    ['Quillon raises $1bn', 'Quillon has raised $1.03 billion for its labs.', 'en', 1.03e9, null],
    ['Quillon raises $200M', 'It raised $200 million after $210 million last year.', 'en', 200e6, null],
    ['온결, 200억 달러 가치로 투자 유치', '', 'ko', null, 20e9],
    [
      '온결, 시리즈 A 투자 유치로 10억 달러 유니콘 등극',
      '10억 달러(약 1조 3천억 원)의 기업 가치를 인정받았다.',
      'ko',
      null,
      1e9,
    ],
    ['World Labs lands $1B, with $200M from Autodesk', '', 'en', 1e9, null],
    ['Quillon raises $300M, including $120M from Nvidia', '', 'en', 300e6, null],
    ['Quillon closes round at $2B valuation with $200M from Alder', '', 'en', null, 2e9],
    ['Quillon raises $20M from Alder', '', 'en', 20e6, null],
    ['Quillon closes its round', 'The round values it at $1. It was led by Alder.', 'en', null, null],
    ['Quillon closes its round', 'It raised $28. 5 million at a valuation of $1. 2 billion.', 'en', 28.5e6, 1.2e9],
    ['온결, 엔비디아 5000만 달러를 포함해 총 3억 달러 투자 유치', '', 'ko', 300e6, null],
    ['云桥智能完成3亿美元融资，其中英伟达出资5000万美元', '', 'zh', 300e6, null],
    ['青空ロボティクス、トヨタからの20億円を含む80億円を調達', '', 'ja', 8e9, null],
    ['云桥智能融资20亿元，估值破百亿元', '', 'zh', 2e9, 10e9],
    ['云桥智能完成超亿元融资', '', 'zh', 1e8, null],
    ['云桥智能完成 5 亿美元融资', '估值已达数十亿美元。', 'zh', 5e8, null],
  ])('are told by: %s', (title, summary, language, amount, valuation) => {
    expect(sumsOf(title, summary, language)).toEqual([amount, valuation])
  })
})

describe('a sum that is the most there may be', () => {
  it.each([
    ['Quillon lands up to $1.2B in financing', 'en', 'up to $1.2B'],
    ['Quillon in talks to raise as much as €100M', 'en', 'as much as €100M'],
    ['온결, 최대 50억 달러 투자 유치', 'ko', '최대 50억 달러'],
    ['云桥智能拟融资最高达20亿元', 'zh', '最高达20亿元'],
    ['青空ロボティクス、最大80億円を調達', 'ja', '最大80億円'],
  ])('is quoted with its words: %s', (title, language, quote) => {
    const amount = fundingOf(title, '', language).amount
    expect(amount?.evidence.quote).toBe(quote)
    expect(amount !== null && isCeiling(amount)).toBe(true)
  })

  it.each([
    ['Quillon raises $1.2B to keep up', 'en'],
    ['Quillon secures more than $1.2B in funding', 'en'],
    ['온결, 역대 최대 규모 50억 달러 투자 유치', 'ko'],
  ])('or it is not: %s', (title, language) => {
    const amount = fundingOf(title, '', language).amount
    expect(amount !== null && isCeiling(amount)).toBe(false)
  })
})

describe('a span of sums', () => {
  it.each([
    ['Quillon in talks to raise $10 billion to $12 billion', 'en', 10e9],
    ['Quillon seeks $30–40M for its Series B', 'en', 30e6],
    ['Quillon in talks to raise between $2 and $3 billion', 'en', 2e9],
    ['온결, 3000만~4000만 달러 투자 유치 추진', 'ko', 30e6],
    ['云桥智能拟融资5亿至6亿美元', 'zh', 500e6],
    ['青空ロボティクス、100億〜120億円の調達を協議', 'ja', 10e9],
  ])('is told by its lower end: %s', (title, language, low) => {
    const amount = fundingOf(title, '', language).amount
    expect(amount === null ? null : majorOf(amount.value)).toBe(low)
    expect(amount !== null && isLowerEnd(amount)).toBe(true)
  })

  it.each([
    ['Quillon raises $1.2B and hires 20', 'en'],
    ['Quillon raises $12-million Series A', 'en'],
    ['온결, 1억2000만 달러 투자 유치', 'ko'],
  ])('or it is one sum: %s', (title, language) => {
    const amount = fundingOf(title, '', language).amount
    expect(amount !== null && !isLowerEnd(amount)).toBe(true)
  })
})

describe('the round', () => {
  it.each([
    ['Quillon raises $30M four months after its Series A', null],
    ['Quillon raises $30M-plus Series B', 'series-b'],
    ['Quillon raises a $30M Series B four months after its Series A', 'series-b'],
    ['Quillon closes $5B Series M', 'series-m'],
    ['Quillon adds $30M to its previous $12M seed round', null],
    ['Quillon opens an office after its $12M Series A', 'series-a'],
  ])('is the one that is told, not the one before: %s', (title, round) => {
    expect(readRound(sourceOf(title))?.value ?? null).toBe(round)
  })
})

describe('a round in every language', () => {
  it.each([
    [
      'en',
      'Ferngrove AI raises $250M Series B led by Lightspeed at $2B valuation',
      'Ferngrove AI',
      250e6,
      'USD',
      2e9,
      'series-b',
      'announced',
    ],
    [
      'ko',
      '앤트로픽, 시리즈 H 투자로 150억 달러 유치… 기업가치 5000억 달러',
      'Anthropic',
      15e9,
      'USD',
      500e9,
      'series-h',
      'announced',
    ],
    ['ko', '업스테이지, 1조 2000억원 규모 시리즈 C 투자 유치', 'Upstage', 1.2e12, 'KRW', null, 'series-c', 'announced'],
    [
      'zh',
      '月之暗面完成 7 亿美元 C 轮融资，投后估值 120 亿美元',
      'Moonshot AI',
      700e6,
      'USD',
      12e9,
      'series-c',
      'announced',
    ],
    ['zh', '阶跃星辰完成50亿元人民币B+轮融资', 'StepFun', 5e9, 'CNY', null, 'series-b', 'announced'],
    [
      'ja',
      'サカナAI、シリーズBで200億円を調達 評価額は4000億円',
      'Sakana AI',
      20e9,
      'JPY',
      400e9,
      'series-b',
      'announced',
    ],
    ['ja', 'アンソロピックが300億ドルの資金調達を協議', 'Anthropic', 30e9, 'USD', null, null, 'in-talks'],
    [
      'de',
      'KI-Startup Waldhorn sichert sich 40 Millionen Euro in Series-A-Finanzierungsrunde',
      'Waldhorn',
      40e6,
      'EUR',
      null,
      'series-a',
      'announced',
    ],
    [
      'fr',
      'La start-up Ventoux AI lève 30 millions d’euros en série A',
      'Ventoux AI',
      30e6,
      'EUR',
      null,
      'series-a',
      'announced',
    ],
    [
      'es',
      'La startup Almazara AI levanta 12 millones de euros en una ronda serie A',
      'Almazara AI',
      12e6,
      'EUR',
      null,
      'series-a',
      'announced',
    ],
  ] as const)('%s: %s', (language, title, company, amount, currency, valuation, round, status) => {
    const facts = fundingOf(title, '', language)
    expect(facts.company?.value).toBe(company)
    expect(facts.amount && majorOf(facts.amount.value)).toBe(amount)
    expect(facts.amount?.value.currency).toBe(currency)
    expect(facts.valuation === null ? null : majorOf(facts.valuation.value)).toBe(valuation)
    expect(facts.round?.value ?? null).toBe(round)
    expect(facts.status.value).toBe(status)
    if (currency !== 'USD') expect(facts.amountUsd).toBeGreaterThan(1e6)
  })
})

describe('who leads and who takes part', () => {
  it.each([
    [
      'Index Ventures led the round with participation from Accel, Felicis and GV.',
      ['Index Ventures'],
      ['Accel', 'Felicis', 'GV'],
    ],
    ['The round was led by Coatue, joined by Nvidia and Temasek.', ['Coatue'], ['NVIDIA', 'Temasek']],
    [
      '세쿼이아 주도로 진행된 이번 라운드에는 엔비디아와 소프트뱅크가 참여했다.',
      ['Sequoia Capital'],
      ['NVIDIA', 'SoftBank'],
    ],
    [
      '알토스벤처스가 투자를 주도했고 카카오벤처스, 퓨처플레이 등이 참여했다.',
      ['Altos Ventures'],
      ['Kakao Ventures', 'FuturePlay'],
    ],
    ['本轮由红杉中国领投，腾讯、阿里巴巴跟投。', ['HongShan'], ['Tencent', 'Alibaba']],
    ['ソフトバンクが主導し、グローバル・ブレインとジャフコが出資した。', ['SoftBank'], ['Global Brain', 'JAFCO']],
    ['ミナモ、5億ドルを調達 a16zが主導', ['Andreessen Horowitz'], []],
    ['The company has 40 employees.', [], []],
  ])('%s', (text, leads, investors) => {
    const source = sourceOf('', text)
    const read = readLeads(source)
    expect(read.map(({ value }) => value)).toEqual(leads)
    expect(readInvestors(source, null, read).map(({ value }) => value)).toEqual(investors)
  })
})

describe('country of the company', () => {
  it.each([
    ['Paris-based Ventoux AI raises money', 'FR'],
    ['The Israeli startup Tamarind raises money', 'IL'],
    ['독일 AI 스타트업 발트호른이 투자를 유치했다', 'DE'],
    ['印度初创公司 Banyan 完成融资', 'IN'],
    ['スウェーデンのスタートアップ、資金調達', 'SE'],
    ['Ferngrove opens an office in Tokyo', null],
  ])('%s', (text, country) => {
    expect(readCountry(sourceOf('', text), null)?.value ?? null).toBe(country)
  })

  it('is known of known companies, and proven by their name', () => {
    const facts = fundingOf('미스트랄, 20억 유로 투자 유치', '', 'ko')
    expect(facts.country).toMatchObject({ value: 'FR', evidence: { quote: '미스트랄' } })
  })
})

describe('kind and basis', () => {
  it.each([
    ['Series B round', 'equity'],
    ['a new equity round', 'equity'],
    ['venture debt facility', 'debt'],
    ['an employee tender offer', 'secondary'],
    ['전략적 투자를 받았다', 'strategic'],
    ['삼성서 50억 전략 투자 유치', 'strategic'],
    ['a government grant', 'grant'],
    ['raises money', null],
  ])('%s', (text, kind) => {
    const source = sourceOf('', text)
    expect(readFundingKind(source, readRound(source))?.value ?? null).toBe(kind)
  })

  it.each([
    ['valued at $5B post-money', 'post-money'],
    ['a pre-money valuation of $1B', 'pre-money'],
    ['投后估值 120 亿美元', 'post-money'],
    ['프리머니 기업가치 3000억원', 'pre-money'],
    ['valued at $5B', null],
  ])('%s', (text, basis) => {
    const scanned = scannedText('', { summary: text })
    const valuation = scanned.summary.money[0]?.money
    if (valuation === undefined) throw new Error(`no sum in: ${text}`)
    expect(readValuationBasis(sourceOf('', text), scanned, valuation)?.value ?? null).toBe(basis)
  })
})

it('tells the letter of two rounds of one letter', () => {
  expect(fundingOf('奎隆科技连续完成A4、A5轮融资', '', 'zh').round?.value).toBe('series-a')
})
