import { describe, expect, it } from 'vitest'
import type { Topic } from '../../../src/core/topic.ts'
import { plainlyTold } from '../../../src/news/facts/plainly-told.ts'
import { readEntry } from '../../../src/news/read.ts'
import { scanText } from '../../../src/news/scan-text.ts'
import { releaseOf } from './read-fields.ts'

function told(topic: Topic, title: string, { summary = '', url = null as string | null, language = 'en' } = {}) {
  return plainlyTold(topic, scanText(title, summary, url, 'A feed', language))
}

describe('what has not come', () => {
  it.each([
    ['DeepSeek V9 still not released', 'en'],
    ['OpenAI has not yet launched GPT-9, and users wait', 'en'],
    ["Gemini 9 hasn't been released, whatever the leaks say", 'en'],
    ['GPT-9, 아직 출시되지 않아', 'ko'],
    ['DeepSeek V9 尚未发布', 'zh'],
    ['GPT-9はまだ公開されていない', 'ja'],
  ])('is no release: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBe(false)
  })

  it.each([
    ['DeepSeek V9 is released, and not a day too late', 'en'],
    ['GPT-9 is out: what is not yet known', 'en'],
    ['GPT-9, 아직 느리지만 출시', 'ko'],
  ])('or it is not said: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBeNull()
  })
})

describe('who looks for people', () => {
  it.each([
    ['Gemini 9 foundation model campus recruitment opens, internships included', 'en'],
    ['OpenAI is hiring for GPT-9', 'en'],
    ['通义千问9大模型团队2027校招启动', 'zh'],
    ['퀼론, 파운데이션 모델 라르크 9 연구원 채용', 'ko'],
  ])('releases nothing: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBe(false)
  })

  it.each([
    ['Google recruits testers for Gemini 9', 'en'],
    ['Hiring startup Quillon releases Larkspur 9, a model of its own', 'en'],
    ['채용 플랫폼 퀼론, 자체 모델 라르크 9 출시', 'ko'],
  ])('and others may: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBeNull()
  })
})

describe("a maker's page on a hub", () => {
  const page = 'https://huggingface.co/deepseek-ai/DeepSeek-V9'
  it.each([
    ['deepseek-ai/DeepSeek-V9 · Hugging Face', null],
    ['Qwen/Qwen9-Coder-30B · Hugging Face', null],
    ['nvidia/Nemotron-9-Nano is on Hugging Face', null],
    ['deepseek-ai/DeepSeek-V9', page],
  ])('is a release: %s', (title, url) => {
    expect(told('model-release', title, { url })).toBe(true)
  })

  it.each([
    ['somebody/DeepSeek-V9 · Hugging Face', null],
    ['nvidia/DeepSeek-V9 · Hugging Face', null],
    ['deepseek-ai/DeepSeek-V9-GGUF · Hugging Face', null],
    ['deepseek-ai/DeepSeek-V9-traces · Hugging Face', null],
    ['deepseek-ai/DeepSeek-V9', 'https://github.com/deepseek-ai/DeepSeek-V9'],
    ['deepseek-ai/DeepSeek-V9 · Hugging Face is slow today', null],
  ])('or it is not said: %s', (title, url) => {
    expect(told('model-release', title, { url })).toBeNull()
  })

  it('is read as one, with the name and the maker', () => {
    const title = 'deepseek-ai/DeepSeek-V9 · Hugging Face'
    const { facts } = readEntry(
      { id: 'e', title, summary: '', url: null, language: 'en' },
      { name: 'r/Models', kind: 'community', language: 'en' },
    )
    expect(facts).toMatchObject([
      { topic: 'model-release', models: [{ name: { value: 'DeepSeek-V9' }, vendor: { value: 'DeepSeek' } }] },
    ])
  })
})

