import { describe, expect, it, test } from 'vitest'
import { simplifiedTable } from '../../../scripts/names/simplified-table.ts'
import { readEntry } from '../../../src/news/read.ts'
import { inSimplified } from '../../../src/news/simplified.ts'
import { storyKeys } from '../../../src/news/story/keys.ts'
import { fundingOf, reportOf } from './report.ts'

const FEED = { name: 'A paper', kind: 'press', language: 'zh' } as const

function factsOf(title: string) {
  return readEntry({ id: 'e', title, summary: '', url: null, language: 'zh' }, FEED).facts
}

describe('inSimplified', () => {
  it.each([
    ['輝達發表開源模型', '辉达发布开源模型'],
    ['AI 新創完成 5 億元 A 輪募資', 'AI 初创完成 5 亿元 A 轮融资'],
    ['北坡发表论文，讲的是影片', '北坡发表论文，讲的是影片'],
    ['著名教授於乾坤大廈', '著名教授于乾坤大厦'],
    ['啓動諮詢，臨牀衞星', '启动咨询，临床卫星'],
  ])('%s', (text, plain) => {
    expect(inSimplified(text)).toBe(plain)
    expect(plain).toHaveLength(text.length)
  })

  it('takes its table from Unihan, but for what texts of the mainland have themselves', () => {
    const unihan =
      'U+767C\tkSimplifiedVariant\tU+53D1\nU+9AEE\tkSimplifiedVariant\tU+53D1\nU+8457\tkSimplifiedVariant\tU+7740\n'
    expect(simplifiedTable(unihan)).toMatchObject({ 发: '發髮', 布: '佈' })
    expect(Object.values(simplifiedTable(unihan)).join('')).not.toContain('著')
  })
})

describe('traditional characters', () => {
  test.each([
    ['輝達推出開源模型 Nemotron 9', 'Nemotron 9', 'NVIDIA', 'open-weights'],
    ['聯發科發表 Breeze 9 繁體中文大型語言模型', 'Breeze 9', 'MediaTek', 'released'],
    ['月之暗面開源 Kimi K9，參數達 2 兆', 'Kimi K9', 'Moonshot AI', 'open-weights'],
    ['Google 新一代開源模型 Gemma 9 或將釋出', 'Gemma 9', 'Google', 'rumoured'],
    ['DeepSeek V9 傳 2 月中旬發布 主打程式碼能力', 'DeepSeek V9', 'DeepSeek', 'rumoured'],
  ])('a release: %s', (title, name, vendor, status) => {
    expect(factsOf(title)).toMatchObject([
      {
        topic: 'model-release',
        status: { value: status },
        models: [{ name: { value: name }, vendor: { value: vendor } }],
      },
    ])
  })

  test.each([
    ['台灣 AI 新創 Brindle 完成 5 億元 A 輪募資', 'Brindle', 'TWD'],
    ['Brindle 獲新台幣 5 億元 A 輪投資', 'Brindle', 'TWD'],
    ['Quillon 完成 200 億日圓 B 輪募資', 'Quillon', 'JPY'],
    ['南韓 AI 新創 Quillon 募得 1,000 億韓元 C 輪資金', 'Quillon', 'KRW'],
    ['青奎生技種子輪籌得 800 萬美元', '青奎生技', 'USD'],
    ['新加坡 AI 新創 Quillon 獲 800 萬新幣 A 輪融資', 'Quillon', 'SGD'],
    ['AI公司奎隆科技完成5亿元A轮融资，在台湾设有团队', '奎隆科技', 'CNY'],
  ])('a round: %s', (title, company, currency) => {
    expect(factsOf(title)).toMatchObject([
      { topic: 'funding', company: { value: company }, amount: { value: { currency } } },
    ])
  })

  test('a name keeps the characters of its text', () => {
    const [round] = factsOf('星瀾智慧獲 3 億美元融資，瑤光資本領投')
    expect(round).toMatchObject({
      company: { value: '星瀾智慧', evidence: { quote: '星瀾智慧', start: 0, end: 4 } },
      leads: [{ value: '瑤光資本', evidence: { quote: '瑤光資本' } }],
    })
  })

  test('is one company with the same name in simplified ones', () => {
    const keysOf = (id: string, company: string) =>
      storyKeys(reportOf(id, fundingOf(company, null), { language: 'zh', title: `${company}獲融資` }))
    const [one, other] = [keysOf('a', '星瀾智慧'), keysOf('b', '星澜智慧')]
    expect(one.filter((key) => key.startsWith('company:'))).toEqual(other.filter((key) => key.startsWith('company:')))
    expect(one).toEqual(other)
  })
})
