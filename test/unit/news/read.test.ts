import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import type { Facts, FundingFacts, ModelReleaseFacts } from '../../../src/core/facts.ts'
import { readEntry } from '../../../src/news/read.ts'

function read(title: string, summary = '', language = 'en'): readonly Facts[] {
  return readEntry({ id: 'e1', title, summary, url: null, language }, { name: 'A paper', kind: 'press', language })
    .facts
}

function funding(title: string, summary = '', language = 'en'): FundingFacts {
  const facts = read(title, summary, language).find((one) => one.topic === 'funding')
  if (facts === undefined) throw new Error(`no funding in: ${title}`)
  return facts
}

function release(title: string, summary = '', language = 'en'): ModelReleaseFacts {
  const facts = read(title, summary, language).find((one) => one.topic === 'model-release')
  if (facts === undefined) throw new Error(`no release in: ${title}`)
  return facts
}

describe('funding', () => {
  it.each([
    ['Anthropic raises $30B in Series G at $380B valuation', 'en'],
    ['앤트로픽, 기업가치 3,800억 달러에 300억 달러 규모 시리즈 G 투자 유치', 'ko'],
    ['Anthropic 完成 300 亿美元 G 轮融资，估值达 3800 亿美元', 'zh'],
  ])('keeps amount and valuation apart: %s', (title, language) => {
    const facts = funding(title, '', language)
    expect(facts.company?.value).toBe('Anthropic')
    expect(facts.amount && majorOf(facts.amount.value)).toBe(30e9)
    expect(facts.valuation && majorOf(facts.valuation.value)).toBe(380e9)
    expect(facts.round?.value).toBe('series-g')
    expect(facts.status.value).toBe('announced')
  })

  it('names who leads', () => {
    const facts = funding('Temporal raises $300M led by a16z at $5B valuation')
    expect(facts.company?.value).toBe('Temporal')
    expect(facts.amountUsd).toBe(300e6)
    expect(facts.valuation && majorOf(facts.valuation.value)).toBe(5e9)
    expect(facts.leads.map((lead) => lead.value)).toEqual(['Andreessen Horowitz'])
  })

  it('tells talks from deals', () => {
    const facts = funding('Moonshot AI in talks to raise funding at $10 billion valuation')
    expect(facts.company?.value).toBe('Moonshot AI')
    expect(facts.status.value).toBe('in-talks')
    expect(facts.amount).toBeNull()
    expect(facts.valuation && majorOf(facts.valuation.value)).toBe(10e9)
  })
})

describe('funding in all languages', () => {
  it.each([
    ['Ferngrove AI discusses a new round that would value it at $4 billion', 'en', 'in-talks'],
    ['로봇기업 모아로보, 500억 원 투자 유치 협의 중', 'ko', 'in-talks'],
    ['Mistral 洽谈新一轮融资，估值或达 60 亿美元', 'zh', 'in-talks'],
    ['Perplexity、資金調達へ投資家と協議 評価額は200億ドル', 'ja', 'in-talks'],
    ['Quillon closes in on $250 million round', 'en', 'in-talks'],
    ['Quillon closes $250 million round', 'en', 'announced'],
  ])('%s', (title, language, status) => {
    expect(funding(title, '', language).status.value).toBe(status)
  })

  it('is never proved by what is counted below a post', () => {
    const title = 'Harbour and Quillon drop a $90M deal in favour of a $30M investment'
    const { status } = funding(title, 'Score: 275 Comments: 284', 'en')
    expect(status).toMatchObject({ value: 'announced', evidence: { field: 'title' } })
    expect(status.evidence.quote).not.toContain('Score')
  })

  it('takes one sum for one thing', () => {
    const facts = funding('Ferngrove AI seeks funding at $4 billion valuation', 'Ferngrove would be worth $4 billion.')
    expect(facts.amount).toBeNull()
    expect(facts.valuation && majorOf(facts.valuation.value)).toBe(4e9)
  })

  it.each([
    ['Ferngrove raises $300M', 'The round was led by Andreessen Horowitz. The deal values it at $5B.', 'en'],
    ['Ferngrove raises $300M', 'Ferngrove raised $300M. Andreessen Horowitz led the round.', 'en'],
    ['모아로보, 3억 달러 투자 유치', '모아로보가 3억 달러를 유치했다. 앤드리슨 호로위츠가 라운드를 주도했다.', 'ko'],
    [
      '모아로보, 3억 달러 투자 유치',
      '로봇 기업 모아로보(MoaRobo)가 앤드리슨 호로위츠 주도로 3억 달러를 유치했다.',
      'ko',
    ],
    ['Ferngrove 完成 3 亿美元融资', 'Ferngrove 完成 3 亿美元融资，Andreessen Horowitz 领投。', 'zh'],
  ])('keeps a lead inside its sentence: %s %s', (title, summary, language) => {
    expect(funding(title, summary, language).leads.map((lead) => lead.value)).toEqual(['Andreessen Horowitz'])
  })

  it('names the fund, not where it is from', () => {
    const facts = funding(
      'Ferngrove raises $90M',
      'It was led by Alder Partners and Norway sovereign wealth fund Fjord.',
    )
    expect(facts.leads.map((lead) => lead.value)).toEqual(['Alder Partners', 'Fjord'])
  })
})

