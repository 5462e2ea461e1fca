import { expect, it } from 'vitest'
import { tellsOfSpending } from '../../../src/news/facts/topics/tells-of-spending.ts'
import { readEntry } from '../../../src/news/read.ts'
import { scanField } from '../../../src/news/scan-text.ts'
import { factsOf } from './read-fields.ts'

const told = (text: string, language = 'en'): boolean => tellsOfSpending(scanField({ text, start: 0 }, language))

it.each([
  ['Quillon invests $40 billion in American data centers', 'en'],
  ['Ferngrove to invest $9 billion in British AI infrastructure by 2031', 'en'],
  ['Quillon Invests $3 Billion in India Data Center Expansion', 'en'],
  ['Mistral AI invests €1.2 billion in Sweden', 'en'],
  ['Google to invest $40B in Texas', 'en'],
  ['Amazon, Google and Meta to invest $300B in AI', 'en'],
  ['Quillon commits $500 million to power, pours $2B into Ohio plants', 'en'],
  ['OpenAI invests $70 million into its partner network', 'en'],
  ['Ferngrove will invest up to $5 billion in the UK, and hire 900', 'en'],
  ['EU’s €20B gigafactory plan', 'en'],
  ['NSF awards $100M for AI institutes', 'en'],
  ['Norland awards $625 million to quantum research centers', 'en'],
  ['Salesforce closes $8B Quillon deal', 'en'],
  ['Meta pays $2 billion for Quillon', 'en'],
  ['Quillon completes $1.2 billion Larkspur Labs acquisition', 'en'],
  ['Zhipu raises HK$4.35B in Hong Kong IPO', 'en'],
  ['Quillon invierte 12 millones de euros en España', 'es'],
  ['Quillon investiert drei Milliarden Euro in Deutschland', 'de'],
  ['Quillon rejects $500M investment from SoftBank', 'en'],
  ['Alder writes off $1B investment in Quillon', 'en'],
  ['퀼론, 상장 준비…기업가치 1조달러', 'ko'],
  ['Nvidia licenses Quillon tech for $900M', 'en'],
  ['Norland fund to put $10B into AI chips', 'en'],
  ['クイロン、30億円でブリンドルを買収', 'ja'],
  ['クイロン、AIサーバーを30億円で調達', 'ja'],
  ['クイロン、GPU50億円分を調達', 'ja'],
  ['奎隆在台设总部，投资400亿元', 'zh'],
  ['한화, 美 조선소에 50억달러 투자', 'ko'],
  ['奎隆科技完成25亿港元配售', 'zh'],
  ['トヨタ、AI新会社に100億円出資', 'ja'],
  ['奎隆科技以5亿元收购布林德科技', 'zh'],
  ['クイロン、公募増資で286億円調達', 'ja'],
  ['퀼론, 상장 주관사 선정…기업가치 10조 목표', 'ko'],
  ['奎隆电子与软银在某州建AI数据中心 投资30亿美元', 'zh'],
  ['東証グロース上場のクイロンAI、第三者割当増資で12億円調達', 'ja'],
  ['퀼론, 미국 IPO 추진…기업가치 15조', 'ko'],
  ['퀼론전자, 신사옥에 500억 투자', 'ko'],
  ['퀼론, 본사 이전에 100억 투자', 'ko'],
  ['Inside Quillon’s $500M bet', 'en'],
  ['Inside Quillon’s $500M bet on AI agents', 'en'],
  ['Quillon’s $500 million gamble on household robots', 'en'],
  ['某云计算公司投资500亿元建设数据中心', 'zh'],
  ['微软宣布在德国投资32亿欧元', 'zh'],
  ['微软宣布在台湾投资千亿元', 'zh'],
  ['微软宣布投资日本 100 亿美元', 'zh'],
  ['奎隆电子投资 AI 领域 100 亿元', 'zh'],
  ['奎隆半导体将对HBM追加投资10万亿韩元', 'zh'],
  ['奎隆宣布向AI基础设施投资3800亿元', 'zh'],
  ['Alder borrows $10B to fund OpenAI stake', 'en'],
  ['300억 불법 대출 일당 검거', 'ko'],
  ['퀼론하이닉스, HBM에 20조 투자', 'ko'],
  ['퀼론전자, 평택 라인에 10조 투자', 'ko'],
  ['퀼론전자, 평택에 60조 투자', 'ko'],
  ['퀼론자동차, 울산 공장에 2조원 투자', 'ko'],
  ['퀼론전자, 베트남에 총 2조 투자', 'ko'],
  ['某基金三期注资930亿元成立新公司', 'zh'],
  ['퀼론전자, HBM 증설에 10조원 투자', 'ko'],
  ['퀼론차, 자율주행에 5조 투자한다', 'ko'],
  ['퀼론그룹, 청주 팹에 15조 투자 결정', 'ko'],
])('is spent on nobody: %s', (title, language) => {
  expect(told(title, language)).toBe(true)
})