describe('a quoted name with a number', () => {
  const summary = '한빛AI가 새로운 음성 AI 모델을 공개했다.'
  it.each(["한빛AI, 음성 인식 '라르크 오디오 2.0' 공개", '한빛AI, 가볍고 빠른 ‘노을-3B’ 2종 출시…"반값"'])(
    'came out: %s',
    (title) => {
      expect(told('model-release', title, { summary, language: 'ko' })).toBe(true)
    },
  )

  it.each([
    ["한빛전자, 접는 스마트폰 '노을 폴드 9' 공개", summary],
    ["한빛AI, 협업 도구 '노을 데스크' 출시", summary],
    ["한빛모터스, '노을 9' 출시", '지난 모델보다 200km 더 달린다.'],
    ["한빛AI '라르크 오디오 2.0' 써 보니", summary],
  ])('or something else did: %s', (title, text) => {
    expect(told('model-release', title, { summary: text, language: 'ko' })).toBeNull()
  })
})

describe('a quoted Japanese name with a number', () => {
  it.each([
    ['クイロン、国産LLM「ラルク 2」を公開', ''],
    ['クイロン、「Quill 3.5」を発表', '日本語に強い大規模言語モデルの新版で、APIで使える。'],
    ['クイロン、軽量版「Quill-3B」の提供を開始', '端末で動く音声認識モデル。'],
  ])('came out: %s', (title, summary) => {
    expect(told('model-release', title, { summary, language: 'ja' })).toBe(true)
  })

  it.each([
    ['クイロン、スマホ「ノヴァ 9」を発表', '端末で生成AIモデルが動く。'],
    ['クイロン、「ノヴァ 9」を発表', '新しい電気自動車で、従来モデルより軽い。'],
    ['クイロン、LLM「ラルク 2」を来月に公開へ', ''],
    ['LLM「ラルク 2」を使ってみた', ''],
  ])('or something else did: %s', (title, summary) => {
    expect(told('model-release', title, { summary, language: 'ja' })).toBeNull()
  })
})

describe('a maker whose models are called by their numbers', () => {
  it.each([
    ['DeepSeek releases V9', 'en'],
    ['Chinese start-up DeepSeek quietly drops V9', 'en'],
    ['DeepSeek’s V9 is here', 'en'],
    ['DeepSeek to launch V9 in May', 'en'],
    ['딥시크, V9 공개…코딩 성능 앞서', 'ko'],
    ['미니맥스, M9 출시', 'ko'],
    ['MiniMax发布M9', 'zh'],
    ['DeepSeek、V9を公開', 'ja'],
  ])('brings one: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBe(true)
  })

  it.each([
    ['DeepSeek releases V9 paper', 'en'],
    ['DeepSeek releases M9', 'en'],
    ['Quillon releases V9', 'en'],
    ['DeepSeek cuts the price of V9', 'en'],
    ['딥시크 V9, 누가 쓰나', 'ko'],
    ['MiniMax发布M9手机', 'zh'],
  ])('or does something else: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBeNull()
  })

  it.each([
    ['DeepSeek to launch V9 in May', 'en'],
    ['딥시크, V9 공개 임박', 'ko'],
  ])('and what is only to come is told as that: %s', (title, language) => {
    expect(releaseOf(title, '', language).status.value).toBe('rumoured')
  })
})

describe('a sum that goes into a company that builds AI', () => {
  it.each([
    'Studio Norland to invest $2 billion in Anthropic and license its cartoons',
    'Chip maker Alder invests up to €900M in Mistral AI for racks of its own',
    'Alder is making a $40 million investment in Cohere',
    'Alder plans $5B investment in start-up Anthropic',
  ])('is funding: %s', (title) => {
    expect(told('funding', title)).toBe(true)
  })

  it('in Korean', () => {
    expect(told('funding', '한빛전자, 앤트로픽에 최대 3조원 투자…칩도 공급', { language: 'ko' })).toBe(true)
    expect(told('funding', '앤트로픽, 한국에 최대 3조원 투자', { language: 'ko' })).toBeNull()
  })

  it.each([
    'After investing $2 billion in Anthropic, Alder looks elsewhere',
    'Alder invested $2 billion in Anthropic and regrets it',
    'Anthropic to invest $2 billion in Norland',
    'Alder to invest $2 billion in AMD',
  ])('or it goes elsewhere: %s', (title) => {
    expect(told('funding', title)).toBeNull()
  })

  it('into a fund is none', () => {
    expect(told('funding', 'Alder Partners closes $400 million second fund')).toBe(false)
  })
})
