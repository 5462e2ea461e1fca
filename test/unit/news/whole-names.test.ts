import { describe, expect, it } from 'vitest'
import { modelCandidates } from '../../../src/news/facts/release/model-candidates.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { modelOf, releaseOf } from './read-fields.ts'

describe('a model is called by its whole name', () => {
  it.each([
    ['en', 'Cohere: Command A 2 released', 'Command A 2', 'command a', '2'],
    ['en', 'Cohere Labs releases Aya Expanse 2 in 8B and 32B', 'Aya Expanse 2', 'aya', '2'],
    ['en', 'Adobe Firefly Image Model 6 is now available in beta', 'Firefly Image Model 6', 'firefly', '6'],
    ['en', 'Black Forest Labs releases FLUX.3 with open weights', 'FLUX.3', 'flux', '3'],
    ['en', 'Hugging Face releases SmolLM4, a 3B model', 'SmolLM4', 'smollm', '4'],
    ['en', 'Skywork releases R2, its new reasoning model', 'Skywork R2', 'skywork', '2'],
    ['en', 'Quillon announces Larkspur Pro 3, its flagship reasoning model', 'Larkspur Pro 3', 'larkspur', '3'],
    ['en', 'Deepgram launches Nova-4 speech-to-text model', 'Nova-4', 'nova', '4'],
    ['en', 'Skywork R2 released', 'Skywork R2', 'skywork', '2'],
    ['en', 'Mistral: Medium 4 is now available', 'Mistral Medium 4', 'mistral', '4'],
    ['en', 'Mistral releases Medium 4', 'Mistral Medium 4', 'mistral', '4'],
    ['ko', '엔씨AI, 바르코 비전 3.0 오픈소스로 공개', 'VARCO VISION 3.0', 'varco', '3.0'],
  ])('%s: %s', (language, title, name, family, version) => {
    const model = modelOf(title, '', language)
    expect([model.name.value, model.family, model.version]).toEqual([name, family, version])
  })

  it.each([
    ['en', 'OpenAI launches LX-5 AI model', 'LX-5'],
    ['en', 'Quillon launches Larkspur AI model', 'Larkspur'],
    ['en', 'Alibaba releases new AI model Larkspur', 'Larkspur'],
    ['en', 'Quillon unveils reasoning model Larkspur to rival GPT-5', 'Larkspur'],
    ['ko', '오픈AI, 추론 모델 라크스퍼 2.0 공개…성능 2배', '라크스퍼 2.0'],
    ['zh', '腾讯发布大模型燕草2.0', '燕草2.0'],
    ['ja', 'OpenAI、最新モデルラークスパー2.0を公開', 'ラークスパー2.0'],
  ])('on whichever side of the noun it stands, without quotes: %s, %s', (language, title, name) => {
    expect(modelOf(title, '', language).name.value).toBe(name)
  })

  it.each([
    ['Anthropic releases new AI model Friday', 'en'],
    ['Alibaba Releases New AI Model Amid Rivalry', 'en'],
    ['오픈AI, 새 AI 모델 공개…언어 모델 성능 2.5배', 'ko'],
  ])('and other words there are no name: %s', (title, language) => {
    expect(releaseOf(title, '', language).models).toEqual([])
  })

  it('though somebody shows it, and a word begins like one that measures it', () => {
    const summary = 'I trained a small TTS model with 300M parameters. Weights on Hugging Face under MIT.'
    const title = 'Show HN: Wrenlet – a 300M speech model that runs in the browser'
    expect(modelOf(title, summary).name.value).toBe('Wrenlet')
    const likely = releaseOf('Mystery model on LMArena is likely Gemini 4 Flash')
    expect([likely.status.value, likely.models[0]?.name.value]).toEqual(['rumoured', 'Gemini 4 Flash'])
  })

  it('and another maker has a line of that name', () => {
    expect(modelOf('Deepgram launches Nova-4 speech-to-text model').vendor?.value).toBe('Deepgram')
  })

  it.each([
    'DeepSeek delays V5 over chip problems',
    'DeepSeek’s V5 could land before the holidays, insiders say',
    'DeepSeek’s V5 is coming next week',
  ])('though it is late, or to come: %s', (title) => {
    const late = releaseOf(title)
    expect([late.status.value, late.models[0]?.name.value]).toEqual(['rumoured', 'DeepSeek V5'])
  })
})

it.each([
  [
    'that it came',
    'Quill Diffusion Preview Released: A Diffusion Language Model',
    '',
    'Quill Diffusion Preview Released',
  ],
  [
    'of which generation it is',
    'A new model',
    'Announcing the next-generation Quill Tab model.',
    'next-generation Quill Tab',
  ],
])('what says %s is no part of any name', (_, title, summary, whole) => {
  const names = modelCandidates(scannedText(title, { summary })).map(({ mention }) => mention.name)
  expect(names.length).toBeGreaterThan(0)
  expect(names).not.toContain(whole)
})
