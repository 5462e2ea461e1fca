import { describe, expect, it } from 'vitest'
import { calledInEnglish } from '../../../src/news/facts/funding/called-in-english.ts'
import { readEntry } from '../../../src/news/read.ts'

function company(title: string, summary = '', url: string | null = null, language = 'en'): string | null {
  const entry = { id: 'e', title, summary, url, language }
  const { facts } = readEntry(entry, { name: 'A paper', kind: 'press', language })
  const funding = facts.find((one) => one.topic === 'funding')
  if (funding?.topic !== 'funding') throw new Error(`no funding in: ${title}`)
  return funding.company?.value ?? null
}

describe('who raises', () => {
  it.each([
    ['Larkspur Has Raised $120 Million in New Funding', 'Larkspur'],
    ['Larkspur Just Raised $120 Million to Build Robots', 'Larkspur'],
    ['Larkspur Has Discussed Raising Tens of Billions at Valuation Around $750 Billion', 'Larkspur'],
    ['Marlowe Rival Larkspur Raises $82M At $1.25B Valuation', 'Larkspur'],
    ['YC Grad Larkspur Raises $3.3M For An AI Warehouse App', 'Larkspur'],
    ['Profitable African Fintech Larkspur Is In Talks To Raise As Much As $100M', 'Larkspur'],
    ['AI Startup Larkspur to Triple Valuation to $9 Billion in New Funding Round', 'Larkspur'],
    ['AI Startup Larkspur Finalizing $3.5 Billion Funding Round', 'Larkspur'],
    ['AI Chip Startup Quill & Ash Raises $750 Million at $6.9 Billion Valuation', 'Quill & Ash'],
    ['Neobank Bank of Quill seeks $65B valuation, a year after its $45B deal', 'Bank of Quill'],
    ['Marlowe Alums Raise $24M Series A To Bring Logistics Out Of The Spreadsheet Era', null],
    ['Eat Just raises $40M', 'Eat Just'],
    ['Rival Foods raises $12M', 'Rival Foods'],
    ['Deal raises €60 million to expand its payroll platform', 'Deal'],
    ['Ever raises $20M Series A to digitize used car sales', 'Ever'],
    ['Deal Engine raises $9M for airline refunds', 'Deal Engine'],
    ['Larkspur Raises Biggest Round Ever: $20M Series A', 'Larkspur'],
  ])('is read in capitals as in small letters: %s', (title, name) => {
    expect(company(title)).toBe(name)
  })

  it.each([
    'OpenAI takes stake in Larkspur',
    'SoftBank eyes stake in Larkspur',
    'Nvidia buys a $2B stake in Larkspur',
    'Nvidia takes strategic stake in Paris-based Larkspur',
  ])('is in whom a part is bought, and not who buys it: %s', (title) => {
    expect(company(title)).toBe('Larkspur')
  })

  it('does so behind brackets, too', () => {
    expect(company('Legal AI startup Larkspur (formerly Marlowe) lands $12M')).toBe('Larkspur')
  })

  it.each([
    ['前字节高管创业，获红杉1亿美元投资', null],
    ['阿里天才少年创业获1亿元融资', null],
    ['前OpenAI研究员创业，获英伟达5000万美元投资', null],
    ['奎隆智能获腾讯战略投资', '奎隆智能'],
    ['OpenAI获软银300亿美元投资', 'OpenAI'],
  ])('is neither who gives nor where a founder was: %s', (title, name) => {
    expect(company(title, '', null, 'zh')).toBe(name)
  })

  it.each([
    ['Neobank Larkbank seeks $65B valuation, a year after its $45B deal', 'Larkbank'],
    ['Data-Center Builder Larkspur in Talks to Raise $2 Billion', 'Larkspur'],
    ['Drugmaker Larkspur Bio raises $80M', 'Larkspur Bio'],
    ['Memecoin Platform Larkpad Raises $600 Million in Minutes', 'Larkpad'],
    ['Food delivery service Quillo scores $39 million in Series B extension', 'Quillo'],
    ["Term Sheet: Larkspur's $500 million raise", 'Larkspur'],
    ['AI Drug Discovery Company Larkspur Completes $85 Million Series B Extension', 'Larkspur'],
    ['Larkspur, the Leading Provider of Agents for Municipal Councils, Closes $14 Million Series A', 'Larkspur'],
    ['Larkspur, Inc., a Maker of AI for Rural Clinics, Announces $20M Series B Led by Alder Capital', 'Larkspur'],
    ['Builder AI raises $20M seed', 'Builder AI'],
    ['Operator Labs raises $20M Series A', 'Operator Labs'],
    ['Provider Health raises $15M', 'Provider Health'],
    ['YC alum Larkspur’s AI-powered English coach attracts $2M seed round', 'Larkspur'],
  ])('is called by its name, not by what it is: %s', (title, name) => {
    expect(company(title)).toBe(name)
  })

  it.each([
    'Larkspur Announces $75M Growth Investment from Alder Capital',
    'Larkspur Completes $120 Million Series D Financing, Bringing Total Funding to $300 Million',
    'Larkspur Receives $40 Million Investment from Alder',
    'Larkspur Obtains €12 Million EIB Loan',
    'Larkspur Extends Series B to $90M',
    'Larkspur Adds $20 Million to Series B',
    'Larkspur Pulls In $372M Series B',
    'Larkspur Awarded $2M Grant by NSF',
    'Larkspur Inks $50M Series C',
    'Larkspur Sells Minority Stake to Alder for $50M',
  ])('is no verb of a headline in capitals: %s', (title) => {
    expect(company(title)).toBe('Larkspur')
  })

  it.each([
    ['en', 'Biotech company Larkspur pulls in $372M, biggest Series B of the year', 'Larkspur'],
    ['ko', '온다라 AI, 50억 투자 유치', '온다라 AI'],
    ['ko', '생성형 AI, 5조 투자 유치', null],
    ['ko', '로봇 스타트업 퀼론, 카카오벤처스로부터 50억원 투자 유치', '퀼론'],
    ['ko', 'AI 반도체 기업 퀼론, 미래에셋 등에서 500억원 유치', '퀼론'],
    ['ko', '퀼론 "연내 1000억 투자 유치 목표"', '퀼론'],
    ['ja', 'クイロン、ソニーベンチャーズから出資受ける', 'クイロン'],
    ['ja', 'クイロン、シリーズA 1stクローズ　8億円', 'クイロン'],
    ['zh', '前华为天才少年创业，首轮融资数亿元', null],
    ['zh', '奎隆机器人连获两轮融资，累计超5亿元', '奎隆机器人'],
    ['ko', '카카오벤처스, 퀼론 시드 투자 참여', '퀼론'],
    ['ko', '삼성벤처투자, 퀼론 시리즈B 참여', '퀼론'],
  ])('is named behind what it is, or before what it says; %s: %s', (language, title, name) => {
    expect(company(title, '', null, language)).toBe(name)
  })

  it.each([
    ['Alder close to $200M investment in Larkspur', 'Larkspur'],
    ['Alder nears $150M funding in India’s Larkspur at $2.3B valuation', 'Larkspur'],
    ['Alder Capital leads $40M investment in robot maker Larkspur', 'Larkspur'],
    ["Alder, Birch among investors in Larkspur's $90M round", 'Larkspur'],
    ["Alder Investment Authority joins Larkspur's $500M round", 'Larkspur'],
    ['Our investment in Larkspur', 'Larkspur'],
    ['Alder and Birch back OpenAI Rival Larkspur in $40M round', 'Larkspur'],
    ['Why we invested in Larkspur Labs', 'Larkspur Labs'],
  ])('is whom the money goes into: %s', (title, name) => {
    expect(company(title, 'We are excited to announce our Series A investment of $20M in Larkspur Labs.')).toBe(name)
  })

  it.each([
    ['Partnering with Larkspur', 'We’re thrilled to lead their Series A.'],
    ['Partnering with Larkspur: $20M Series A', "It's a pleasure to lead their $20M Series A."],
    ['Backing Larkspur', 'We’re excited to lead Larkspur’s $12M Series A.'],
    ["Why we're backing Larkspur", "They've built what clinics need, and we led their $12M Series A."],
    ["Leading Larkspur's Series B", "They've grown tenfold, and we're thrilled to lead their $45M round."],
    ['We’re backing Larkspur', 'We led the company’s $14 million seed.'],
  ])('is of whom an investor says that it goes with them: %s', (title, summary) => {
    expect(company(title, summary)).toBe('Larkspur')
  })

  it.each(["It's our Series A", 'We’re raising $5M', "Here's our $5M seed", "They've raised a $5M seed"])(
    'is no pronoun: %s',
    (title) => {
      expect(company(title, "We're excited to announce our $5M seed. Let's go, you’ll love it.")).toBeNull()
    },
  )

  it.each([
    [
      'Ada Larkin, who left OpenAI last year, raises $80M for new startup',
      'The startup, Larkspur, will build robots.',
      'Larkspur',
    ],
    [
      'Ada Larkin, a researcher who departed xAI in May, is raising $1 billion for her new startup',
      'Ada Larkin, who recently left xAI, is raising $1 billion for her startup Quill at a $4 billion valuation.',
      'Quill',
    ],
    ['After selling her last AI startup to Meta, Larkspur’s founder nabs $3.1M', '', 'Larkspur'],
  ])('is not where a founder was before: %s', (title, summary, name) => {
    expect(company(title, summary)).toBe(name)
  })

  it.each([
    'iRobot co-founder’s new home robot startup hopes to raise $30M',
    'Ada Larkin’s AI start-up raises more than $1bn in Europe’s largest seed round',
    'Twin brothers raise $6M to reinvent farming using AI',
    'Two-Year-Old AI Lab Raises $2 Billion',
    'OpenAI Co-Founder Larkin’s Startup Is Fundraising at $30 Billion-Plus Valuation',
  ])('may be nobody who is named: %s', (title) => {
    expect(company(title)).toBeNull()
  })

  it('is whose site says `we`, where the gazetteer knows who is called so', () => {
    const summary = 'Today, we are excited to announce our $150m Series C round, led by Alder.'
    expect(company('Series C Announcement', summary, 'https://windsurf.com/blog/series-c')).toBe('Windsurf')
    expect(company('Series A', summary, 'https://blog.langchain.dev/series-a/')).toBe('LangChain')
  })

  it.each([
    'https://medium.com/@lark/series-c',
    'https://techcrunch.com/2026/01/01/series-c',
    'https://x.com/lark/status/1',
  ])('and not the site where many write: %s', (url) => {
    expect(company('Series C Announcement', 'Today, we announce our $150m Series C round.', url)).toBeNull()
  })
})

it.each([
  ['Larkspur Secures $18M in Series A Funding, Bringing Total Raised to $31M', 'Larkspur'],
  ['Two-Year-Old AI Lab Raises $2 Billion', undefined],
  ['Robot Maker Raises $20M', undefined],
  ['Ada Larkin Secures $50 Million for Her AI Startup', undefined],
  ['Norway Raises $20 Billion', undefined],
])('who begins a headline and gets a sum is called so, unless by a kind: %s', (title, name) => {
  expect(calledInEnglish(title)?.name).toBe(name)
})