it.each([
  ['Nvidia to invest $2 billion in chip startup Quillon', 'en'],
  ['Amazon invests $5 billion in Anthropic', 'en'],
  ['EU awards €20M grant to Quillon', 'en'],
  ['India raises $2 billion in Series B funding', 'en'],
  ['Quillon closes $40M Seed deal', 'en'],
  ['Quillon raises $300M ahead of IPO', 'en'],
  ['Quillon raises $300M in pre-IPO round', 'en'],
  ['Quillon raises $300M from investors ahead of IPO', 'en'],
  ['Quillon raises $500M in funding before market debut', 'en'],
  ["Japan's Sakana AI raises $200M to fund expansion", 'en'],
  ["France's Mistral AI raises $2B to push into defence", 'en'],
  ["Canada's Cohere nears $500M funding push", 'en'],
  ['Quillon rejects $500M offer, raises $200M instead', 'en'],
  ['Quillon rejects $1B Meta bid, raises at $5B valuation', 'en'],
  ['Alder invests $40M in AI startup Quillon', 'en'],
  ['Alder Capital invests $30M in Quillon Energy', 'en'],
  ['Norland pours $300 million into an AI infrastructure company', 'en'],
  ['Alder Capital invests $30M in Quillon to build data centers', 'en'],
  ['Quillon raises $300M to invest in data centers', 'en'],
  ['Quillon invests in American data centers', 'en'],
  ['SoftBank’s $40B bet on OpenAI', 'en'],
  ['Accel’s $42M bet on a robot startup', 'en'],
  ['英伟达向智行科技投资20亿美元', 'zh'],
  ['英伟达投资智行科技 20 亿美元', 'zh'],
  ['英伟达投资AI芯片公司智行科技20亿美元', 'zh'],
  ['软银在OpenAI投资300亿美元', 'zh'],
  ['奎隆资本向自动驾驶公司布林德投资5亿元', 'zh'],
  ['퀼론벤처스, AI 반도체 스타트업 브린들에 200억 투자', 'ko'],
  ['전세대출 비교 스타트업 퀼론, 시리즈A 100억 투자 유치', 'ko'],
  ['사기대출 탐지 퀼론, 30억 시드 투자 유치', 'ko'],
  ['퀼론벤처스, 로봇 기업 브린들에 200억 투자', 'ko'],
  ['퀼론벤처스, 라인에 1조 투자', 'ko'],
  ['퀼론, 상장 추진…기업가치 1조에 투자 유치', 'ko'],
  ['퀼론벤처스, 배터리에 강한 브린들에 100억 투자', 'ko'],
  ['クイロン、30億円調達しブリンドルを買収', 'ja'],
  ['クイロン、ブリンドルの買収資金として30億円を調達', 'ja'],
  ['腾讯投资2亿元入股成立一年的奎隆公司', 'zh'],
  ['奎隆科技融资5亿元，将以2亿元收购布林德科技', 'zh'],
  ['ソフトバンク、元OpenAI幹部の新会社に100億円出資', 'ja'],
  ['クイロン、GPU50億円分を担保に融資を調達', 'ja'],
  ['東証プライム上場のブリンドル、AI新興クイロンに12億円出資', 'ja'],
  ['퀼론, 프리IPO 추진…기업가치 3조', 'ko'],
  ['퀼론, 상장 추진, 몸값 3조에 3000억 조달', 'ko'],
])('is not: %s', (title, language) => {
  expect(told(title, language)).toBe(false)
})

