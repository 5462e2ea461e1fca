import { describe, expect, test } from 'vitest'
import { readEntry } from '../../../src/news/read.ts'
import { buildStoryView } from '../../../src/news/story/view.ts'
import { model, releaseOf, reportOf } from './report.ts'

const FEED = { name: 'The Wire', kind: 'press', language: 'en' } as const

function vendorIn(title: string, url = 'https://wire.example/e', language = 'en') {
  const { facts } = readEntry({ id: 'e', title, summary: '', url, language }, FEED)
  return facts.map((one) => (one.topic === 'model-release' && one.models.length === 0 ? one.vendor : undefined))[0]
}

describe('who brings a model that the text does not name', () => {
  test.each([
    ['en', 'Microsoft unveils three new foundation models for speech', 'Microsoft', 'Microsoft'],
    ['en', 'Trying to catch Google, Mistral quietly releases new AI model for images', 'Mistral AI', 'Mistral'],
    ['en', 'Runway rolls out new AI video model that beats Google in tests', 'Runway', 'Runway'],
    ['en', 'A new AI video model from ByteDance is out', 'ByteDance', 'ByteDance'],
    ['en', 'Quillon releases open-source speech model', 'Quillon', 'Quillon'],
    ['ko', '마이크로소프트, 새로운 음성 파운데이션 모델 3종 공개', 'Microsoft', '마이크로소프트'],
    ['zh', '美团发布全新开源大模型', 'Meituan', '美团'],
    ['en', 'Amazon-backed Anthropic releases new AI model', 'Anthropic', 'Anthropic'],
    ['en', 'Microsoft’s partner OpenAI releases new voice model', 'OpenAI', 'OpenAI'],
    ['en', 'OpenAI and Amazon release new AI model on Bedrock', 'OpenAI', 'OpenAI'],
    ['en', 'The next generation of Claude is here', 'Anthropic', 'Claude'],
    ['ko', '신규 모델 공개: 차세대 제미나이 등장', 'Google', '제미나이'],
    ['ko', '차세대 클로드가 공개됐다, 새 AI 모델', 'Anthropic', '클로드'],
    ['zh', '新一代文心大模型发布', 'Baidu', '文心'],
    ['ja', '新しいクロードモデルが登場', 'Anthropic', 'クロード'],
    ['ja', 'ソフトバンク、OpenAIと新AIモデルを開発', 'SoftBank', 'ソフトバンク'],
  ])('%s: %s', (language, title, name, quote) => {
    expect(vendorIn(title, undefined, language)).toMatchObject({ value: name, evidence: { field: 'title', quote } })
  })

  test.each([
    'New open source speech model beats OpenAI on every test',
    'Ex-Google researchers release new open source AI model',
    'OpenRouter releases new stealth AI models',
    'A start-up launches a model that beats the latest Gemini',
    'Researchers release coding model built like the new Claude',
    '新模型发布：某公司推出视频模型',
  ])('says nothing of %s', (title) => {
    expect(vendorIn(title)).toBeNull()
  })

  test('a maker’s own page says whose it is', () => {
    const url = 'https://www.anthropic.com/news/next'
    const vendor = vendorIn('Introducing the next generation of our AI models', url)
    expect(vendor).toMatchObject({ value: 'Anthropic', evidence: { field: 'url' } })
  })
})

test('a story keeps who brings it until a report names the model', () => {
  const nameless = reportOf('a', { ...releaseOf([]), vendor: model('Mistral', 'X', 'x').vendor })
  const silent = reportOf('b', releaseOf([]))
  const named = reportOf('c', releaseOf([model('Mistral AI', 'Larkspur 2', 'larkspur')]))
  expect(buildStoryView([silent, nameless]).facts).toMatchObject({ models: [], vendor: { value: 'Mistral AI' } })
  expect(buildStoryView([silent, nameless, named]).facts).toMatchObject({
    models: [{ vendor: { value: 'Mistral AI' } }],
    vendor: null,
  })
})