describe('model releases', () => {
  it.each([
    ['Alibaba releases Qwen 3.5, an open-weight model', 'en'],
    ['알리바바, 오픈소스 모델 큐원 3.5 공개', 'ko'],
    ['阿里开源 Qwen 3.5 大模型', 'zh'],
  ])('%s', (title, language) => {
    const facts = release(title, '', language)
    expect(facts.models[0]?.name.value).toBe('Qwen 3.5')
    expect(facts.models[0]?.vendor?.value).toBe('Alibaba')
    expect(facts.status.value).toBe('open-weights')
  })

  it.each([
    ['Anthropic expected to release Claude Sonnet 5 next week', 'Claude Sonnet 5'],
    ['DeepSeek V4 reportedly coming this month, sources say', 'DeepSeek V4'],
  ])('keeps the future a rumour: %s', (title, name) => {
    const facts = release(title)
    expect(facts.models[0]?.name.value).toBe(name)
    expect(facts.status.value).toBe('rumoured')
  })

  it.each([
    ['Anthropic releases Claude Haiku 3.9', 'It found holes in open-source code before the launch.', 'en'],
    ['앤트로픽, 클로드 하이쿠 3.9 출시', '오픈소스 코드에서 취약점을 찾았다.', 'ko'],
  ])('does not take open-source code for open weights: %s', (title, summary, language) => {
    expect(release(title, summary, language).status.value).toBe('released')
  })

  it('takes a maker’s own announcement for no rumour, though it comes soon', () => {
    const soon = 'Grok-1.9 reasons better. Available on X soon.'
    expect(release('Announcing Grok-1.9', soon).status.value).toBe('announced')
    expect(release('Introducing Grok-1.9 next week, says a leak', soon).status.value).toBe('rumoured')
  })

  it('drops a model that is only measured against', () => {
    const facts = release('Alibaba open-sources Qwen 3.9, a model that rivals GPT-5.2')
    expect(facts.models.map((one) => one.name.value)).toEqual(['Qwen 3.9'])
    expect(release('Alibaba just released an open model that beats GPT-5.2').models).toEqual([])
  })

  it('prefers the full name to its end', () => {
    const facts = release('DeepSeek releases V9', 'DeepSeek V9 is its new model, available today.')
    expect(facts.models.map((one) => one.name.value)).toEqual(['DeepSeek V9'])
  })
})

describe('evidence', () => {
  it('quotes the words and hashes the whole field', () => {
    const title = 'Temporal raises $300M led by a16z at $5B valuation'
    const { amount } = funding(title)
    expect(amount?.evidence).toEqual({
      entryId: 'e1',
      field: 'title',
      start: 16,
      end: 21,
      quote: '$300M',
      fieldHash: createHash('sha256').update(title).digest('hex'),
    })
  })
})

describe('no topic', () => {
  it.each([
    'Authors file lawsuit against OpenAI over copyrighted books',
    'Salesforce to acquire data startup for $8 billion',
    'Why the old business model of newspapers is broken',
    'Microsoft plans $80 billion data center budget this year',
    'Venture firm closes $500 million fund for early stage startups',
    'Alder Partners closes its fifth fund at $700 million',
    '솔숲벤처스, 900억 원 규모 펀드 결성',
    'Cloudbank raises its data-center budget to $40 billion',
    '',
  ])('%s', (title) => {
    expect(read(title)).toEqual([])
  })
})
