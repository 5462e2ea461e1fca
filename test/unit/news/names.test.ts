import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../src/news/language.ts'
import { findModels } from '../../../src/news/names/find-models.ts'
import { modelParts } from '../../../src/news/names/model-parts.ts'
import { findOrganisations } from '../../../src/news/names/find-organisations.ts'
import { latinForm } from '../../../src/news/names/model-words.ts'

describe('findOrganisations', () => {
  it.each([
    ['앤트로픽이 새 자금을 모은다', 'Anthropic'],
    ['月之暗面完成新一轮融资', 'Moonshot AI'],
    ['智谱开源新模型', 'Zhipu AI'],
    ['a16z backs it', 'Andreessen Horowitz'],
    ['엔스케일이 새 자금을 모은다', 'Nscale'],
    ['セレブラスが資金を集める', 'Cerebras'],
    ['사카나AI가 새 자금을 모은다', 'Sakana AI'],
    ['サカナ AIが資金を集める', 'Sakana AI'],
    ['硅基流动完成新一轮融资', 'SiliconFlow'],
  ])('%s', (text, name) => {
    expect(findOrganisations(text).map((mention) => mention.organisation.name)).toContain(name)
  })

  it.each([
    ['메타버스 사업을 접는다', []],
    ['メタバースのクイロン、3億円を調達', []],
    ['メタ情報の管理', []],
    ['ヘリオン京都、3億円を調達', []],
    ['ソニー電子、3億円を調達', []],
    ['ソフトバンクグループとグーグルクラウド、メタが提携', ['SoftBank', 'Google', 'Meta']],
    ['アマゾンウェブサービス、メタプラットフォームズ', ['Amazon', 'Meta']],
    ['ソフトバンクビジョンファンドとサムスンエレクトロニクス', ['SoftBank', 'Samsung']],
    ['グーグル東京オフィスとアマゾン', ['Google', 'Amazon']],
    ['메타가 새 모델을 냈다', ['Meta']],
    ['헬싱키에서 열린 행사', []],
    ['新プランAIの発表', []],
    ['a figure of speech', []],
    ['Figure raises money', ['Figure AI']],
    ['user@OpenAI', []],
  ])('marks off names: %s', (text, names) => {
    expect(findOrganisations(text).map((mention) => mention.organisation.name)).toEqual(names)
  })

  it('needs whole Latin words', () => {
    expect(findOrganisations('Metadata for training Coherent intelligence')).toEqual([])
  })
})

describe('findModels', () => {
  it.each([
    ['its Orion AI model and the Vega open vision models', ['Orion', 'Vega']],
    ['non-Vega model', ['Vega']],
    ['a Lyra remodel, Vega\u00a0model', []],
    // What stands before the noun is taken once: `the Lyra video model` has its name in front.
    ['the video model Lyra model model', ['Lyra']],
    ['Lyra AI video speech model', []],
  ])('before the noun: %s', (text, names) => {
    const found = findModels(text).filter((mention) => mention.found === 'noun')
    expect(found.map(({ name }) => name)).toEqual(names)
  })

  it.each([
    ["'그록(Grok) 9.6'을 공개했다", 'Grok 9.6', 'grok', '9.6', null],
    ['뮤즈 스파크(Muse Spark) 9.1 공개', 'Muse Spark 9.1', 'muse', '9.1', null],
    ['제미나이(Gemini) 9 프로를 내놓았다', 'Gemini 9 Pro', 'gemini', '9', 'pro'],
    ['‘솔나리(Solnari) 4.0’ 공개', 'Solnari 4.0', undefined, '4.0', null],
    ['「つばめ（Tsubame）3」を公開', 'Tsubame 3', undefined, '3', null],
  ])('a version behind the Latin form is of the name: %s', (text, name, family, version, variant) => {
    const found = findModels(text).filter((mention) => mention.version !== null)
    expect(found.map((mention) => [mention.name, mention.family?.family, mention.version, mention.variant])).toEqual([
      [name, family, version, variant],
    ])
  })

  it.each(['그록(Grok) 3개월 만에 이용자 두 배', '구글(Gemini) 2026 행사', 'They compare it (with Grok) 4 times'])(
    'what else stands behind a bracket is no version: %s',
    (text) => {
      expect(findModels(text).filter(({ version }) => version !== null)).toEqual([])
    },
  )

  it.each([
    ['gpt-oss-120b', 'gpt-oss'],
    ['GPT Image 2', 'gpt-image'],
  ])('%s: where several families begin alike, the more special one is meant', (text, family) => {
    expect(findModels(text)[0]?.family?.family).toBe(family)
  })

  it.each([
    ['GPT-5.2 is here', 'GPT-5.2', 'gpt', '5.2', null],
    ['Anthropic ships Claude Opus 4.6 today', 'Claude Opus 4.6', 'claude', '4.6', 'opus'],
    ['구글, 제미나이 3 프로 공개', 'Gemini 3 Pro', 'gemini', '3', 'pro'],
    ['큐원 3.5 오픈소스 공개', 'Qwen 3.5', 'qwen', '3.5', null],
    ['通义千问3.5 正式开源', 'Qwen3.5', 'qwen', '3.5', null],
    ['DeepSeek-V4 spotted', 'DeepSeek-V4', 'deepseek', '4', null],
    ['Kimi K2.5 weights', 'Kimi K2.5', 'kimi', '2.5', null],
  ])('%s', (text, name, family, version, variant) => {
    const [mention] = findModels(text)
    expect(mention?.name).toBe(name)
    expect(mention?.family?.family).toBe(family)
    expect(mention?.version).toBe(version)
    expect(mention?.variant).toBe(variant)
  })

  it.each([
    ['퀼론AI, 차세대 언어모델 라크스퍼 4 출시', ['라크스퍼 4']],
    ['퀼론AI, 영상 생성 AI 모델 라크스퍼 4 정식 공개', ['라크스퍼 4']],
    ['퀼론AI, 언어모델 성능 4배 향상 공개', []],
    ['퀼론AI, 언어모델 라크스퍼 4종 공개', []],
    ['현대차, 신형 모델 라크스퍼 4 공개', []],
  ])('in Korean it is named by its number right behind the noun: %s', (text, names) => {
    expect(findModels(text).map(({ name }) => name)).toEqual(names)
  })

  it.each([
    'Opus is an audio codec',
    'the Opus codec 1.5 in browsers',
    'Opus 1.5 codec released',
    'training a sonata',
    'a step by step guide',
  ])('names no model of a known family: %s', (text) => {
    expect(findModels(text).filter((mention) => mention.family !== null)).toEqual([])
  })

  it.each([
    ['Qwen9-30B-A3B-Uncensored-Larkspur', '9', null],
    ['Qwen9-27B-FP8', '9', null],
    ['Nemotron-9-Nano-30B-A3B-BF16', '9', 'nano'],
    ['gemma-9-31B-it-NVFP4', '9', null],
    ['Qwen9-27B-DFlash', '9', null],
  ])('takes no part of a word for a variant, nor how numbers are stored: %s', (text, version, variant) => {
    expect(findModels(text)[0]).toMatchObject({ version, variant })
  })

  it.each([
    ['Larkspur2', '2', null],
    ['LarkR2', '2', 'r'],
    ['Lark-Video-T2V', null, 'video'],
    ['Lark-Step1.5', '1.5', null],
    ['Lark ColEmbed V9', '9', 'embed'],
  ])('takes the last letter of a word for no version: %s', (name, version, variant) => {
    expect(modelParts(name)).toMatchObject({ version, variant })
  })

  it('keeps sizes apart from variants', () => {
    const [mention] = findModels('Qwen3.5-27B-A3B on the hub')
    expect(mention).toMatchObject({ version: '3.5', variant: null, parameters: '27B-A3B' })
  })

  it.each(['xAI 그록(Grok) 2주 만에 새 모델 공개', '제미나이 3위로 밀려나', '그록 5회 연속 1위'])(
    'takes a number of weeks or a place for no version: %s',
    (text) => {
      expect(findModels(text).every(({ version }) => version === null)).toBe(true)
    },
  )

  it.each(['DeepSeek open-sources DeepSeek-V9', 'DeepSeek open sources DeepSeek-V9 today'])(
    'takes what a maker does for no part of its name: %s',
    (text) => {
      expect(findModels(text).map(({ name }) => name)).toEqual(['DeepSeek-V9'])
    },
  )

  it('points into the text', () => {
    const text = 'Today: Gemini-3 Pro arrives'
    const mention = findModels(text).find((one) => one.family !== null)
    expect(text.slice(mention?.start, mention?.end)).toBe('Gemini-3 Pro')
  })
})

