import { expect, test } from 'vitest'
import { companyCandidates } from '../../../src/news/facts/funding/company-candidates.ts'
import { SlotFeatures } from '../../../src/news/linear/slot-features.ts'
import { scannedText } from '../../builders/scanned-text.ts'

function namesIn(title: string): readonly string[] {
  return companyCandidates(scannedText(title)).map(({ name }) => name)
}

/** Whether the candidate of that name has this feature. */
function has(feature: string, name: string, title: string, url: string | null): boolean {
  const candidate = companyCandidates(scannedText(title, { url })).find((one) => one.name === name)
  const wanted = new SlotFeatures()
  wanted.set(feature, 1)
  return candidate?.features.slots.includes(wanted.slots[0] ?? -1) ?? false
}

test.each([
  ['host', 'Quillon', 'Quillon raises $40M', 'https://quillon.example/news', true],
  ['host', '퀼론테크', '‘퀼론테크’ 투자 유치', null, false],
  ['host', 'Quillon', 'Quillon raises $40M', null, false],
  ['previous capital', 'Quillon', 'Big-Name Quillon raises $40M', null, true],
  ['previous capital', 'Quillon', 'bank of Bo: big Quillon raises $40M', null, false],
  ['former', 'Quillon', 'A former Quillon chief raises $40M', null, true],
  ['former', 'Quillon', 'A fine Quillon chief raises $40M', null, false],
  ['into', 'Quillon', 'Larkspur invests in Quillon', null, true],
  ['sum into', 'Quillon', 'Larkspur to invest up to $2 billion in Quillon', null, true],
  ['before verb', 'Quillon', 'Robot maker Quillon raises $40M', null, true],
  ['its round', 'Quillon', 'Quillon’s $40M C round will help it grow', null, true],
  ['its round', 'Quillon', "Quillon's valuation is to be cut", null, true],
  ['its round', 'Quillon', 'Quillon’s founder raises $40M', null, false],
  ['invested in', '퀼론', '라크은행, 계약 스타트업 ‘퀼론’에 투자', null, true],
  ['invested in', '퀼론', '라크은행, ‘퀼론’에 투자 유치 도움', null, false],
  ['among givers', 'Birch Capital', 'Backed by Alder and Birch Capital, Quillon raises $30M', null, true],
  ['among givers', 'Ada Larkin', 'Quillon, founded by Ada Larkin, raises $30M', null, true],
  ['among givers', 'Alder', 'Quillon has raised $28M, led by Birch and Alder', null, true],
  ['among givers', 'Quillon', 'Backed by Alder. Quillon raises $30M', null, false],
  ['aim', 'Build Bridges', 'Quillon Raises $60 Million to Build Bridges', null, true],
])('%s: %s in “%s” (%s): %s', (feature, name, title, url, wanted) => {
  expect(has(feature, name, title, url)).toBe(wanted)
})

test.each([
  ['OpenAI', 'OpenAI alums raise $24M for a quieter factory'],
  ['Uber', 'Uber and Palantir alums raise $35M'],
  ['Anthropic', 'Anthropic, 구글 출신들이 세운 ‘퀼론’, 투자 유치'],
  ['OpenAI', 'OpenAI 지원 바이오 기업 퀼론, 투자 유치'],
  ['Google', '谷歌前员工创业，融资34亿'],
  ['Bengaluru Startup', 'Bengaluru Startup Secures $4 Million'],
  ['Quillon CEO', 'Quillon CEO Confirms a Large Raise'],
  ['Larkspur', 'Larkspur rival Quillon hits $1B valuation'],
  ['YC-backed Quillon', 'Two sailors raise $3M for YC-backed Quillon'],
  ['Quillon Emerges', 'Quillon Emerges From Stealth With $6 Million'],
  ['Doubles Value', 'Language Tutor Startup Doubles Value to $1 Billion'],
  ['22-year-olds', 'These 20- and 22-year-olds raise $5M'],
  ['Europe', 'The largest seed round in Europe'],
  ['Investing', 'Investing in rivers to secure clean water'],
  ['July', 'Quillon, founded in July, raises $30M'],
  ['Larkspur', 'Larkspur Co-Founder Larkin’s Startup Is Raising at $5 Billion'],
  ['Ada', "Ada Larkin's New AI Startup Aims for $2B Round"],
  ['Larkspur', 'Larkspur’s firm backs down'],
  ["America's Rivers", "Money for America's Rivers"],
  ['Birch', 'Quillon is valued at $9 billion, surpassing Alder and Birch'],
  ['Alder', 'Quillon is now worth more than Alder'],
  ['Surpassing Alder', 'Quillon Tops $9 Billion, Surpassing Alder'],
  ['Dell', 'Quillon has quietly raised $28M from Netflix, Dell, others'],
  ['Quillon Set', 'Quillon Set to Raise $250 Million'],
])('%s gets no money in “%s”', (name, title) => {
  expect(namesIn(title)).not.toContain(name)
})

test.each([
  ['퀼론', '퀼론, 정부 지원 사업으로 투자 유치'],
  ['퀼론', '퀼론 지원 사업 참여 기업, 투자 유치'],
  ['Quillon Company', 'The Quillon Company raises $30M'],
  ['Quillon', 'Quillon founder raises $15M'],
  ['Investing.com', 'Investing.com raises $9M'],
  ['Quillon', "Quillon's $50M round doubles its value"],
  ['Larkspur', 'Larkspur’s startup fund raises $90M'],
  ['Flying', 'Backed by Alder, Flying Otter raises $8M'],
])('%s may get the money in “%s”', (name, title) => {
  expect(namesIn(title)).toContain(name)
})