it('is no round of who pays', () => {
  const { facts } = readEntry(
    {
      id: 'e',
      title: 'Anthropic invests $60 billion in American AI infrastructure',
      summary: '',
      url: null,
      language: 'en',
    },
    { name: 'A paper', kind: 'press', language: 'en' },
  )
  expect(facts).toEqual([])
})

it.each([
  ['Quillon lands $42M contract with Air Force', 0],
  ['Quillon bags $42 million order', 0],
  ['Quillon gets $42M tax break', 0],
  ['Quillon raises $42M after landing Air Force contract', 1],
  ['Quillon raises $42M to fulfil $480M contract', 1],
  ['Quillon lands $42M to review contracts with AI', 1],
  ['Quillon nabs $10M for AI contract review', 1],
  ['Quillon secures $15M to automate purchase orders', 1],
  ['Quillon bags $30M, signs contracts with Airbus', 1],
])('what customers and states pay is no round, but may stand beside one: %s', (title, rounds) => {
  const entry = { id: 'e', title, summary: '', url: null, language: 'en' }
  const { facts } = readEntry(entry, { name: 'A paper', kind: 'press', language: 'en' })
  expect(facts.filter(({ topic }) => topic === 'funding')).toHaveLength(rounds)
})

it.each([
  ['퀼론, 누적 투자금 500억 돌파', 'ko'],
  ['퀼론, 상장 통해 500억 조달 예정', 'ko'],
])('neither is all that ever came in, nor what a listing brings: %s', (title, language) => {
  const entry = { id: 'e', title, summary: '', url: null, language }
  expect(readEntry(entry, { name: 'A paper', kind: 'press', language }).facts).toEqual([])
})

it.each([
  ['クイロン、シリーズAを5億円で調達', 'ja', 1],
  ['クイロン、評価額100億円で5億円を調達', 'ja', 1],
  ["스타트업 '퀼론', 공모전 상금 1억원 유치", 'ko', 0],
  ['퀼론, 상금 1억원 우승 이어 30억 시리즈A 투자 유치', 'ko', 1],
  ['クイロン、賞金1000万円を獲得', 'ja', 0],
  ['賞金1000万円の大会で優勝したクイロン、5億円を調達', 'ja', 1],
  ['奎隆科技获创业大赛奖金100万元', 'zh', 0],
])('neither is what is bought, nor what is won: %s', (title, language, rounds) => {
  expect(factsOf(title, '', language).filter(({ topic }) => topic === 'funding')).toHaveLength(rounds)
})

it.each([
  ['Alder-backed Quillon acquires robotics startup Larkspur for $120M', true],
  ['Quillon to buy AI startup Larkspur in $80M deal', true],
  ['Quillon sells for $900M to Cisco', true],
  ['AI startup Quillon sold to Cisco for $900M', true],
  ['Cisco pays $900M for Quillon', true],
  ['Cisco to pay $900 million for stake in Quillon', false],
  ['Quillon sells stake to Cisco for $900M', false],
  ['Quillon buys AI startup Larkspur for $30M after raising $200M', false],
  ['Quillon raises $40M to acquire Larkspur for $30M', false],
  ['Alder buys 10% stake in Larkspur for $200M', false],
])('what is paid for a whole company is spent: %s', (title, isSpent) => {
  expect(told(title)).toBe(isSpent)
})