describe('latinForm', () => {
  it.each([
    ['제미나이 9 플래시', 'Gemini 9 Flash'],
    ['제미나이 9 플래시라이트', 'Gemini 9 FlashLite'],
    ['클로드코드', 'ClaudeCode'],
    ['어니 봇 9', 'ERNIE Bot 9'],
    ['그록의', 'Grok의'],
    ['프로젝트 달무리', '프로젝트 달무리'],
    ['솔나리 2', '솔나리 2'],
    ['라마단 2', '라마단 2'],
  ])('%s as %s', (written, latin) => {
    expect(latinForm(written)).toBe(latin)
  })
})

describe('detectLanguage', () => {
  it.each([
    ['OpenAI, GPT-5 공개', 'en', 'ko'],
    ['Quillon raises $5M, tops millions', 'en', 'en'],
    ['OpenAI o3-mini, e-commerce agents', 'en', 'en'],
    ['Alibaba disponibiliza Qwen 4 em código aberto', 'en', 'pt'],
    ['Alibaba libera Qwen 4 en código abierto', 'en', 'es'],
    ['GPT-6 já está disponível', 'en', 'pt'],
    ['GPT-6 ist ab sofort verfügbar', 'en', 'de'],
    ['OpenAIがGPT-5を公開', 'en', 'ja'],
    ['OpenAI 发布新模型', 'en', 'zh'],
    ['OpenAI lance un modèle', 'fr-FR', 'fr'],
    ['Quillon sammelt 30 Millionen Euro ein', 'en', 'de'],
    ['Quillon lève 100 millions d’euros pour ses agents', 'en-US', 'fr'],
    ['Quillon levanta 12 millones en una ronda', '', 'es'],
    ['Quillon recebe aporte de R$ 5 mi para crescer', 'en-US', 'pt'],
    ['OpenAI lança GPT-9', 'en', 'pt'],
    ['Quillon raccoglie 12 milioni di euro', 'en', 'it'],
    ['Quillon haalt 12 miljoen euro op', 'en', 'nl'],
    ['Quillon raises $30M to take La Famiglia to Rio de Janeiro', 'en', 'en'],
    ['Twitter: “I’d do it,” he says', 'en', 'en'],
    ['OpenAI launches GPT-9', 'en', 'en'],
    ['Quillon rejser 12 millioner kroner og vil til USA', 'en', 'en'],
  ])('%s', (text, given, language) => {
    expect(detectLanguage(text, given)).toBe(language)
  })
})
